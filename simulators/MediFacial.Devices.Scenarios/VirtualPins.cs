using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Scenarios;

/// <summary>The pins of the plan on the lines of the twins.</summary>
sealed class VirtualPins
{
    readonly TwinRoom _twins;
    readonly PinPlan[] _pins;
    readonly int[] _lines;
    readonly bool[] _levels;
    readonly int[] _inputs;
    readonly PinLevel[] _told;
    readonly int _energyRun;

    public VirtualPins(RoomPlan plan, TwinRoom twins)
    {
        _twins = twins;
        _pins = [.. plan.Pins];
        _lines = [.. _pins.Select(pin => RoomLines.Number(pin.Line))];
        _levels = new bool[_pins.Length];
        _inputs = [.. Enumerable.Range(0, _pins.Length).Where(index => !_pins[index].IsOutput)];
        _told = new PinLevel[_inputs.Length];
        _energyRun = plan.Pin(LineRole.EnergyRun) is { } pin ? _lines[pin.Id.Index] : -1;
    }

    /// <summary>The chip does not answer any more: no level can be read. Outputs stay as they are.</summary>
    public bool Unreadable { get; set; }

    /// <summary>Tells the room every input level that changed, each by itself, and all of them when they are due.</summary>
    public void Report(TreatmentRoom room, bool all, Instant now)
    {
        for (var place = 0; place < _inputs.Length; place++)
        {
            var index = _inputs[place];
            var level = _twins.Line(_lines[index]);
            _told[place] = new(_pins[index].Id, Unreadable ? null : level);
            if (level == _levels[index]) continue;
            _levels[index] = level;
            room.PinLevel(_pins[index].Id, Unreadable ? null : level, now);
        }
        if (all) room.PinLevels(_told, now);
    }

    public void Set(PinId pin, bool high) => _twins.SetOutputLine(_lines[pin.Index], high);

    /// <summary>A short low pulse, and the rising edge that holds the monostable.</summary>
    public void PulseEnergyRun()
    {
        if (_energyRun < 0) return;
        _twins.SetOutputLine(_energyRun, false);
        _twins.SetOutputLine(_energyRun, true);
    }

    public void DropEnergyRun()
    {
        if (_energyRun >= 0) _twins.SetOutputLine(_energyRun, false);
    }

    /// <summary>What a board's pull-down resistors do when the process is gone.</summary>
    public void Release()
    {
        for (var index = 0; index < _pins.Length; index++)
            if (_pins[index] is { IsOutput: true, Owner: PinOwner.Controller }) _twins.SetOutputLine(_lines[index], false);
    }
}
