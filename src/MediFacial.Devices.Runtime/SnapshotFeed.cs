using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Runtime;

/// <summary>The last snapshot and the last sound, for any number of panels. Published by the room loop, at most ten times a second.</summary>
public sealed class SnapshotFeed
{
    volatile RoomSnapshot? _current;

    /// <summary>Null until the room loop has run once.</summary>
    public RoomSnapshot? Current => _current;

    /// <summary>Raised on a pool thread; take the snapshot from the argument.</summary>
    public event Action<RoomSnapshot>? Changed;

    public event Action<SoundCue>? Heard;

    public void Publish(RoomSnapshot snapshot)
    {
        _current = snapshot;
        Changed?.Invoke(snapshot);
    }

    public void Sound(SoundCue cue) => Heard?.Invoke(cue);
}
