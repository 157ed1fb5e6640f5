using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Wire.Conformance;

namespace MediFacial.Devices.Scenarios.Tests.Conformance;

/// <summary>One part on a twin of its own, and the checks of its profile, in virtual time.</summary>
sealed class TwinLine
{
    const string Bus = "bench";
    const string Serial = "BEN-0001";

    readonly byte[] _buffer = new byte[1024];
    readonly ConformanceRun _run;
    readonly TwinRoom _room;
    readonly string _part;
    bool _isRebooted;

    /// <param name="simulated">What the twin is made from; null: the profile itself.</param>
    public TwinLine(PartProfile part, ConformanceSetup? setup = null, PartProfile? simulated = null)
    {
        _part = part.Id;
        _run = new(setup ?? SetupOf(part));
        _room = new(RoomTwins.Of(PlanOf(simulated ?? part)));
        // On a bench the supply of the actuators is there, and stays.
        _room.SetOutputLine("ENERGY_RUN", true);
        _room.SetOutputLine("ENERGY_PERMIT", true);
        _room.Advance(TimeSpan.FromMilliseconds(100));
        _room.Apply(new WeldEnergyContact(true));
        _room.Apply(new WeldPermitContact(true));
        // A probe is pressed on skin until every value has settled.
        if (_room.Truth.Skin is null) return;
        _room.Apply(new PressProbe(SkinRegion.Forehead));
        _room.Advance(TimeSpan.FromSeconds(31));
    }

    /// <summary>What the part says on its way to the host: how much later it comes (null: never), and what it becomes.</summary>
    public Func<byte[], (TimeSpan? Late, byte[] Said)> Spoils { get; init; } = said => (TimeSpan.Zero, said);

    public TwinRoom Room => _room;
    public List<byte[]> Sent { get; } = [];

    /// <summary>Called before every frame to the part.</summary>
    public Action<ConformanceRun, Instant>? Watch { get; init; }

    public static ConformanceSetup SetupOf(PartProfile part, bool energise = true) => new(part, SourceOf(part), part.Wire is ModbusRtuWire ? 7 : 0, Serial)
    {
        Energise = energise,
        PowerCycle = true,
    };

    public ImmutableArray<ConformanceRow> Play()
    {
        var late = new List<(Instant At, byte[] Said)>();
        _run.Begin(_room.Now);
        for (var steps = 0; !_run.IsDone; steps++)
        {
            steps.ShouldBeLessThan(1_000_000, _run.Doing);
            var now = _room.Now;
            _run.Tick(now);
            Watch?.Invoke(_run, now);
            while (_run.TryTransmit(now, out var frame))
            {
                Sent.Add(frame.ToArray());
                _room.Receive(Bus, frame);
            }
            if (_run.Hand == ConformanceHand.SwitchOff && !_isRebooted)
            {
                _room.Apply(new Reboot(_part));
                _isRebooted = true;
            }
            var next = Instant.Earlier(_run.NextDeadline, Instant.Earlier(_room.NextEvent, late.Count > 0 ? late.Min(each => each.At) : Instant.Never));
            if (_run.IsDone) break;
            _room.Advance(new(Math.Max(next.Ticks - now.Ticks, 1)));
            while (_room.TryTransmit(Bus, _buffer, out var count))
                if (Spoils(_buffer[..count]) is { Late: { } delay } spoilt) late.Add((_room.Now + delay, spoilt.Said));
            foreach (var due in late.Where(each => each.At <= _room.Now).ToArray())
            {
                late.Remove(due);
                _run.Receive(due.Said, _room.Now);
            }
        }
        return _run.Rows;
    }

    static SourceMap SourceOf(PartProfile part) =>
        ShippedProfiles.All.Parts.FirstOrDefault(each => each.Value?.Id == part.Id)?.Source ?? SourceMap.Empty;

    static RoomPlan PlanOf(PartProfile part)
    {
        var serial = part.Wire switch { ModbusRtuWire modbus => modbus.Serial, AsciiLineWire ascii => ascii.Serial, var wire => throw new ArgumentException($"{wire} is no serial wire.", nameof(part)) };
        var profile = new RoomProfile("bench", "Bench", true, [], [], [], [], new(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), true), []);
        return new(profile, [new(new(0), Bus, Bus, serial, [new(0)])], [new(new(0), part.Id, part, new(0), 7, Serial, LeaseEnforcement.None)], [], [], [], [], []);
    }
}
