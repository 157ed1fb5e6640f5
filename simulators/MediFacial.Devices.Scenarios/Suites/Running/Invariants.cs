using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>One built-in invariant was broken.</summary>
/// <param name="Name">Such as <c>energy-after-stop</c>.</param>
public sealed record Violation(string Name, Instant At, string Sentence);

/// <summary>What must hold in every room, whatever breaks and whatever anybody asks, judged on what is true in the plants: a row for each, with the time for which physics may need to follow.</summary>
/// <remarks>To be looked at every 10 ms or oftener. A row that is broken tells it once.</remarks>
public sealed class Invariants
{
    readonly ImmutableArray<InvariantRow> _rows;
    readonly Instant?[] _since;
    readonly bool[] _told;
    readonly List<Violation> _violations = [];
    readonly JournalLaws _journal = new();
    readonly TimeSpan _allowance;
    readonly EnergyLaws _energy = new();
    readonly LedgerLaws _ledger = new();

    /// <param name="allowance">What a machine in real time may be late; none in virtual time.</param>
    public Invariants(RoomPlan plan, TimeSpan allowance = default)
    {
        _allowance = allowance;
        Watch = new(plan);
        _rows = InvariantRows.All;
        (_since, _told) = (new Instant?[_rows.Length], new bool[_rows.Length]);
    }

    /// <summary>What the rows look at.</summary>
    internal InvariantWatch Watch { get; }

    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Names and meanings of all rows, for references.</summary>
    public static IEnumerable<(string Name, string About)> Names => InvariantRows.All.Select(row => (row.Name, row.About)).Concat(JournalLaws.Names).Concat(EnergyLaws.Names).Concat(LedgerLaws.Names);

    /// <summary>What somebody asked was done. Whoever tells this of one request tells it of all; without it, <c>nothing-by-itself</c> is not judged.</summary>
    public void Asked(OperatorRequest request) => Watch.Asked(request);

    /// <summary>A fault, or a hand at the devices: some take away what the room could do.</summary>
    public void Happened(TwinFault fault) => Watch.Happened(fault);

    /// <summary>A visit was opened: its envelope holds from now on.</summary>
    public void Opened(StartSession start) => Watch.Opened(start);

    /// <param name="snapshot">What the controller shows, at most 100 ms old; null while it does not run.</param>
    /// <param name="journal">All entries so far.</param>
    /// <param name="flushed">Number of the last entry on disk.</param>
    public void Look(in TruthView truth, RoomSnapshot? snapshot, IReadOnlyList<JournalEntry> journal, long flushed)
    {
        Watch.Look(truth, snapshot);
        for (var index = 0; index < _rows.Length; index++) Judge(index, truth);
        foreach (var broken in _journal.Look(journal)) _violations.Add(broken);
        // In real time the journal is read a while after the truth, which says nothing of their order.
        if (_allowance != TimeSpan.Zero) return;
        _energy.Look(truth, journal, flushed, Watch.Session == SessionState.Testing, Watch.TestsLeak, _violations);
        _ledger.Look(truth, Watch.Region, journal, _violations);
    }

    void Judge(int index, in TruthView truth)
    {
        var row = _rows[index];
        if (!row.IsBroken(Watch, truth))
        {
            _since[index] = null;
            return;
        }
        var since = _since[index] ??= truth.At;
        if (_told[index] || truth.At.Since(since) <= row.Grace + _allowance) return;
        _told[index] = true;
        _violations.Add(new(row.Name, truth.At, $"{row.About} Broken since {since}: {row.Tell(Watch, truth)}"));
    }
}

/// <param name="About">The law, as a sentence.</param>
/// <param name="Grace">For so long it may be broken: the time that rules and physics have to react.</param>
/// <param name="Tell">What is seen, when it is broken.</param>
sealed record InvariantRow(string Name, string About, TimeSpan Grace, Func<InvariantWatch, TruthView, bool> IsBroken, Func<InvariantWatch, TruthView, string> Tell);
