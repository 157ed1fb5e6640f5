using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Wire;

/// <summary>Parts that are pins only: which pin belongs to which output, and whether all inputs of a part can be read.</summary>
sealed class PinParts
{
    readonly PinPlan?[] _byOutput;
    readonly PartId?[] _partOfPin;
    readonly bool?[] _readable;
    readonly bool?[] _up;

    public PinParts(RoomPlan plan)
    {
        _byOutput = [.. plan.Outputs.Select(output => plan.Pins.FirstOrDefault(pin => pin.Output == output.Id))];
        _partOfPin = [.. plan.Pins.Select(pin => pin.Sensor is { } sensor ? plan.Sensors[sensor.Index].Part : (PartId?)null)];
        Blind = [.. plan.Parts.Where(part => part.Port is null && !_partOfPin.Contains(part.Id)).Select(part => part.Id)];
        _readable = new bool?[plan.Pins.Length];
        _up = new bool?[plan.Parts.Length];
    }

    /// <summary>Parts of which nothing can be read: outputs on pins only, read back when they are set. They are there from the beginning.</summary>
    public ImmutableArray<PartId> Blind { get; }

    public PinPlan? Of(OutputId output) => _byOutput[output.Index];

    /// <returns>The part whose link changes with this reading; null when none does.</returns>
    public PartId? Seen(PinId pin, bool readable)
    {
        if (_partOfPin[pin.Index] is not { } part) return null;
        if (_readable[pin.Index] == readable) return null;
        _readable[pin.Index] = readable;
        bool? up = true;
        for (var index = 0; index < _readable.Length; index++)
            if (_partOfPin[index] == part && _readable[index] != true) up = _readable[index] is null && up == true ? null : false;
        if (up is null || _up[part.Index] == up) return null;
        _up[part.Index] = up;
        return part;
    }
}
