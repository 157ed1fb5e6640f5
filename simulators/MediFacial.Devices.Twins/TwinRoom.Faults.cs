using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins;

public sealed partial class TwinRoom
{
    static readonly long PedalPress = TimeSpan.FromMilliseconds(200).Ticks;
    static readonly long ButtonPress = TimeSpan.FromMilliseconds(400).Ticks;

    /// <summary>Does a fault, or a person's hand, now.</summary>
    /// <exception cref="ArgumentException">No such bus, part or sensor.</exception>
    public void Apply(TwinFault fault)
    {
        _due = 0;
        switch (fault)
        {
            case Unplug unplug: Bus(unplug.Bus).Pull(); break;
            case Plug plug: Bus(plug.Bus).Push(); break;
            case CorruptBytes corrupt: Bus(corrupt.Bus).Line.CorruptNext = corrupt.Count; break;
            case DropBytes drop: Bus(drop.Bus).Line.DropNext = drop.Count; break;
            case Freeze freeze: Part(freeze.Part).Frozen = true; break;
            case Thaw thaw: Part(thaw.Part).Frozen = false; break;
            case Reboot reboot: Part(reboot.Part).Restart(_now); break;
            case StickSensor stick: Part(stick.Part).Sensor(stick.Sensor).Stuck = true; break;
            case OffsetSensor offset: Part(offset.Part).Sensor(offset.Sensor).Offset = offset.By; break;
            case ScaleSensor scale: Part(scale.Part).Sensor(scale.Sensor).Gain = scale.Factor; break;
            case OpenSensor open: Part(open.Part).Sensor(open.Sensor).Open = true; break;
            case HealSensor heal: Part(heal.Part).Sensor(heal.Sensor).Heal(); break;
            default: ApplyToPlants(fault); break;
        }
        FollowHands();
    }

    void ApplyToPlants(TwinFault fault)
    {
        switch (fault)
        {
            case ScaleLight scale: foreach (var driver in _drivers) driver.LightScale = scale.Factor; break;
            case DimLight dim: _light.Dimmed = dim.Factor; break;
            case StickLight stick: foreach (var driver in _drivers) driver.StuckOn = stick.Stuck; break;
            case ShortChannel channel: foreach (var driver in _drivers) driver.Short(channel.Wavelength, channel.Current); break;
            case SwapChannels swap: foreach (var driver in _drivers) driver.Swap(swap.One, swap.Other); break;
            case MovePanel panel: _panelInPlace = panel.InPlace; break;
            case StopFan fan: _light.FanRuns = !fan.Stopped; break;
            case StickVentShut vent: _vacuum.VentStuckShut = vent.Stuck; break;
            case StickRegulator regulator: foreach (var console in _consoles) console.RegulatorStuck = regulator.Stuck; break;
            case WeldPump pump: foreach (var console in _consoles) console.PumpWelded = pump.Welded; break;
            case RefuseHeartbeat beat: foreach (var console in _consoles) console.RefusesHeartbeat = beat.Refuses; break;
            case WeldHeater heater: _steamer.HeaterWelded = heater.Welded; break;
            case WeldCutOut cutOut: _steam.CutOutWelded = cutOut.Welded; break;
            case WeldEnergyContact contact: _run.Welded = contact.Welded; break;
            case WeldPermitContact contact: _permit.Welded = contact.Welded; break;
            case BreakOverTemperatureWire wire: _steamer.OverTemperatureWireBroken = wire.Broken; break;
            case ClogFilter clog: _vacuum.Parameters = _vacuum.Parameters with { FilterResistance = clog.Resistance }; break;
            case LeakAir leak: _vacuum.Parameters = _vacuum.Parameters with { LeakRate = leak.Rate }; break;
            case ScaleBoiler scale: _steam.Scaled = scale.Scaled; break;
            case SetWaterLevel level: _steam.Mass = _steam.Parameters.Tank * level.Percent / 100; break;
            case SetWaterTemperature water: _steam.Water = water.Celsius; break;
            case MoveFace move: _steam.Parameters = _steam.Parameters with { Distance = move.Centimetres }; break;
            case FillWasteBottle waste: _vacuum.FillWaste(waste.Millilitres); break;
            case HoldHandpiece hold: _handpiece.Use = hold.Use; break;
            default: ApplyByHand(fault); break;
        }
    }

    void Press(bool pressed)
    {
        _stop.Move(pressed, _now);
        FollowStop();
    }

    void ApplyByHand(TwinFault fault)
    {
        switch (fault)
        {
            case PressEmergencyStop: Press(true); break;
            case ReleaseEmergencyStop: Press(false); break;
            case StickEmergencyStop stick: _stop.Stick(stick.Contact, stick.Stuck); break;
            case PressPedal: _pedalUntil = _now + PedalPress; break;
            case PressClientButton: _clientButtonUntil = _now + ButtonPress; break;
            case HoldPedal hold: _pedalUntil = hold.Held ? Instant.Never.Ticks : _now; break;
            case HoldClientButton hold: _clientButtonUntil = hold.Held ? Instant.Never.Ticks : _now; break;
            default:
                if (ApplyToLaser(fault)) break;
                throw new ArgumentException($"The room does not know {fault.GetType().Name}.", nameof(fault));
        }
    }

    RoomBus Bus(string bus) => _buses[BusNumber(bus)];

    /// <exception cref="ArgumentException">No such part.</exception>
    PartTwin Part(string name)
    {
        foreach (var part in _parts)
            if (part.Name == name) return part;
        throw new ArgumentException($"The simulated room has no part '{name}'; it has {string.Join(", ", _parts.Select(part => part.Name))}.", nameof(name));
    }
}
