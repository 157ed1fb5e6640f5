using MediFacial.Devices.Benchmarks.Exchange;

namespace MediFacial.Devices.Benchmarks;

/// <summary>One read of eight holding registers over a pseudo-terminal, beside libmodbus against the same slave in the same run.</summary>
public static class ExchangeFigures
{
    /// <summary>The two take turns, so that load of the machine meets both.</summary>
    const int Turns = 8, Runs = 2_500, WarmUp = 500;

    static readonly byte[] Request = [1, 3, 0, 0, 0, 8, 0x44, 0x0C];
    const int ReplyLength = 21;

    public static void Measure(Report report)
    {
        if (!OperatingSystem.IsLinux())
        {
            report.Figure("exchange on a pseudo-terminal", "–", "not measured: this system has no pseudo-terminals");
            return;
        }
        using var slave = new PromptSlave();
        var libmodbus = LibmodbusProgram.Build(out var why);
        List<Measure> ours = [], bare = [];
        List<double> theirs = [];
        using (var warm = new Master(slave.Path)) Benchmarks.Measure.Each(warm.Exchange, 1, 30_000);
        for (var turn = 0; turn < Turns; turn++)
        {
            using (var master = new Master(slave.Path))
            {
                ours.Add(Benchmarks.Measure.Each(master.Exchange, Runs, WarmUp));
                bare.Add(Benchmarks.Measure.Each(() => master.ExchangeBare(Request, ReplyLength), Runs, WarmUp));
            }
            if (libmodbus is not null) theirs.AddRange(libmodbus.Exchange(slave.Path, WarmUp, Runs));
        }
        var we = Benchmarks.Measure.Together(ours);
        report.Times("schedule and serial link, 8 holding registers", we);
        report.Times("serial link alone, the same frames", Benchmarks.Measure.Together(bare));
        // No object is smaller than 24 bytes: less than one byte an exchange means that exchanges allocate nothing, and the harness or the runtime did once.
        report.Figure("allocation of an exchange", FormattableString.Invariant($"{Math.Floor(we.BytesPerRun):0} B ({we.BytesPerRun * we.Runs:0} B in {we.Runs} exchanges)"),
            we.BytesPerRun < 1 ? "met: 0 B" : "NOT MET: 0 B");
        if (libmodbus is null)
        {
            report.Figure("libmodbus", "–", $"not measured: {why}");
            return;
        }
        var they = Benchmarks.Measure.Of([.. theirs], 0);
        report.Times("libmodbus, the same slave", they);
        report.Ratio("ours to libmodbus, p50", we, they, atMost: 2);
    }
}
