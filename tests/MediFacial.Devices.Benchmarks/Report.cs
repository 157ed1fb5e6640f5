using System.Globalization;
using System.Runtime.InteropServices;

namespace MediFacial.Devices.Benchmarks;

/// <summary>Prints figures as lines of a Markdown table, so that they can be pasted into tests/README.md.</summary>
public sealed class Report(TextWriter output)
{
    /// <summary>Figures mean nothing without the machine they come from.</summary>
    public void Machine()
    {
        output.WriteLine(Invariant($"{Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB"));
        output.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd}, load average of the last minute {Load()}");
        output.WriteLine($"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {(Optimised ? "Release" : "DEBUG BUILD: these figures count for nothing")}");
    }

    public void Heading(string group)
    {
        output.WriteLine();
        output.WriteLine($"| {group} | p50 | p99 | slowest | allocated |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
    }

    public void Times(string what, Measure measure) =>
        output.WriteLine(Invariant($"| {what} | {Time(measure.Median)} | {Time(measure.P99)} | {Time(measure.Slowest)} | {measure.BytesPerRun:0.#} B |"));

    /// <summary>How many times as long the first takes as the second, measured in one run; and the budget for it.</summary>
    public void Ratio(string what, Measure ours, Measure theirs, double atMost)
    {
        var ratio = ours.Median / theirs.Median;
        output.WriteLine(Invariant($"| {what} | {ratio:0.00} × | | | {(ratio <= atMost ? "met" : "NOT MET")}: at most {atMost:0.##} × |"));
    }

    public void Budget(string what, double nanoseconds, double atMost) =>
        output.WriteLine(Invariant($"| {what} | {Time(nanoseconds)} | | | {(nanoseconds <= atMost ? "met" : "NOT MET")}: at most {Time(atMost)} |"));

    public void Figure(string what, string value, string budget) => output.WriteLine($"| {what} | {value} | | | {budget} |");

    static bool Optimised => !typeof(Report).Assembly.GetCustomAttributes(false).OfType<System.Diagnostics.DebuggableAttribute>().Any(each => each.IsJITOptimizerDisabled);

    static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => Invariant($"{nanoseconds:0} ns"),
        < 1e6 => Invariant($"{nanoseconds / 1e3:0.0} µs"),
        _ => Invariant($"{nanoseconds / 1e6:0.00} ms"),
    };

    static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
        : RuntimeInformation.ProcessArchitecture.ToString();

    static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
