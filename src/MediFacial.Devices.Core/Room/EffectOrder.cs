using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Room;

/// <summary>What energy is asked for.</summary>
internal enum StartPurpose : byte
{
    Step,

    /// <summary>A diverted preheat, not the step itself.</summary>
    Preheat,

    /// <summary>The suction pulls at the operator's thumb.</summary>
    LeakTest,
}

/// <summary>Record, then energise: a start waits here until its authorisation is on disk and the energy contact is closed. At most one waits.</summary>
internal sealed class EffectOrder(RoomState room, RoomWatch watch, EffectList effects)
{
    Held? _held;

    public enum Outcome : byte { Nothing, Released, Expired }

    /// <param name="Runner">For whom.</param>
    public sealed record Held(Authorisation Authorisation, StepRunner Runner, StartPurpose Purpose, Instant FlushDeadline)
    {
        public Instant? ContactDeadline { get; set; }
    }

    public bool IsHolding => _held is not null;

    public bool Holds(StepRunner runner) => _held?.Runner == runner;

    public void Hold(Authorisation authorisation, StepRunner runner, StartPurpose purpose, Instant now) =>
        _held = new(authorisation, runner, purpose, now + SessionTexts.FlushWithin);

    /// <summary>A stop, trip or pause voids what waits.</summary>
    public void Void() => _held = null;

    public Outcome Tick(Instant now, out Held? held)
    {
        held = _held;
        if (_held is null) return Outcome.Nothing;
        if (_held.ContactDeadline is null)
        {
            if (!watch.IsFlushed(_held.Authorisation.Number)) return now > _held.FlushDeadline ? End(Outcome.Expired) : Outcome.Nothing;
            Arm(now);
            _held.ContactDeadline = now + SessionTexts.ContactWithin;
        }
        if (!room.HasEnergyContact || room.EnergyContactClosed) return End(Outcome.Released);
        return now > _held.ContactDeadline ? End(Outcome.Expired) : Outcome.Nothing;
    }

    Outcome End(Outcome outcome)
    {
        _held = null;
        return outcome;
    }

    void Arm(Instant now)
    {
        if (!room.HasEnergyContact || room.EnergyArmed) return;
        (room.EnergyArmed, room.EnergyArmedAt) = (true, now);
        effects.ArmEnergy(room.Guard.Ticket);
        effects.KickEnergy();
    }
}
