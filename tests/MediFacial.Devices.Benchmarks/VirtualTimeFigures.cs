using MediFacial.Devices.Benchmarks.Exchange;
using MediFacial.Devices.Benchmarks.Room;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Records;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Benchmarks;

/// <summary>How much faster than real time a whole acne visit at nominal times runs in virtual time, on one core.</summary>
public static class VirtualTimeFigures
{
    const int Runs = 5;
    const double Goal = 10_000, Floor = 3_000;

    public static void Measure(Report report)
    {
        foreach (var (name, plan) in new[] { ("standard room", StandardRoom.Plan()), ("shipped simulated room", TestRooms.Simulated()) })
        {
            Run best = default;
            for (var run = 0; run < Runs; run++)
            {
                var once = Acne(plan);
                if (once.Factor > best.Factor) best = once;
            }
            report.Figure(
                FormattableString.Invariant($"acne, peel visit, {best.Virtual.TotalMinutes:0} min in the {name} ({best.Rules} rules), hash chain and recorder on, best of {Runs}"),
                FormattableString.Invariant($"{best.Factor:0} × real time ({best.Real.TotalSeconds:0.00} s of one core, {best.Bytes / best.Virtual.TotalSeconds:0} B a second of room time)"),
                best.Factor >= Goal ? "met: goal 10,000 ×" : best.Factor >= Floor ? "floor met: 3,000 ×; goal 10,000 × NOT MET" : "NOT MET: floor 3,000 ×");
        }
    }

    readonly record struct Run(TimeSpan Virtual, TimeSpan Real, int Rules, long Bytes)
    {
        public double Factor => Real == TimeSpan.Zero ? 0 : Virtual / Real;
    }

    static Run Acne(RoomPlan plan)
    {
        var began = Libc.ThreadTime();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var treatment = new Treatment("acne", RoomTwins.Of(plan), plan: plan, keepsSamples: false) { Glance = TimeSpan.FromSeconds(1), Visit = "peel" };
        var memory = new JournalInMemory();
        treatment.Room.Appended = memory.Append;
        treatment.Room.Sampled = memory.Sample;
        treatment.Start();
        while (treatment.Session is { } session)
        {
            if (session.Steps[session.Current].State == StepState.Ready) treatment.Begin();
            else treatment.Leave();
        }
        if (treatment.Room.Snapshot.Report?.Outcome != Core.Sessions.SessionOutcome.Completed || memory.Samples == 0)
            throw new InvalidOperationException($"The treatment was not completed: {treatment.Room.Snapshot.Stop?.Headline}");
        return new(treatment.Room.Now.Since(Core.Time.Instant.Zero), Libc.ThreadTime() - began, treatment.Room.Room.RuleCount, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    /// <summary>What the records do with entries and samples, without a disk: canonical bytes, hash chain, the sheet of the session, and its series.</summary>
    sealed class JournalInMemory
    {
        readonly List<SessionSample> _series = [];
        byte[] _head = JournalChain.Beginning.ToArray();
        SessionFold? _fold;

        public int Samples => _series.Count;

        public void Append(JournalEntry entry)
        {
            _head = JournalChain.Next(_head, JournalText.Write(entry));
            if (entry.Kind == JournalKind.SessionOpened) _fold = new(entry, "benchmark");
            else _fold?.Take(entry);
        }

        public void Sample(SessionSample sample) => _series.Add(sample);
    }
}
