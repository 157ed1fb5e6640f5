using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Runtime;

namespace MediFacial.Devices.Panel.Room;

/// <summary>The last snapshot with the time since it came: a panel must never show a silent room as if it were a calm one.</summary>
public sealed class SnapshotWatch : IDisposable
{
    /// <summary>The room publishes several times a second; three seconds of silence are no coincidence.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(3);

    readonly SnapshotFeed _feed;
    readonly TimeProvider _time;
    long _received;

    public SnapshotWatch(SnapshotFeed feed, TimeProvider time)
    {
        (_feed, _time) = (feed, time);
        _received = time.GetTimestamp();
        feed.Changed += OnChanged;
    }

    public RoomSnapshot? Current => _feed.Current;

    public bool IsSilent => _time.GetElapsedTime(Interlocked.Read(ref _received)) > SilentAfter;

    public void Dispose() => _feed.Changed -= OnChanged;

    void OnChanged(RoomSnapshot snapshot) => Interlocked.Exchange(ref _received, _time.GetTimestamp());
}
