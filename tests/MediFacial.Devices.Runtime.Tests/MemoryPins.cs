using System.Collections.Concurrent;
using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Runtime.Tests;

/// <summary>The lines of a room in memory, with a contact that follows energy-run.</summary>
sealed class MemoryPins : IPinBank
{
    readonly RoomPlan _plan;
    readonly ConcurrentDictionary<int, bool> _levels = new();

    public MemoryPins(RoomPlan plan)
    {
        _plan = plan;
        foreach (var pin in plan.Pins)
            _levels[pin.Id.Index] = pin.IsOutput ? plan.SafeLevel(pin) : pin.Role is LineRole.EmergencyStop or LineRole.EmergencyStopB or LineRole.Door or LineRole.DoorB ? pin.ActiveHigh : !pin.ActiveHigh;
    }

    public event Action<PinId>? Changed;

    public ConcurrentQueue<(PinId Pin, bool High)> Writes { get; } = new();

    public bool IsComplete => true;

    public bool Unreadable { get; set; }

    public ImmutableArray<PinProblem> OpenMissing() => [];

    public bool? Read(PinId pin) => Unreadable ? null : _levels[pin.Index];

    public bool Write(PinId pin, bool high)
    {
        Writes.Enqueue((pin, high));
        _levels[pin.Index] = high;
        return true;
    }

    public void Set(LineRole role, bool active)
    {
        var pin = _plan.Pin(role)!;
        _levels[pin.Id.Index] = active == pin.ActiveHigh;
        Changed?.Invoke(pin.Id);
    }

    public bool IsSafe(PinPlan pin) => _levels[pin.Id.Index] == _plan.SafeLevel(pin);

    public void Dispose() { }
}
