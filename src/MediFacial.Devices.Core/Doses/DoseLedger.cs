using System.Collections.Immutable;
using MediFacial.Devices.Core.Journal;

namespace MediFacial.Devices.Core.Doses;

/// <summary>What was delivered, not delivered and unknown, by client: added up from the journal's entries, those of earlier runs and, as they are written, those of this one.</summary>
/// <remarks>One source for both: what a restart knows is exactly what was journalled, plus what may have flowed unseen.</remarks>
public sealed class DoseLedger
{
    /// <summary>What the journal calls the confirmation of date and time: what it said before may have been wrong.</summary>
    public const string ClockConfirmed = "clock";

    readonly List<VisitFold> _visits = [];
    readonly Dictionary<Guid, VisitFold> _open = [];
    DoseBook? _book;

    /// <param name="history">Entries of earlier runs, in order of number. A visit that they leave open was interrupted.</param>
    public DoseLedger(ImmutableArray<JournalEntry> history)
    {
        foreach (var entry in history)
        {
            Take(entry);
            if (LastKnown is not { } last || entry.RecordedAtUtc > last || entry.Field("what") == ClockConfirmed) LastKnown = entry.RecordedAtUtc;
        }
        foreach (var visit in _open.Values) visit.Interrupt();
        OpenPeel = _open.Values.Select(visit => visit.Peel).LastOrDefault(peel => peel is not null) ?? OpenPeel;
        _open.Clear();
        _book = null;
    }

    /// <summary>The latest wall time in the history: a clock that says less is wrong.</summary>
    public DateTimeOffset? LastKnown { get; }

    /// <summary>A peel of an earlier run that nobody has said to be off the skin; null when there is none.</summary>
    public AppliedPeel? OpenPeel { get; private set; }

    /// <summary>As it stands now; the same object until something is added.</summary>
    public DoseBook Book => _book ??= new([.. _visits.SelectMany(visit => visit.Segments())]);

    public void Take(JournalEntry entry)
    {
        if (entry is { Kind: JournalKind.SessionOpened, Session: { } opened })
        {
            if (!_open.TryAdd(opened, new(entry))) return;
            _visits.Add(_open[opened]);
        }
        else if (entry.Session is { } session && _open.TryGetValue(session, out var visit))
        {
            visit.Take(entry);
            if (entry.Kind == JournalKind.SessionClosed)
            {
                if (visit.Peel is { } peel) OpenPeel = peel;
                _open.Remove(session);
            }
        }
        else if (entry.Kind == JournalKind.Confirmed && entry.Field("what") == AppliedPeel.Off) OpenPeel = null;
        else return;
        _book = null;
    }
}

/// <summary>The ledger at one moment. Never changes, so that panels may read it while the room goes on.</summary>
public sealed record DoseBook(ImmutableArray<DoseSegment> Segments)
{
    public static readonly DoseBook Empty = new([]);

    public IEnumerable<DoseSegment> Of(string pseudonym)
    {
        var key = DoseVisit.Key(pseudonym);
        return Segments.Where(segment => segment.Visit.Client == key);
    }
}

/// <summary>A peel that was put on the skin.</summary>
/// <param name="At">Wall time.</param>
/// <param name="Limit">Contact time after which it must be off.</param>
public sealed record AppliedPeel(Guid Session, string Step, string Title, string Client, DateTimeOffset At, TimeSpan Limit, string Neutraliser)
{
    /// <summary>What the journal calls the confirmation that it is off.</summary>
    public const string Off = "peel-off";
}
