using System.Collections.Immutable;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Journal;

/// <summary>Numbers the entries and hands them to the journal. Numbers run on without gaps.</summary>
internal sealed class Journalist
{
    readonly EffectList _effects;
    readonly WallClock _wall;
    readonly RoomWatch _watch;
    readonly DoseLedger _doses;
    readonly SuctionUpkeep? _upkeep;
    long _next;

    /// <param name="upkeep">Null in a room without suction.</param>
    public Journalist(RoomStart start, WallClock wall, DoseLedger doses, SuctionUpkeep? upkeep, RoomWatch watch, EffectList effects)
    {
        (_effects, _wall, _doses, _upkeep, _watch, _next) = (effects, wall, doses, upkeep, watch, start.NextEntry);
        watch.Start(_next - 1);
    }

    /// <summary>The open session, stamped on every entry.</summary>
    public Guid? Session { get; set; }

    /// <summary>The number that the next entry will have.</summary>
    public long Next => _next;

    /// <returns>The number of the entry.</returns>
    public long Write(JournalKind kind, Instant now, string sentence, params ReadOnlySpan<JournalField> fields)
    {
        var number = _next++;
        var entry = new JournalEntry(number, kind, now, _wall.At(now), Session, sentence, [.. fields]);
        _effects.Journal(entry);
        _doses.Take(entry);
        _upkeep?.Take(entry);
        _watch.EntryAppended(number, now);
        return number;
    }
}
