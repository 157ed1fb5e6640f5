using MediFacial.Devices.Benchmarks.Room;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Benchmarks;

/// <summary>One tick of the standard room while a step runs: every rule, leases renewed, the energy contact kicked; with its allocation.</summary>
public static class TickFigures
{
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Measured = TimeSpan.FromSeconds(60);

    public static void Measure(Report report)
    {
        foreach (var step in new[] { "steam", "hydra", "red" })
        {
            var plan = StandardRoom.Plan();
            var treatment = new Treatment("acne", RoomTwins.Of(plan), plan: plan) { Visit = "peel", Glance = TimeSpan.FromSeconds(1) }.Start().RunTo(step);
            var steady = new SteadyRoom(treatment.Room, plan);
            steady.Run(WarmUp);
            steady.Clear();
            steady.Run(Measured);
            if (treatment.Session?.Steps[treatment.Session.Current].Id != step || treatment.Room.Snapshot.Stop is not null)
                throw new InvalidOperationException($"The room did not stay in {step}: {treatment.Room.Snapshot.Stop?.Headline}");
            var ticks = steady.Ticks.ToMeasure();
            report.Times($"tick in {step}, {treatment.Room.Room.RuleCount} rules, {plan.Devices.Length} devices", ticks);
            report.Budget($"p99 of that", ticks.P99, 20_000);
            report.Figure("its allocation", FormattableString.Invariant($"{ticks.BytesPerRun:0.#} B"), ticks.BytesPerRun == 0 ? "met: 0 B" : "NOT MET: 0 B");
            report.Times($"wake between ticks in {step} (a port may speak)", steady.Wakes.ToMeasure());
            report.Times($"bytes received in {step}: a whole reply, its readings, every rule", steady.Bytes.ToMeasure());
            report.Times($"pin level in {step}, every rule", steady.Pins.ToMeasure());
            report.Times($"tick with an entry or a sample in {step}", steady.TicksWithRecord.ToMeasure());
        }
    }
}
