using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Runtime;

/// <summary>The last snapshot and the last sound, for any number of panels. Published by the room loop, at most ten times a second and when something happened.</summary>
public sealed class SnapshotFeed : IThreadPoolWorkItem
{
    volatile RoomSnapshot? _current;
    int _telling;

    /// <summary>Null until the room loop has run once.</summary>
    public RoomSnapshot? Current => _current;

    /// <summary>Raised on a pool thread, one snapshot at a time; who is slow misses those in between. Take the snapshot from the argument.</summary>
    public event Action<RoomSnapshot>? Changed;

    /// <summary>Raised on a pool thread.</summary>
    public event Action<SoundCue>? Heard;

    /// <summary>Never waits for who listens.</summary>
    public void Publish(RoomSnapshot snapshot)
    {
        _current = snapshot;
        if (Changed is not null && Interlocked.Exchange(ref _telling, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Sound(SoundCue cue)
    {
        if (Heard is { } heard) ThreadPool.UnsafeQueueUserWorkItem(static told => Tell(told.heard, told.cue), (heard, cue), preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        RoomSnapshot? told;
        do
        {
            told = _current;
            if (Changed is { } changed && told is not null) Tell(changed, told);
            Interlocked.Exchange(ref _telling, 0);
        }
        while (!ReferenceEquals(told, _current) && Interlocked.Exchange(ref _telling, 1) == 0);
    }

    /// <summary>A panel that throws must not silence the others.</summary>
    static void Tell<T>(Action<T> listeners, T what)
    {
        foreach (var listener in listeners.GetInvocationList())
        {
            try
            {
                ((Action<T>)listener)(what);
            }
            catch (Exception)
            {
                // It is the listener's fault and stays its own: a page that is being closed throws here every day.
            }
        }
    }
}
