using System.Globalization;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>What the dose ledger counts as given, its unknown included, is never less than what the skin truly had: it is what the next visit is held against. More is safe.</summary>
/// <remarks>Judged when a session closes and when a controller starts, on a ledger of the entries that were on disk: also what a crash left behind has to be enough.</remarks>
sealed class LedgerLaws
{
    const string Light = "light-on-ledger", Suction = "suction-on-ledger", Passes = "passes-on-ledger", Steam = "steam-on-ledger";

    public static readonly (string Name, string About)[] Names =
    [
        (Light, "The ledger counts at least the light that reached the skin, to a third."),
        (Suction, "The ledger counts at least the time for which the tip truly pulled at the skin, to a tenth, 2 s, and 1.7 s for each stop."),
        (Passes, "A region at which the tip pulled for longer than 6 s since its last whole pass has had one more on the ledger."),
        (Steam, "The ledger counts at least the time for which steam was truly aimed at the face, to a tenth, 3 s, and 1.7 s for each stop."),
    ];

    /// <summary>What a controller that dies may leave unwritten: 5 s until it stops for a journal that does not get to the disk (design §4.4), and its stop.</summary>
    const double Unwritten = 6;

    /// <summary>Of a stop, until everything is proven safe (domain §10 H04), and one look more.</summary>
    const double StopTakes = 1.7;

    readonly HashSet<string> _told = [];
    readonly Dictionary<(Guid Session, string Step), Given> _given = [];
    DoseLedger _ledger = new([]);
    Given? _now;
    Instant _last;
    int _heard;

    /// <param name="region">Where the panel says that the tip is; null outside suction.</param>
    /// <param name="broken">Takes what is found.</param>
    public void Look(in TruthView truth, FaceRegion? region, IReadOnlyList<JournalEntry> journal, List<Violation> broken)
    {
        var elapsed = truth.At.Since(_last).TotalSeconds;
        _last = truth.At;
        _now?.Add(truth, region, elapsed);
        for (_heard = Math.Min(_heard, journal.Count); _heard < journal.Count; _heard++) Hear(journal[_heard], journal, broken);
    }

    void Hear(JournalEntry entry, IReadOnlyList<JournalEntry> journal, List<Violation> broken)
    {
        if (entry.Kind == JournalKind.RoomStarted)
        {
            // As the new controller does it: of all that was on disk when it started.
            _ledger = new([.. journal.Take(_heard)]);
            Judge(null, entry.At, broken);
        }
        _ledger.Take(entry);
        switch (entry.Kind)
        {
            case JournalKind.Authorised when entry.Session is { } session && entry.Field("preheat") is { } preheat: Follow(session, preheat == "no" ? entry : null); break;
            case JournalKind.RegionChanged when _now is not null && entry.Field("passes") is { } passes: _now.Passed(passes); break;
            case JournalKind.Paused or JournalKind.Stopped or JournalKind.Tripped when _now is not null: _now.Stops++; break;
            case JournalKind.SessionClosed when entry.Session is { } session: Judge(session, entry.At, broken); break;
        }
    }

    void Follow(Guid session, JournalEntry? authorised)
    {
        _now = null;
        if (authorised?.Field("step") is not { } step || !Enum.TryParse(authorised.Field("modality"), out Modality modality)) return;
        if (!_given.TryGetValue((session, step), out _now)) _given[(session, step)] = _now = new(modality);
    }

    void Judge(Guid? session, Instant at, List<Violation> broken)
    {
        foreach (var ((visit, step), given) in _given.Where(each => session is null || each.Key.Session == session).ToList())
        {
            _given.Remove((visit, step));
            var segments = _ledger.Book.Segments.Where(segment => segment.Visit.Session == visit && segment.Step == step).ToList();
            if (given.Lacks(segments) is var (name, found)) Tell(broken, name, at, $"{step}: {found}");
        }
        _now = null;
    }

    void Tell(List<Violation> broken, string name, Instant at, string found)
    {
        if (_told.Add(name)) broken.Add(new(name, at, $"{Names.First(each => each.Name == name).About} {found}"));
    }

    /// <summary>What one step truly gave so far.</summary>
    sealed class Given(Modality modality)
    {
        readonly Dictionary<FaceRegion, (int Whole, double Since)> _regions = [];
        double _amount;

        public int Stops { get; set; }

        public void Add(in TruthView truth, FaceRegion? region, double seconds)
        {
            switch (modality)
            {
                case Modality.Diamond or Modality.Hydra or Modality.Lymph when truth is { PumpRuns: true, TipSealed: true, Vacuum.Value: >= 5 }:
                    _amount += seconds;
                    if (region is { } at) _regions[at] = _regions.GetValueOrDefault(at) is var had ? (had.Whole, had.Since + seconds) : default;
                    break;
                // Switched off, a boiler steams on for a while.
                case Modality.Steam when truth is { SteamAimedAtFace: true, HeaterWatts: > 0 }: _amount += seconds; break;
                case Modality.Blue415 or Modality.Amber590 or Modality.Red633 or Modality.NearInfrared830: _amount += truth.Light.Value * seconds / 1000; break;
            }
        }

        /// <param name="passes">Whole passes so far, as the journal writes them: <c>Forehead=1,LeftCheek=0</c>.</param>
        public void Passed(string passes)
        {
            foreach (var (region, whole) in Counts(passes))
                if (whole != _regions.GetValueOrDefault(region).Whole) _regions[region] = (whole, 0);
        }

        public (string Name, string Found)? Lacks(List<DoseSegment> ledger)
        {
            var counted = ledger.Sum(segment => segment.Given);
            (string, string)? Less(string name, double most, string unit) => _amount > most ? (name, Say($"{counted:0.00} {unit} counted, {_amount:0.00} true, {Stops} stops.")) : null;
            switch (modality)
            {
                case Modality.Steam: return Less(Steam, (counted * 1.1) + 3 + (StopTakes * Stops), "s");
                case Modality.Blue415 or Modality.Amber590 or Modality.Red633 or Modality.NearInfrared830: return Less(Light, (counted * 1.35) + 0.5, "J/cm²");
                case Modality.Diamond or Modality.Hydra or Modality.Lymph when Less(Suction, (counted * 1.1) + 2 + (StopTakes * Stops), "s") is { } less: return less;
            }
            foreach (var (region, (whole, since)) in _regions)
                if (since > Unwritten && ledger.SelectMany(segment => segment.Passes).Where(each => each.Region == region).Select(each => each.Passes).DefaultIfEmpty().Max() is var passes && passes <= whole)
                    return (Passes, Say($"{region}: {passes} counted, {whole} whole and {since:0.0} s of another."));
            return null;
        }

        static IEnumerable<(FaceRegion, int)> Counts(string text) =>
            from pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries)
            let parts = pair.Split('=')
            select (Enum.Parse<FaceRegion>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture));

        static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
