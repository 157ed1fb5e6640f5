using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Room;

/// <summary>The latched stop: why, when, what was done, and when it was proven. Kept until the reset.</summary>
internal sealed class StopRecord(StopOrigin? origin, Trip? trip, bool session, Instant at, DateTimeOffset wall)
{
    public StopOrigin? Origin => origin;
    public Trip? Trip { get; private set; } = trip;

    /// <summary>The room has a laser: its interlock is told of as well.</summary>
    public bool HasLaser { get; init; }
    public Instant At => at;
    public TimeSpan? SafeAfter { get; private set; }

    /// <summary>A hardware fault is among what tripped.</summary>
    public bool NeedsTechnician { get; private set; }

    /// <summary>Something was found, at once or after it; the worse is told, and a hardware fault before anything else.</summary>
    public void Found(Trip trip, bool needsTechnician)
    {
        if (Trip is null || trip.Action > Trip.Action || (needsTechnician && !NeedsTechnician)) Trip = trip;
        NeedsTechnician |= needsTechnician;
    }

    public void Proven(Instant now) => SafeAfter ??= now.Since(at);

    public StopView View(string? causeStill) => new(
        origin, Trip, at, wall, Trip?.What ?? Headline(), Trip?.Measured ?? "—", Trip?.Limit ?? "—",
        $"Vent opened and pump off, light off, heater off and steam turned away{(HasLaser ? ", the laser's interlock opened" : "")}; the energy contact was dropped.",
        Trip?.Operator ?? "Stay with the client. Ask how the skin feels and look at it.",
        (causeStill is null ? "" : "When what holds it is gone: ") + (session ? "Reset, check everything, then resume or end the session." : "Reset when everything is in order."),
        Trip?.Technician ?? $"Stopped by {origin}.", SafeAfter is not null, SafeAfter, causeStill is null && SafeAfter is not null,
        causeStill ?? (SafeAfter is null ? "The outputs are not proven safe yet." : null))
    { NeedsTechnician = NeedsTechnician };

    string Headline() => origin switch
    {
        StopOrigin.Panel => "Stopped at the panel.",
        StopOrigin.EmergencyStop => "The emergency stop was pressed.",
        StopOrigin.ClientButton => "The client pressed the button.",
        StopOrigin.Pedal => "Stopped with the pedal.",
        StopOrigin.Interface => "Stopped over the interface.",
        StopOrigin.Shutdown => "The controller was shut down.",
        StopOrigin.Door => "The door was opened.",
        null => "Stopped.",
        _ => throw new InvalidOperationException($"Origin {origin}."),
    };
}
