using System.Collections.Immutable;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Texts;
using MediFacial.Devices.Runtime;

namespace MediFacial.Devices.Panel.Room;

/// <summary>What the dose ledger and the products say against a card, told before it is sent. The room judges again when it is.</summary>
/// <param name="Forbids">The whole visit is refused.</param>
public sealed record DoseNote(bool Forbids, string Text, string Act)
{
    public static ImmutableArray<DoseNote> Of(CardDraft draft, RoomSnapshot room, Shelf shelf)
    {
        if (string.IsNullOrWhiteSpace(draft.Client) || draft.Phototype is not { } phototype) return [];
        var question = new DoseQuestion(draft.Client, Guid.Empty, draft.Protocol, phototype);
        var notes = ImmutableArray.CreateBuilder<DoseNote>();
        if (ProductCheck.WhyNot(draft.Protocol, shelf.Products, phototype, draft.Visit, step => draft.Protocol.Steps.Any(each => each.Id == step && draft.LeavesOut(each) is not null)) is { } product)
            notes.Add(new(true, "Not for this skin", product.Operator));
        if (DoseJudge.AgainstVisit(room.Doses, question, room.Wall) is { } early) notes.Add(new(true, $"Again from {Date(early)}", $"{early.Because}."));
        var open = draft.Steps.Where(step => Modalities.Of(step) is not null && draft.LeavesOut(step) is null).ToArray();
        var tooEarly = open.Select(step => (Step: step, Early: DoseJudge.Against(room.Doses, question, step, room.Wall))).Where(each => each.Early is not null).ToArray();
        foreach (var (step, refusal) in tooEarly) notes.Add(new(false, $"{step.Title} again from {Date(refusal!)}", $"{refusal!.Because}."));
        if (open.Length > 0 && tooEarly.Length == open.Length) notes.Add(new(true, "Nothing that treats is left today", "Choose another protocol, or another day."));
        foreach (var step in open.Except(tooEarly.Select(each => each.Step)))
            if (DoseJudge.Rest(room.Doses, question, step, room.Wall) is { IsLess: true } rest) notes.Add(new(false, $"{step.Title}: only the rest", Left(step, rest)));
        return notes.ToImmutable();
    }

    static string Left(StepProfile step, DoseRest rest) => step switch
    {
        LightStep light => $"The skin has had part of it today; {new Core.Units.Fluence(Math.Round(rest.Amount ?? 0, 1))} of {light.Dose} are left.",
        SuctionStep => $"Left: {string.Join(", ", rest.Passes.Where(region => region.Passes > 0).Select(region => $"{Regions.Say(region.Region).ToLowerInvariant()} {region.Passes}×"))}.",
        _ => $"The skin has had part of it today; {Durations.Say(TimeSpan.FromSeconds(rest.Amount ?? 0))} are left.",
    };

    static string Date(DoseRefusal refusal) => Durations.SayDate(refusal.From, TimeZoneInfo.Local);
}
