using System.Globalization;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>What the part says of itself: every sensor, how soon, and nothing that nobody asked for.</summary>
sealed class SignalChecks(ConformanceBench bench, string wire)
{
    const int Rounds = 25;

    readonly Dictionary<int, (Quantity Lowest, Quantity Highest, int Count)> _seen = [];
    readonly Dictionary<int, string> _odd = [];

    /// <summary>Sensors that said they have no value, as their profile lets them.</summary>
    readonly HashSet<int> _without = [];

    /// <summary>Every poll again and again, each frame as soon after the last reply as the wire allows.</summary>
    public IEnumerable<WireStep> Sampled()
    {
        var (asked, answered, closest) = (0, 0, TimeSpan.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            for (var poll = 0; poll < bench.Codec.Polls.Length; poll++)
            {
                var which = poll;
                foreach (var step in bench.Ask(frame => bench.Codec.MakePoll(which, frame))) yield return step;
                asked++;
                if (bench.PauseBefore < closest && bench.Answer == BenchAnswer.Good) closest = bench.PauseBefore;
                if (bench.Answer != BenchAnswer.Good) continue;
                answered++;
                bench.Readings.Clear();
                bench.Codec.Deliver(bench.Heard, which, bench.SaidAt, bench);
                foreach (var (sensor, reading) in bench.Readings) Take(sensor, reading);
            }
        }
        for (var index = 0; index < bench.Part.Signals.Length; index++)
            if (bench.Part.Signals[index].Direction == SignalDirection.Sensor) Judge(index);
        JudgeTimes();
        if (asked == 0) yield break;
        bench.Judged(answered == asked, "frames back to back", $"a request is answered {ConformanceBench.Milliseconds(bench.Codec.Gap)} after the last reply", wire,
            $"{answered} of {asked} answered{(answered > 0 ? $", the closest {ConformanceBench.Milliseconds(closest)} after the last byte" : "")}");
    }

    /// <summary>A late or doubled reply would be taken for the answer to the next question.</summary>
    public IEnumerable<WireStep> Unasked()
    {
        foreach (var step in bench.Wait(2 * bench.Codec.ReplyTimeout)) yield return step;
        foreach (var step in bench.Ask(bench.Codec.MakeModel)) yield return step;
        var isModel = bench.Answer == BenchAnswer.Good && bench.Codec.IsModel(bench.Heard);
        foreach (var step in bench.Wait(2 * bench.Codec.ReplyTimeout)) yield return step;
        bench.Judged(isModel && bench.StrayBytes == 0, "nothing unasked", "no late, doubled or foreign reply could be taken for the answer to the next request", $"{wire}/reply-timeout",
            !isModel ? "after it all, it does not say who it is"
            : bench.StrayBytes == 0 ? $"nothing, in {bench.Exchanges} requests"
            : $"{bench.StrayBytes} bytes that nobody waited for, {bench.Late} replies after their time; first {bench.FirstStray}");
    }

    void Take(int sensor, Reading reading)
    {
        if (reading.Quality == ReadingQuality.Missing)
        {
            _without.Add(sensor);
            return;
        }
        if (!reading.IsGood)
        {
            _odd.TryAdd(sensor, $"{reading.Value} ({(reading.Quality == ReadingQuality.Implausible ? "outside its range" : "not a number")})");
            return;
        }
        var value = reading.Value;
        _seen[sensor] = _seen.TryGetValue(sensor, out var seen)
            ? (value < seen.Lowest ? value : seen.Lowest, value > seen.Highest ? value : seen.Highest, seen.Count + 1) : (value, value, 1);
    }

    void Judge(int index)
    {
        var signal = bench.Part.Signals[index];
        var sensor = bench.Sensors.First(each => each.Signal == signal).Id.Index;
        var range = signal.Dimension switch { Dimension.Switch => "on or off", Dimension.Choice => string.Join(", ", signal.Names.Select(name => name.Name)), _ => $"{signal.Range}" };
        var promised = $"every {ConformanceBench.Milliseconds(signal.PollEvery)}, {range}";
        if (signal.PollEvery == TimeSpan.Zero)
        {
            bench.NotTried($"sensor {signal.Id}", "read on demand", $"signals/{index}", "it is never polled");
            return;
        }
        var isSeen = _seen.TryGetValue(sensor, out var seen);
        if (!isSeen && !_odd.ContainsKey(sensor) && _without.Contains(sensor))
        {
            bench.NotTried($"sensor {signal.Id}", promised, $"signals/{index}/range", "the part says that it has no value now; let it measure, and check again");
            return;
        }
        var said = _odd.TryGetValue(sensor, out var odd) ? odd : !isSeen ? "no reading" : seen.Lowest.Equals(seen.Highest) ? $"{seen.Lowest}" : $"{seen.Lowest} to {seen.Highest}";
        bench.Judged(isSeen && odd is null, $"sensor {signal.Id}", promised, $"signals/{index}/range", said);
    }

    void JudgeTimes()
    {
        var times = ConformanceTimes.Of(bench.ReplyTimes);
        var timeout = bench.Codec.ReplyTimeout;
        bench.Judged(bench.Lost == 0 && times.Count > 0 && times.Longest <= timeout, "reply time", $"every reply begins within {ConformanceBench.Milliseconds(timeout)}", $"{wire}/reply-timeout",
            string.Create(CultureInfo.InvariantCulture, $"p50 {ConformanceBench.Milliseconds(times.Median)}, p99 {ConformanceBench.Milliseconds(times.NinetyNinth)}, max {ConformanceBench.Milliseconds(times.Longest)} of {bench.Exchanges}; {bench.Lost} lost"));
    }
}
