using System.Globalization;
using System.Xml.Linq;
using MediFacial.Devices.Scenarios.Suites.Running;

namespace MediFacial.Devices.Scenarios.Suites.Reports;

/// <summary>Verdicts as JUnit XML, which every build server reads.</summary>
public static class JunitReport
{
    public static string Of(IReadOnlyCollection<PlayedScenario> played)
    {
        var suite = new XElement("testsuite", new XAttribute("name", "medifacial simulate run"), new XAttribute("tests", played.Count),
            new XAttribute("failures", played.Count(each => !each.Verdict.Passed)), new XAttribute("time", Seconds(played.Sum(each => each.Wall.TotalSeconds))), played.Select(Case));
        return $"{new XDeclaration("1.0", "utf-8", null)}\n{new XElement("testsuites", suite)}\n";
    }

    static XElement Case(PlayedScenario played)
    {
        var verdict = played.Verdict;
        return new("testcase", new XAttribute("name", verdict.Scenario.Id), new XAttribute("classname", verdict.Scenario.Room), new XAttribute("time", Seconds(played.Wall.TotalSeconds)),
            verdict.Failures.Select(failure => new XElement("failure", new XAttribute("message", Text($"{failure.At}: expected {failure.Expected}")), Text(failure.Found))),
            new XElement("system-out", $"journal {verdict.JournalHash}, simulated {Seconds(verdict.Simulated.TotalSeconds)} s"));
    }

    // What a controller says may hold anything; XML may not.
    static string Text(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);
}
