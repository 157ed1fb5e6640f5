namespace MediFacial.Devices.Core.Commands;

public enum RefusalKind : byte
{
    NotNow, NotReady, Limit, Interlock, Contraindicated, Unknown, Journal, OtherPanelCommands, Latched, Incomplete, Dose, Authorisation,
}

/// <summary>Why something asked was not done: one sentence for the operator, one for the technician.</summary>
public sealed record Refusal(RefusalKind Kind, string Operator, string Technician);
