using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Runtime;

namespace MediFacial.Devices.Panel.Room;

/// <summary>A client card while it is being filled in: what is still missing, what its answers leave out, and what the visit will then be.</summary>
public sealed class CardDraft(ProtocolProfile protocol)
{
    readonly Dictionary<string, bool> _answers = [];

    public ProtocolProfile Protocol { get; } = protocol;
    public string Initials { get; set; } = "";
    public string Client { get; set; } = "";
    public Phototype? Phototype { get; set; }
    public SkinType? Skin { get; set; }
    public string? Visit { get; set; }

    /// <summary>Devices that this visit does without: their steps are left out.</summary>
    public HashSet<DeviceKind> Without { get; } = [];

    public bool Uses(DeviceKind kind) => Steps.Any(step => LeavesOut(step) is null && step.Needs == kind);

    /// <summary>Does a reason that blocks concern a device that this visit needs, or the whole room?</summary>
    public bool IsBlockedBy(ReadinessReason reason, RoomSnapshot room) => reason.Blocks
        && (reason.Device is not { } name || room.Devices.FirstOrDefault(device => device.Name == name) is not { } device || (Uses(device.Kind) && !Without.Contains(device.Kind)));

    public bool? Answer(Contraindication question) => _answers.TryGetValue(question.Id, out var yes) ? yes : null;

    public void Answer(Contraindication question, bool yes) => _answers[question.Id] = yes;

    public IEnumerable<Contraindication> Unanswered => Protocol.Contraindications.Where(question => Answer(question) is null);

    public IEnumerable<Contraindication> AnsweredYes => Protocol.Contraindications.Where(question => Answer(question) == true);

    /// <summary>The answer that forbids the whole protocol; null when there is none.</summary>
    public Contraindication? Forbids => AnsweredYes.FirstOrDefault(question => question.BlocksAll);

    /// <summary>Why a step is left out; null when it will be done.</summary>
    public Contraindication? LeavesOut(StepProfile step) => AnsweredYes.FirstOrDefault(question => question.BlocksSteps.Contains(step.Id));

    /// <summary>Steps of this visit for this skin, blocked ones among them.</summary>
    public IEnumerable<StepProfile> Steps => Protocol.Steps.Where(step =>
        Phototype is { } phototype ? step.IsFor(phototype, Visit) : step.Visits.IsEmpty || Visit is null || step.Visits.Contains(Visit));

    public TimeSpan Length => Steps.Where(step => LeavesOut(step) is null && !(step.Needs is { } kind && Without.Contains(kind))).Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Nominal);

    /// <summary>What is still missing, each in a few words; empty when the card is complete.</summary>
    public ImmutableArray<string> Missing
    {
        get
        {
            var missing = ImmutableArray.CreateBuilder<string>();
            if (string.IsNullOrWhiteSpace(Initials)) missing.Add("your initials");
            if (string.IsNullOrWhiteSpace(Client)) missing.Add("the client's pseudonym");
            if (Phototype is null) missing.Add("the phototype");
            if (Skin is null) missing.Add("the skin type");
            if (!Protocol.Visits.IsEmpty && Visit is null) missing.Add("the kind of visit");
            var open = Unanswered.Count();
            if (open > 0) missing.Add(open == 1 ? "one answer" : $"{open} answers");
            return missing.ToImmutable();
        }
    }

    public bool IsComplete => Missing.IsEmpty && Forbids is null;

    /// <exception cref="InvalidOperationException">The card is not complete.</exception>
    public StartSession ToRequest(string from, Shelf shelf) => IsComplete && Phototype is { } phototype && Skin is { } skin
        ? new StartSession(from, Guid.CreateVersion7(), Protocol, ProductsOf(shelf),
            new ClientCard(Initials.Trim().ToUpperInvariant(), Client.Trim(), phototype, skin, Visit,
                [.. Protocol.Contraindications.Select(question => new CardAnswer(question.Id, Answer(question) == true))]),
            [.. FilesOf(shelf)])
        { Without = [.. Without] }
        : throw new InvalidOperationException("The client card is not complete.");

    ImmutableArray<ProductProfile> ProductsOf(Shelf shelf)
    {
        var named = Steps.OfType<ManualStep>().SelectMany(step => step.Products).ToHashSet(StringComparer.Ordinal);
        return [.. shelf.Products.Where(product => named.Contains(product.Id))];
    }

    /// <summary>Files are found by the id of what they hold.</summary>
    IEnumerable<ProfileFile> FilesOf(Shelf shelf) =>
        from id in ProductsOf(shelf).Select(product => product.Id).Prepend(Protocol.Id)
        where shelf.Files.ContainsKey(id)
        select shelf.Files[id];
}
