using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Doses;

/// <summary>Adds up the entries of one visit to stretches of delivery.</summary>
sealed class VisitFold
{
    readonly List<SegmentFold> _segments = [];
    SegmentFold? _running;
    DoseSegment[]? _made;
    double _perSecond;
    DoseVisit _visit;

    /// <param name="opened">Its <see cref="JournalKind.SessionOpened"/>.</param>
    public VisitFold(JournalEntry opened) => _visit = new(
        DoseVisit.Key(opened.Field("client") ?? ""), opened.Session ?? throw new ArgumentException("An entry that opens a session names it.", nameof(opened)),
        opened.Field("protocol") ?? "", opened.RecordedAtUtc, IsComplete: false);

    /// <summary>Applied and not yet said to be off.</summary>
    public AppliedPeel? Peel { get; private set; }

    public void Take(JournalEntry entry)
    {
        _made = null;
        switch (entry.Kind)
        {
            case JournalKind.Authorised when entry.Field("preheat") == "no":
                _perSecond = Amount(entry, "per-second");
                Open(entry);
                break;
            case JournalKind.Authorised when entry.Field("arming") == "yes": Of(entry)?.Armed(); break;
            case JournalKind.StepBegun or JournalKind.Resumed:
                Open(entry);
                if (entry.Field("modality") == nameof(Modality.Peel) && entry.Kind == JournalKind.StepBegun) Peel = Applied(entry);
                break;
            case JournalKind.Delivered or JournalKind.RegionChanged: Of(entry)?.Take(entry); break;
            case JournalKind.Paused or JournalKind.Stopped or JournalKind.Tripped: _running = null; break;
            case JournalKind.StepEnded or JournalKind.StepSkipped: End(entry); break;
            case JournalKind.Confirmed when entry.Field("what") == AppliedPeel.Off: Peel = null; break;
            case JournalKind.SessionClosed when entry.Field("outcome") == nameof(Sessions.SessionOutcome.Interrupted): Interrupt(); break;
            case JournalKind.SessionClosed:
                _visit = _visit with { IsComplete = entry.Field("outcome") == nameof(Sessions.SessionOutcome.Completed) };
                break;
        }
    }

    /// <summary>The run ended without closing the visit: what may have flowed unseen after the last entry counts as given.</summary>
    public void Interrupt()
    {
        _running?.Unseen(_perSecond * DoseLimits.Unseen.TotalSeconds);
        (_running, _made) = (null, null);
    }

    public DoseSegment[] Segments() => _made ??= [.. _segments.Select(segment => segment.Segment(_visit)).OfType<DoseSegment>()];

    void Open(JournalEntry entry)
    {
        if (entry.Field("step") is not { } step || !Enum.TryParse(entry.Field("modality"), out Modality modality)) return;
        // An authorisation opens the stretch, and the beginning that follows it belongs to the same one.
        if (_running?.Step != step)
        {
            _running = new(step, modality, entry.RecordedAtUtc, _segments.LastOrDefault(earlier => earlier.Step == step));
            _segments.Add(_running);
        }
        _running.Take(entry);
    }

    SegmentFold? Of(JournalEntry entry) => entry.Field("step") is { } step ? _segments.LastOrDefault(segment => segment.Step == step) : null;

    void End(JournalEntry entry)
    {
        if (Of(entry) is { } segment)
        {
            segment.Take(entry);
            if (entry.Kind == JournalKind.StepEnded && entry.Field("outcome") == "done") segment.IsWhole = true;
        }
        // A history may hold no more of a step than its end.
        else if (entry.Field("begun") is { Length: > 0 } && entry.Field("step") is { } step && Enum.TryParse(entry.Field("modality"), out Modality modality))
        {
            var only = new SegmentFold(step, modality, entry.RecordedAtUtc, null);
            _segments.Add(only);
            only.Take(entry);
            only.IsWhole = entry.Field("outcome") == "done";
        }
        _running = null;
    }

    AppliedPeel Applied(JournalEntry entry) => new(
        _visit.Session, entry.Field("step") ?? "", entry.Field("title") ?? "", _visit.Client, entry.RecordedAtUtc,
        TimeSpan.FromSeconds(Amount(entry, "contact")), entry.Field("neutraliser") ?? "");

    static double Amount(JournalEntry entry, string key) => Quantity.TryParse(entry.Field(key), out var quantity) ? quantity.Value : 0;

    /// <summary>One stretch while it is being added up. The journal's amounts run on over the stretches of a step.</summary>
    sealed class SegmentFold(string step, Modality modality, DateTimeOffset at, SegmentFold? earlier)
    {
        readonly DateTimeOffset _began = at;
        readonly double _deliveredBefore = earlier?._delivered ?? 0;
        readonly double _unknownBefore = earlier?._unknown ?? 0;
        double _delivered = earlier?._delivered ?? 0;
        double _unknown = earlier?._unknown ?? 0;
        double _planned = earlier?._planned ?? 0;
        string _title = "";
        bool _given;
        DateTimeOffset _last = at;
        ImmutableArray<RegionPasses> _passes = earlier?._passes ?? [];

        public string Step => step;
        public bool IsWhole { get; set; }

        public void Take(JournalEntry entry)
        {
            _last = entry.RecordedAtUtc;
            _title = entry.Field("title") ?? _title;
            _given |= modality == Modality.Peel && entry.Kind is JournalKind.StepBegun or JournalKind.StepEnded;
            // A step that says nothing of arming was written before it was said.
            _given |= modality == Modality.Laser && entry.Field("begun") == "yes" && entry.Field("armed") != "no";
            if (Quantity.TryParse(entry.Field("delivered"), out var delivered)) _delivered = delivered.Value;
            if (Quantity.TryParse(entry.Field("unknown"), out var unknown)) _unknown = unknown.Value;
            if (Quantity.TryParse(entry.Field("planned"), out var planned)) _planned = planned.Value;
            if (entry.Field("given-passes") is { } passes) _passes = Parse(passes);
        }

        /// <summary>A laser that was armed may have been fired.</summary>
        public void Armed() => _given = true;

        /// <summary>A laser that nobody armed was not fired: arming is on disk before a relay moves.</summary>
        public void Unseen(double amount)
        {
            if (modality != Modality.Laser || _given) (_unknown, _given) = (_unknown + amount, true);
        }

        public DoseSegment? Segment(DoseVisit visit)
        {
            var (delivered, unknown) = (_delivered - _deliveredBefore, _unknown - _unknownBefore);
            return !_given && delivered + unknown <= 0 ? null : new(
                visit, step, _title, modality, _began, _last, delivered, Math.Max(0, _planned - _delivered), Math.Max(0, unknown), IsWhole, _passes);
        }

        static ImmutableArray<RegionPasses> Parse(string text) =>
        [
            .. from pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries)
               let parts = pair.Split('=')
               where parts.Length == 2 && Enum.TryParse(parts[0], out FaceRegion _)
               select new RegionPasses(Enum.Parse<FaceRegion>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture)),
        ];
    }
}
