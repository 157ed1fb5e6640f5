using MediFacial.Devices.Benchmarks;

// Groups by name; without arguments all of them run. Each one measures its figure and what it is compared with in the same run.
var groups = new Dictionary<string, Action<Report>>
{
    ["exchange"] = ExchangeFigures.Measure,
    ["tick"] = TickFigures.Measure,
    ["reaction"] = ReactionFigures.Measure,
    ["virtual-time"] = VirtualTimeFigures.Measure,
};
var unknown = args.Where(name => !groups.ContainsKey(name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"Unknown: {string.Join(", ", unknown)}. Known: {string.Join(", ", groups.Keys)}.");
    return 2;
}
var report = new Report(Console.Out);
report.Machine();
foreach (var (name, measure) in groups.Where(group => args.Length == 0 || args.Contains(group.Key)))
{
    report.Heading(name);
    measure(report);
}
return 0;
