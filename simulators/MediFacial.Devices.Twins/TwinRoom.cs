using System.Collections.Immutable;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins;

/// <summary>The whole simulated room: buses with their parts, pins, safety relay and all plants, coupled. Single-threaded, without clock, thread or I/O.</summary>
/// <remarks>
/// Physics and firmware run on a fixed grid of 1 ms (temperatures 20 ms) laid from the room's start, and wires at their own instants in between. So one
/// <see cref="Advance"/> of 100 ms and a hundred of 1 ms give the same room, bit by bit.
/// </remarks>
public sealed partial class TwinRoom
{
    static readonly long Grid = TimeSpan.TicksPerMillisecond;
    static readonly long SlowGrid = 20 * TimeSpan.TicksPerMillisecond;

    readonly VacuumPlant _vacuum;
    readonly LightPlant _light;
    readonly SteamPlant _steam;
    readonly Handpiece _handpiece;
    readonly SafetyRelayTwin _run;
    readonly SafetyRelayTwin _permit;
    readonly EmergencyStopTwin _stop;
    readonly SteamerBaseTwin _steamer;
    readonly RoomBus[] _buses;
    readonly SuctionConsoleTwin[] _consoles;
    readonly AnalogueInputTwin[] _inputs;
    readonly LedDriverTwin[] _drivers;
    readonly RegisterTwin[] _registers;
    readonly LineTwin[] _lines;
    readonly SkinProbeTwin[] _probes;
    readonly ProbeHand _probeHand;
    readonly ImmutableArray<PartTwin> _parts;
    readonly bool[] _outputs = new bool[RoomLines.Names.Length];
    long _now, _nextGrid = Grid, _nextSlow = SlowGrid;
    long _due;
    readonly PushButton _pedal, _clientButton;
    readonly int[] _wired;
    uint _disturbed;
    bool _mains = true;
    long _handsMoveAt = Instant.Never.Ticks;
    bool _panelInPlace = true;

