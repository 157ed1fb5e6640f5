using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

public enum TripKind : byte
{
    OverLimit, Stale, LinkLost, Lease, EmergencyStop, Door, SupervisorIncomplete, CycleSlip, Journal, Interlock, Unproven, DeviceFault, TimeCap, Dose, Bug,
}

/// <summary>Ordered by severity: the worst wins.</summary>
public enum TripAction : byte
{
    Note, Warn,
    /// <summary>Energy off, the session pauses.</summary>
    Hold,
    /// <summary>Energy off, latched, the session is stopped.</summary>
    Stop,
    /// <summary>As stop, and the energy contact is dropped.</summary>
    Emergency,
}

/// <summary>The act of going safe because something passed its limit.</summary>
/// <param name="Rule">Id of the rule, such as <c>vacuum-over-limit</c>.</param>
/// <param name="Measured">What was measured, with unit; "—" where nothing was.</param>
/// <param name="Limit">The limit it passed, with unit.</param>
/// <param name="Operator">What happened and what to do for the client now.</param>
/// <param name="Technician">What to look at.</param>
public sealed record Trip(
    string Rule, TripKind Kind, TripAction Action, string What, string Measured, string Limit, Instant At, string Operator, string Technician);
