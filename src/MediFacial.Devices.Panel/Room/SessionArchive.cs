using System.Collections.Immutable;
using MediFacial.Devices.Records;

namespace MediFacial.Devices.Panel.Room;

/// <summary>What the history pages read: delegates, so that the panel knows nothing of the store.</summary>
/// <param name="List">Newest first.</param>
/// <param name="Show">Null when there is no such session.</param>
public sealed record SessionArchive(Func<ImmutableArray<SessionSummary>> List, Func<Guid, SessionRecord?> Show)
{
    /// <summary>Alarms of the last day, newest first.</summary>
    public Func<ImmutableArray<AlarmRecord>> Alarms { get; init; } = () => [];

    /// <summary>A room that keeps no records.</summary>
    public static readonly SessionArchive Empty = new(() => [], _ => null);
}
