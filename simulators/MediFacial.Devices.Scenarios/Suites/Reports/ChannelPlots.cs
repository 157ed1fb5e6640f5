using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Scenarios.Suites.Running;

namespace MediFacial.Devices.Scenarios.Suites.Reports;

/// <summary>Which channels a report draws, and where their set-points, readings, true values and limits come from. A channel that never moved is left out.</summary>
static class ChannelPlots
{
    public static string Draw(ScenarioVerdict verdict, ScenarioTrace trace)
    {
        var points = trace.Points;
        var panels = new[] { Vacuum(points), Light(points), Steam(points), Laser(points) }.OfType<PlotPanel>();
        return new Plot(verdict.Simulated.TotalSeconds, Steps(points), Alarms(points), [.. trace.Marks.Select(mark => (mark.At.Ticks / 1e7, ScenarioWriter.Name(mark.Event)))]).Draw(panels);
    }

    static PlotPanel? Vacuum(IReadOnlyList<TracePoint> points) => points.All(point => point.Truth.Vacuum.Value < 1) ? null : new("Vacuum at the tip", "kPa",
    [
        new("limit", "limit", Over(points, point => (point.Session?.Detail as SuctionDetail)?.Trip.Value), Stepped: true),
        new("set", "set", Over(points, point => Set(point, DeviceKind.Microdermabrasion, "guard")), Stepped: true),
        new("regulator reads", "second", Over(points, point => Actual(point, DeviceKind.Microdermabrasion, "pressure"))),
        new("guard reads", "reading", Over(points, point => Actual(point, DeviceKind.Microdermabrasion, "guard"))),
        new("true", "true", Over(points, point => point.Truth.Vacuum.Value)),
    ]);

    static PlotPanel? Light(IReadOnlyList<TracePoint> points) => points.All(point => point.Truth.Light.Value == 0) ? null : new("Light on the skin", "mW/cm²",
    [
        new("limit", "limit", Over(points, point => (point.Session?.Detail as LightDetail)?.Over.Highest.Value), Stepped: true),
        new("set", "set", Over(points, point => (point.Session?.Detail as LightDetail)?.Set.Value), Stepped: true),
        new("guard reads", "reading", Over(points, point => Actual(point, DeviceKind.LedPanel, "guard"))),
        new("true", "true", Over(points, point => point.Truth.Light.Value)),
    ]);

    static PlotPanel? Steam(IReadOnlyList<TracePoint> points) => points.All(point => point.Truth is { HeaterWatts: 0, SteamAimedAtFace: false }) ? null : new("Air at the face", "°C",
    [
        new("limit", "limit", Over(points, point => (point.Session?.Detail as SteamDetail)?.Trip.Value), Stepped: true),
        new("target", "set", Over(points, point => (point.Session?.Detail as SteamDetail)?.Target.Value), Stepped: true),
        new("reads", "reading", Over(points, point => Actual(point, DeviceKind.Steamer, "face"))),
        new("true", "true", Over(points, point => point.Truth.Face.Value)),
        new("skin", "second", Over(points, point => point.Truth.SkinUnderSteam.Value)),
    ]);

    static PlotPanel? Laser(IReadOnlyList<TracePoint> points) => points.All(point => point.Truth is { LaserChainClosed: false, LaserEmits: false }) ? null : new("Laser", "on",
    [
        new("chain read closed", "reading", Over(points, point => Actual(point, DeviceKind.LaserInterlock, "contact-readback")), Stepped: true),
        new("chain closed", "true", Over(points, point => point.Truth.LaserChainClosed ? 1 : 0), Stepped: true),
        new("emits", "limit", Over(points, point => point.Truth.LaserEmits ? 1 : 0), Stepped: true),
    ]);

    static ImmutableArray<PlotSpan> Steps(IReadOnlyList<TracePoint> points) => Spans(points, point => point.Session is { } session && session.Current >= 0 && session.Current < session.Steps.Length
        ? [(session.Steps[session.Current].Title, session.State switch { SessionState.Stopped => "stopped", SessionState.Paused => "paused", _ => "step" })] : []);

    static ImmutableArray<PlotSpan> Alarms(IReadOnlyList<TracePoint> points) => Spans(points, point => point.Alarms.Select(alarm => (alarm, "alarm")));

    static ImmutableArray<PlotSpan> Spans(IReadOnlyList<TracePoint> points, Func<TracePoint, IEnumerable<(string Name, string Style)>> of)
    {
        var open = new Dictionary<(string, string), double>();
        var spans = new List<PlotSpan>();
        foreach (var point in points)
        {
            var (now, here) = (Seconds(point), of(point).ToHashSet());
            foreach (var ended in open.Keys.Where(key => !here.Contains(key)).ToList())
            {
                spans.Add(new(ended.Item1, ended.Item2, open[ended], now));
                open.Remove(ended);
            }
            foreach (var key in here) open.TryAdd(key, now);
        }
        spans.AddRange(open.Select(each => new PlotSpan(each.Key.Item1, each.Key.Item2, each.Value, Seconds(points[^1]))));
        return [.. spans.OrderBy(span => span.From)];
    }

    static List<(double, double?)> Over(IReadOnlyList<TracePoint> points, Func<TracePoint, double?> of) => [.. points.Select(point => (Seconds(point), of(point)))];

    static double? Actual(TracePoint point, DeviceKind kind, string role) => View(point, kind, role) is { Quality: ReadingQuality.Good, Actual: { } actual } ? actual.Value : null;

    static double? Set(TracePoint point, DeviceKind kind, string role) => View(point, kind, role)?.Set?.Value;

    static ReadingView? View(TracePoint point, DeviceKind kind, string role) =>
        point.Devices.FirstOrDefault(device => device.Kind == kind)?.Readings.FirstOrDefault(reading => reading.Role == role);

    static double Seconds(TracePoint point) => point.Truth.At.Ticks / 1e7;
}
