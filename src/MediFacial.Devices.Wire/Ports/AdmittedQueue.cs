using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Ports;

/// <summary>Admitted commands of one port in the order of their coming. Bounded: one that finds no place is refused, never an older one.</summary>
sealed class AdmittedQueue
{
    public const int Places = 32;

    readonly Entry[] _entries = new Entry[Places];

    public int Count { get; private set; }

    public ref Entry this[int index] => ref _entries[index];

    public bool TryAdd(AdmittedCommand command, int part, Instant until)
    {
        if (Count == Places) return false;
        _entries[Count++] = new Entry { Command = command, Part = part, Until = until };
        return true;
    }

    public void RemoveAt(int index)
    {
        Count--;
        for (var next = index; next < Count; next++) _entries[next] = _entries[next + 1];
        _entries[Count] = default;
    }

    public int IndexOf(Command? command)
    {
        for (var index = 0; index < Count; index++)
            if (ReferenceEquals(_entries[index].Command, command)) return index;
        return -1;
    }

    /// <summary>The oldest one that sets an output which the safe command sets too; -1 for none.</summary>
    public int FindOverlap(SafeCommand safe)
    {
        for (var index = 0; index < Count; index++)
            if (_entries[index].Command.Part == safe.Part && Overlaps(_entries[index].Command, safe)) return index;
        return -1;
    }

    static bool Overlaps(AdmittedCommand admitted, SafeCommand safe)
    {
        foreach (var ours in admitted.Values)
            foreach (var theirs in safe.Values)
                if (ours.Output == theirs.Output) return true;
        return false;
    }

    /// <summary>A command on its way.</summary>
    public struct Entry
    {
        public AdmittedCommand Command;
        public int Part;
        public int Next;
        public int Attempts;
        public Instant Until;
    }
}
