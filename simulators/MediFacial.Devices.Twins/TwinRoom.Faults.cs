using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins.Parts;

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
        if (!ApplyToLines(fault) && !ApplyToParts(fault) && !ApplyToPlants(fault) && !ApplyByHand(fault) && !ApplyToLaser(fault) && !ApplyToProbe(fault))
            throw new ArgumentException($"The room does not know {fault.GetType().Name}.", nameof(fault));
        FollowHands();
    }

    bool ApplyToLines(TwinFault fault)
    {
        switch (fault)
        {
            case Unplug unplug: Bus(unplug.Bus).Pull(); break;
            case Plug plug: Bus(plug.Bus).Push(); break;
            case SwapPlugs swap: Swap(BusNumber(swap.Bus), BusNumber(swap.Other)); break;
            case UnswapPlugs: for (var bus = 0; bus < _buses.Length; bus++) Swap(bus, Array.IndexOf(_wired, bus)); break;
            case CorruptBytes corrupt: (Bus(corrupt.Bus).Line.CorruptNext, Bus(corrupt.Bus).Line.CorruptAfter) = (corrupt.Count, corrupt.Skip); break;
            case DropBytes drop: Bus(drop.Bus).Line.DropNext = drop.Count; break;
            case DelayReplies delay: Bus(delay.Bus).Line.Delay = Ticks(delay.Milliseconds); break;
            case DuplicateReplies twice: Bus(twice.Bus).Line.DuplicateNext = twice.Count; break;
            case SplitReplies split: (Bus(split.Bus).Line.SplitNext, Bus(split.Bus).Line.SplitGap) = (split.Count, Ticks(split.Gap)); break;
            case StallLine stall: Bus(stall.Bus).Line.StalledUntil = _now + Ticks(stall.Seconds * 1000); break;
            default: return false;
        }
        return true;
    }

    bool ApplyToParts(TwinFault fault)
    {
        switch (fault)
        {
            case Freeze freeze: Part(freeze.Part).Frozen = true; break;
            case Thaw thaw: Part(thaw.Part).Frozen = false; break;
            case Reboot reboot: Part(reboot.Part).Restart(_now); break;
            case SlowPart slow: Part(slow.Part).ExtraThinking = Ticks(slow.Milliseconds); break;
            case ReplacePart replace: Part(replace.Part).Replace(replace.Serial, _now); break;
            case ReturnPart back: Part(back.Part).Replace(null, _now); break;
            case MisidentifyPart wrong: Part(wrong.Part).Misidentify(wrong.Wrong, _now); break;
            case StickSensor stick: Part(stick.Part).Sensor(stick.Sensor).Stuck = true; break;
            case OffsetSensor offset: Part(offset.Part).Sensor(offset.Sensor).Offset = offset.By; break;
            case ScaleSensor scale: Part(scale.Part).Sensor(scale.Sensor).Gain = scale.Factor; break;
            case DriftSensor drift: Part(drift.Part).Sensor(drift.Sensor).Drift(drift.PerMinute, _now); break;
            case NoisySensor noisy: Part(noisy.Part).Sensor(noisy.Sensor).Disturb(noisy.By, new NoiseSource(Setup.Seed).Fork(20_000 + _disturbed++)); break;
            case OpenSensor open: Part(open.Part).Sensor(open.Sensor).Open = true; break;
            case HealSensor heal: Part(heal.Part).Sensor(heal.Sensor).Heal(); break;
            default: return ApplyToActuators(fault);
        }
        return true;
    }

    bool ApplyToActuators(TwinFault fault)
    {
        switch (fault)
        {
            case RefuseHeartbeat beat: foreach (var console in _consoles) console.RefusesHeartbeat = beat.Refuses; break;
            case StickRegulator regulator: foreach (var console in _consoles) console.RegulatorStuck = regulator.Stuck; break;
            case WeldPump pump: foreach (var console in _consoles) console.PumpWelded = pump.Welded; break;
            case BreakPump pump: foreach (var console in _consoles) console.PumpBroken = pump.Broken; break;
            case StickVentShut vent: _vacuum.VentStuckShut = vent.Stuck; break;
            case StickVentOpen vent: _vacuum.VentStuckOpen = vent.Stuck; break;
            case WeldHeater heater: _steamer.HeaterWelded = heater.Welded; break;
            case BreakHeater heater: _steamer.HeaterBroken = heater.Broken; break;
            case JamDivert divert: _steam.DivertJammed = divert.Jammed; break;
            case StickLight stick: foreach (var driver in _drivers) driver.StuckOn = stick.Stuck; break;
            case ShortChannel channel: foreach (var driver in _drivers) driver.Short(channel.Wavelength, channel.Current); break;
            case SwapChannels swap: foreach (var driver in _drivers) driver.Swap(swap.One, swap.Other); break;
            case UnswapChannels: foreach (var driver in _drivers) driver.Unswap(); break;
            case WeldEnergyContact contact: _run.Welded = contact.Welded; break;
            case WeldPermitContact contact: _permit.Welded = contact.Welded; break;
            default: return false;
        }
        return true;
    }

    bool ApplyToPlants(TwinFault fault)
    {
        switch (fault)
        {
            case ClogFilter clog: _vacuum.Parameters = _vacuum.Parameters with { FilterResistance = clog.Resistance }; break;
            case LeakAir leak: _vacuum.Parameters = _vacuum.Parameters with { LeakRate = leak.Rate }; break;
            case FillWasteBottle waste: _vacuum.FillWaste(waste.Millilitres); break;
            case LoseChannel channel: foreach (var driver in _drivers) driver.Lose(channel.Wavelength, channel.Lost); break;
            case ScaleLight scale: foreach (var driver in _drivers) driver.LightScale = scale.Factor; break;
            case DimLight dim: _light.Dimmed = dim.Factor; break;
            case MovePanel panel: _panelInPlace = panel.InPlace; break;
            case StopFan fan: _light.FanRuns = !fan.Stopped; break;
            case WeldThermostat thermostat: foreach (var driver in _drivers) driver.ThermostatWelded = thermostat.Welded; break;
            case ScaleBoiler scale: _steam.Scaled = scale.Scaled; break;
            case SetWaterLevel level: _steam.Mass = _steam.Parameters.Tank * level.Percent / 100; break;
            case SetWaterTemperature water: _steam.Water = water.Celsius; break;
            case WeldCutOut cutOut: _steam.CutOutWelded = cutOut.Welded; break;
            case BreakOverTemperatureWire wire: _steamer.OverTemperatureWireBroken = wire.Broken; break;
            case MoveFace move: _steam.Parameters = _steam.Parameters with { Distance = move.Centimetres }; break;
            default: return false;
        }
        return true;
    }

    bool ApplyByHand(TwinFault fault)
    {
        switch (fault)
        {
            case PressEmergencyStop: Press(true); break;
            case ReleaseEmergencyStop: Press(false); break;
            case StickEmergencyStop stick: _stop.Stick(stick.Contact, stick.Stuck); break;
            case PressPedal: _pedal.Press(_now, PedalPress); break;
            case PressClientButton: _clientButton.Press(_now, ButtonPress); break;
            case HoldPedal hold: Hold(_pedal, hold.Held); break;
            case HoldClientButton hold: Hold(_clientButton, hold.Held); break;
            case HoldHandpiece hold: _handpiece.Use = hold.Use; break;
            case CutMains cut: Power(!cut.Cut); break;
            case HealEverything: HealAll(); break;
            default: return false;
        }
        return true;
    }

    void Press(bool pressed)
    {
        _stop.Move(pressed, _now);
        FollowStop();
    }

    void Hold(PushButton button, bool held)
    {
        if (held) button.Press(_now, Instant.Never.Ticks);
        else button.Release(_now);
    }

    void Power(bool on)
    {
        _mains = on;
        FollowStop();
        foreach (var part in _parts) part.Power(on, _now);
    }

    // The room may have been made with plants that are not the usual ones.
    void HealAll()
    {
        foreach (var undoing in FaultCatalogue.Undoing(FaultPlaces.Of(this))) Apply(undoing);
        (_vacuum.Parameters, _light.Parameters, _steam.Parameters) = (Setup.Vacuum, Setup.Light, Setup.Steam);
        foreach (var probe in _probes) probe.Adjust();
        _vacuum.FillWaste(Setup.Waste);
        _steam.Mass = Setup.Steam.Tank * Setup.Steam.WaterLevel / 100;
    }

    void Swap(int one, int other)
    {
        if (one == other) return;
        (_wired[one], _wired[other]) = (_wired[other], _wired[one]);
        // Both were out of their sockets for a moment.
        Port(one).Line.Clear();
        Port(other).Line.Clear();
    }

    static long Ticks(double milliseconds) => (long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond);

    RoomBus Bus(string bus) => Port(BusNumber(bus));

    /// <exception cref="ArgumentException">No such part.</exception>
    PartTwin Part(string name)
    {
        foreach (var part in _parts)
            if (part.Name == name) return part;
        throw new ArgumentException($"The simulated room has no part '{name}'; it has {string.Join(", ", _parts.Select(part => part.Name))}.", nameof(name));
    }
}
