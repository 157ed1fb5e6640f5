using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>What the client card says against a session. The panel shows the same; this is where it counts.</summary>
public static class CardCheck
{
    /// <summary>Null when the session may be opened.</summary>
    public static Refusal? WhyNot(StartSession start)
    {
        var (protocol, card) = (start.Protocol, start.Card);
        if (Missing(card.OperatorInitials, 4)) return new(RefusalKind.Incomplete, "Enter your initials: 1 to 4 letters.", "Card: operator initials.");
        if (Missing(card.ClientPseudonym, 40)) return new(RefusalKind.Incomplete, "Enter the client's number or pseudonym: 1 to 40 characters, no real name.", "Card: client pseudonym.");
        if (!Enum.IsDefined(card.Phototype)) return new(RefusalKind.Incomplete, "Choose the client's phototype, I to VI.", "Card: phototype.");
        if (!Enum.IsDefined(card.Skin)) return new(RefusalKind.Incomplete, "Choose the client's skin type: it decides how strong the suction may be.", "Card: skin type.");
        if (!protocol.Visits.IsEmpty && protocol.Visits.All(visit => visit.Id != card.Visit))
            return new(RefusalKind.Incomplete, $"Choose the kind of visit: {string.Join(", ", protocol.Visits.Select(visit => visit.Name))}.", $"Card: visit '{card.Visit}'.");
        foreach (var asked in protocol.Contraindications)
        {
            if (card.Answers.All(answer => answer.Contraindication != asked.Id))
                return new(RefusalKind.Incomplete, $"Answer first: {asked.Question}", $"Card: {asked.Id} is not answered.");
            if (asked.BlocksAll && Says(card, asked))
                return new(RefusalKind.Contraindicated, $"Not today: {asked.Because}", $"{asked.Id} blocks the whole protocol ({asked.Source}).");
        }
        return null;
    }

    /// <summary>Why a step is left out; null when it is not.</summary>
    public static string? Blocks(StartSession start, string step) => Blocks(start.Protocol, start.Card, step);

    public static string? Blocks(ProtocolProfile protocol, ClientCard card, string step) =>
        protocol.Contraindications.FirstOrDefault(asked => asked.BlocksSteps.Contains(step) && Says(card, asked))?.Because;

    /// <summary>Blocks it, or everything, by what the client said meanwhile.</summary>
    public static string? BlocksNow(StartSession start, string step) =>
        start.Protocol.Contraindications.FirstOrDefault(asked => (asked.BlocksAll || asked.BlocksSteps.Contains(step)) && Says(start.Card, asked))?.Because;

    internal static bool Says(ClientCard card, Contraindication asked) => card.Answers.Any(answer => answer.Contraindication == asked.Id && answer.Yes);

    static bool Missing(string text, int longest) => string.IsNullOrWhiteSpace(text) || text.Trim().Length > longest;
}
