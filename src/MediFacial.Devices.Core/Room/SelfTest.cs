using System.Collections.Immutable;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Room;

/// <summary>One question of the self-test and its answer.</summary>
/// <param name="Took">How long the contact needed; null where nothing is timed.</param>
/// <param name="WhatToDo">Empty when it passed.</param>
public sealed record SelfTestRow(string Question, bool Passed, TimeSpan? Took, string Operator, string WhatToDo, string Technician);

/// <summary>The last self-test. It counts until the next one, which the next session begins with.</summary>
public sealed record SelfTestView(DateTimeOffset Wall, ImmutableArray<SelfTestRow> Rows)
{
    public bool Passed => Rows.All(row => row.Passed);
}

/// <summary>Before the first step of a session: does the energy contact close when told, does nothing act while it is closed without an order, does it open when told?</summary>
/// <remarks>
/// An undetected fault counts as there (domain §8.1), so a welded contact or a stuck relay is looked for while no device is at a client.
/// No device is asked to do anything. Everything that fails blocks energy, not the manual steps.
/// </remarks>
internal sealed class SelfTest(RoomState room, EffectList effects)
{
    enum Phase : byte { Idle, Clearing, Closing, Watching, Opening }

    static readonly TimeSpan CloseWithin = TimeSpan.FromMilliseconds(500);

    /// <summary>Two polls of the slowest proving sensor, so that what acts without an order is seen.</summary>
    static readonly TimeSpan WatchFor = TimeSpan.FromMilliseconds(400);

    /// <summary>The relay opens 20 ms after the level is low; its monostable alone would need 600 ms (Decisions 4).</summary>
    static readonly TimeSpan OpenWithin = TimeSpan.FromMilliseconds(700);

    readonly List<SelfTestRow> _rows = [];
    Phase _phase;
    Instant _since;

    public SelfTestView? Last { get; private set; }

    /// <summary>The energy contact is closed for the test.</summary>
    public bool HoldsContact => _phase is Phase.Closing or Phase.Watching;

    public void Begin(Instant now)
    {
        _rows.Clear();
        Say("Is the emergency stop healthy?", room.EmergencyStopHealthy, null, "The emergency stop is pressed or cannot be read.", "Release it where it was pressed.", "Line emergency-stop is not active.");
        (_phase, _since) = (room.HasEnergyContact && room.EmergencyStopHealthy ? Phase.Clearing : Phase.Idle, now);
    }

    /// <summary>A stop: the contact has been dropped by it.</summary>
    public void Void() => _phase = Phase.Idle;

    /// <returns>True when it has come to its end.</returns>
    public bool Tick(Instant now)
    {
        var inPhase = now.Since(_since);
        switch (_phase)
        {
            case Phase.Clearing when room.AreEnergyContactsOpen:
                (room.EnergyArmed, room.EnergyArmedAt) = (true, now);
                effects.ArmEnergy(room.Guard.Ticket);
                effects.KickEnergy();
                (_phase, _since) = (Phase.Closing, now);
                return false;
            case Phase.Clearing when inPhase > OpenWithin:
                Say("Is the energy contact open before it is asked to close?", false, null, "The energy contact is closed although nobody closed it, or cannot be read.", "Call the technician: a relay may be welded.", "Not read back open before arming.");
                return End(now);
            case Phase.Closing when room.EnergyContactClosed:
                Say("Does the energy contact close?", true, inPhase);
                (_phase, _since) = (Phase.Watching, now);
                return false;
            case Phase.Closing when inPhase > CloseWithin:
                Say("Does the energy contact close?", false, inPhase, "The energy contact did not close.", "Call the technician. Steps by hand are possible.", "Not read back closed within 500 ms of arming: relay, guard, wiring or emergency stop chain.");
                Drop();
                return End(now);
            case Phase.Watching when WhatActs(now) is { } acts:
                Say("Does nothing act without an order?", false, null, $"{acts} acts although nothing was asked of it.", "Keep it away from the client and call the technician.", $"{acts}: its guard sensor is not at its safe value while the contact is closed.");
                return Open(now);
            case Phase.Watching when inPhase >= WatchFor:
                Say("Does nothing act without an order?", true, null);
                return Open(now);
            case Phase.Opening when room.AreEnergyContactsOpen:
                Say("Does the energy contact open?", true, inPhase);
                return End(now);
            case Phase.Opening when inPhase > OpenWithin:
                Say("Does the energy contact open?", false, inPhase, "The energy contact did not open.", "Take all devices away and switch the room off at its main switch.", "Not read back open within 700 ms of the drop: a welded contact.");
                return End(now);
            case Phase.Idle:
                return End(now);
            default:
                return false;
        }
    }

    /// <summary>Why a device may not be energised: what failed; nothing before the first test of this run, which a session begins with.</summary>
    public IEnumerable<ReadinessReason> Against() =>
        Last is null ? [] : Last.Rows.Where(row => !row.Passed).Select(row => new ReadinessReason(null, true, $"Self-test: {row.Operator}", row.WhatToDo));

    bool Open(Instant now)
    {
        Drop();
        (_phase, _since) = (Phase.Opening, now);
        return false;
    }

    void Drop()
    {
        room.EnergyArmed = false;
        effects.DropEnergy();
    }

    bool End(Instant now)
    {
        _phase = Phase.Idle;
        Last = new(room.Wall.At(now), [.. _rows]);
        return true;
    }

    /// <summary>Only what is read and not safe acts; a sensor that is absent is the business of the readiness list.</summary>
    string? WhatActs(Instant now)
    {
        foreach (var device in room.Devices)
        {
            var acts = device.Plan switch
            {
                SuctionPlan suction => room.Readings.At(suction.Guard, now) is { IsGood: true } vacuum && !SafeProof.Vacuum.Contains(vacuum.Value.As<Kilopascals>()) || room.Readings.IsOn(suction.PumpRunning, now),
                LightPlan light => room.Readings.At(light.Guard, now) is { IsGood: true } irradiance && !SafeProof.Light.Contains(irradiance.Value.As<Irradiance>()),
                _ => false,
            };
            if (acts) return device.Plan.Name;
        }
        return null;
    }

    void Say(string question, bool passed, TimeSpan? took, string forOperator = "", string whatToDo = "", string forTechnician = "") =>
        _rows.Add(new(question, passed, took, forOperator, whatToDo, forTechnician));
}