    /// <exception cref="ArgumentException">A bus mixes kinds of wire, or names or addresses are doubled.</exception>
    public TwinRoom(TwinRoomSetup setup)
    {
        var noise = new NoiseSource(setup.Seed);
        (_run, _permit) = (new(setup.Relays), new(setup.Relays));
        _vacuum = new VacuumPlant(setup.Vacuum);
        _vacuum.FillWaste(setup.Waste);
        _light = new LightPlant(setup.Light);
        _steam = new SteamPlant(setup.Steam);
        _steamer = new SteamerBaseTwin(_steam);
        _handpiece = new Handpiece(noise.Fork(1));
        _door = new RoomDoor(noise.Fork(10_001)) { Parameters = setup.Door };
        _probeHand = new(new Skin(setup.Skin, _steam), noise.Fork(10_004));
        var maker = new PartMaker(_vacuum, _light, _steam, _handpiece, _probeHand, noise);
        _buses = [.. setup.Buses.Select(maker.MakeBus)];
        _parts = [.. maker.Parts];
        if (_parts.Select(part => part.Name).Concat(_buses.Select(bus => bus.Name)).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } doubled)
            throw new ArgumentException($"The name '{doubled.Key}' is given twice.", nameof(setup));
        _consoles = [.. _parts.OfType<SuctionConsoleTwin>()];
        _inputs = [.. _parts.OfType<AnalogueInputTwin>()];
        _drivers = [.. _parts.OfType<LedDriverTwin>()];
        _registers = [.. _parts.OfType<RegisterTwin>()];
        _lines = [.. _parts.OfType<LineTwin>()];
        _probes = [.. _parts.OfType<SkinProbeTwin>()];
        _stop = new(setup.EmergencyStopSkew);
        (_pedal, _clientButton) = (new(noise.Fork(10_002)), new(noise.Fork(10_003)));
        _wired = [.. Enumerable.Range(0, _buses.Length)];
        Setup = setup;
    }

    public TwinRoomSetup Setup { get; }

    /// <summary>Time since the room began.</summary>
    public Instant Now => new(_now);

    /// <summary>Every part on a bus, by the names that faults use.</summary>
    public ImmutableArray<PartTwin> Parts => _parts;

    public int BusCount => _buses.Length;

    public string BusName(int bus) => _buses[bus].Name;

    /// <exception cref="ArgumentException">No such bus.</exception>
    public int BusNumber(string bus)
    {
        for (var index = 0; index < _buses.Length; index++)
            if (_buses[index].Name == bus) return index;
        throw new ArgumentException($"The simulated room has no bus '{bus}'; it has {string.Join(", ", _buses.Select(known => known.Name))}.", nameof(bus));
    }

    /// <summary>False while the adapter of the bus is pulled.</summary>
    public bool IsPlugged(int bus) => Port(bus).Plugged;

    /// <summary>What hangs on a port of the host: its own bus, unless somebody has swapped plugs.</summary>
    RoomBus Port(int port) => _buses[_wired[port]];

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan elapsed)
    {
        var until = _now + elapsed.Ticks;
        while (_nextGrid <= until)
        {
            if (_due > _nextGrid) PassQuietly(until);
            if (_nextGrid > until) break;
            _now = _nextGrid;
            _nextGrid += Grid;
            Step();
            _due = OnGrid(Due());
        }
        _now = until;
        if (_handsMoveAt <= until) FollowHands();
        foreach (var bus in _buses) bus.AdvanceTo(until);
    }

    /// <summary>The host began to send these bytes now.</summary>
    public void Receive(int bus, ReadOnlySpan<byte> bytes)
    {
        if (!Port(bus).Plugged) return;
        Port(bus).Twin.Receive(bytes);
        _due = 0;
    }

    public void Receive(string bus, ReadOnlySpan<byte> bytes) => Receive(BusNumber(bus), bytes);

    /// <summary>Takes what parts have sent on a bus by now, as much as the buffer takes; ask until there is no more.</summary>
    public bool TryTransmit(int bus, Span<byte> buffer, out int count)
    {
        count = 0;
        return Port(bus).Plugged && Port(bus).Twin.TryTransmit(buffer, out count);
    }

    public bool TryTransmit(string bus, Span<byte> buffer, out int count) => TryTransmit(BusNumber(bus), buffer, out count);

    /// <summary>When the room will next have something to say or a line will change without further input. Advancing to it always makes progress.</summary>
    public Instant NextEvent
    {
        get
        {
            var firmware = Math.Min(Math.Min(_run.NextEvent, _permit.NextEvent), LaserDue);
            foreach (var console in _consoles) firmware = Math.Min(firmware, console.TimeOutAt);
            foreach (var driver in _drivers) firmware = Math.Min(firmware, driver.TimeOutAt);
            var next = OnGrid(firmware);
            foreach (var bus in _buses)
                if (bus.Plugged) next = Math.Min(next, bus.Twin.NextEvent.Ticks);
            next = Math.Min(next, _handsMoveAt);
            if (_steam.MaySwitch) next = Math.Min(next, _nextSlow);
            return new(Math.Max(next, _now));
        }
    }

    /// <summary>True values, now.</summary>
    public TruthView Truth => WithProbe(WithLaser(new(
        Now, new Kilopascals(_vacuum.Vacuum), PumpRuns, _vacuum.VentOpen, _vacuum.TipSealed, _vacuum.FluidFlow,
        new Percent(100 * _vacuum.Waste / _vacuum.Parameters.WasteBottle),
        new Irradiance(_light.OnSkin(0)), new Irradiance(_light.OnSkin(1)), new Irradiance(_light.OnSkin(2)), new Irradiance(_light.OnSkin(3)),
        new Celsius(_light.Board), new Celsius(_light.SkinSide),
        _steam.HeaterPower, _steam.Aim > 0 && _steam.Steam > 0, _steam.Aim > 0, new Celsius(_steam.Face), new Celsius(_steam.Skin), new Celsius(_steam.Outlet),
        new Celsius(_steam.Water), new Percent(_steam.Level), _steam.IsBoiling,
        new Centimetres(_steam.Parameters.Distance), _run.ContactClosed, _permit.ContactClosed, _outputs[RoomLines.GuardSounder],
        !_stop.IsPressed, _door.Closed)));

    bool PumpRuns
    {
        get
        {
            foreach (var console in _consoles)
                if (console.PumpRuns) return true;
            return false;
        }
    }

    /// <summary>Points of the grid at which only air moves: nobody else has to look.</summary>
    void PassQuietly(long until)
    {
        if (_vacuum.AtRest)
        {
            _nextGrid = Math.Min(_due, (until / Grid * Grid) + Grid);
            return;
        }
        for (; _nextGrid < _due && _nextGrid <= until; _nextGrid += Grid) _vacuum.Step(_nextGrid, Grid);
    }

    /// <summary>The earliest instant at which a wire, firmware, relay, hand or temperature does something; input makes it now.</summary>
    long Due()
    {
        if (_handsMoveAt <= _now) FollowHands();
        var due = Math.Min(Math.Min(Math.Min(Math.Min(_nextSlow, _handsMoveAt), LaserDue), _handpiece.NextMove), Math.Min(_run.NextEvent, _permit.NextEvent));
        foreach (var bus in _buses) due = Math.Min(due, bus.Twin.NextReading.Ticks);
        foreach (var console in _consoles) due = Math.Min(due, Math.Min(console.SampleAt, console.TimeOutAt));
        foreach (var driver in _drivers) due = Math.Min(due, driver.TimeOutAt);
        return due;
    }

    /// <summary>Firmware acts at the first point of the grid at which it is due.</summary>
    long OnGrid(long due)
    {
        if (due == Instant.Never.Ticks) return due;
        return due <= _nextGrid ? _nextGrid : (due + Grid - 1) / Grid * Grid;
    }

    void Step()
    {
        foreach (var bus in _buses)
            if (bus.Twin.NextReading.Ticks <= _now) bus.AdvanceTo(_now);
        FollowStop();
        _run.Step(_now);
        _permit.Step(_now);
        var supply = _run.ContactClosed && _permit.ContactClosed;
        foreach (var console in _consoles) console.Step(_now, supply);
        foreach (var driver in _drivers) driver.Step(_now, supply);
        _steamer.Step(_now, supply);
        StepLaser(supply);
        _handpiece.Step(_now, PumpRuns);
        _vacuum.TipSealed = _handpiece.Sealed;
        _vacuum.Step(_now, Grid);
        if (_now >= _nextSlow) StepSlowly();
        FollowLines();
    }

    void StepSlowly()
    {
        _nextSlow += SlowGrid;
        foreach (var driver in _drivers) driver.Regulate();
        _light.Step(SlowGrid);
        _steam.Step(SlowGrid);
        foreach (var input in _inputs) input.Step(_now);
        foreach (var twin in _registers) twin.Step(_now, SlowGrid);
        foreach (var twin in _lines) twin.Step(_now, SlowGrid);
        foreach (var probe in _probes) probe.Step(_now);
    }
}
