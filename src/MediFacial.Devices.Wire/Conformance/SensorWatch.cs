using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>Whether an output is on, told by the part's own sensors: those that moved when it was raised are back at rest when it is safe.</summary>
sealed class SensorWatch(ConformanceBench bench)
{
    /// <summary>Only what measures the like of an output: a fan or a temperature follows at its leisure.</summary>
    readonly HashSet<Dimension> _like = [.. bench.Part.Signals.Where(signal => signal.Direction == SignalDirection.Output).Select(signal => signal.Dimension)];

    /// <summary>Of the plausible range: what noise does not reach.</summary>
    const double Moves = 0.02;

    readonly Dictionary<int, double> _rest = [];
    readonly HashSet<int> _moved = [];

    public bool HasMoved => _moved.Count > 0;

    /// <summary>All that ever moved is at rest again.</summary>
    public bool IsBack => _moved.All(sensor => !IsAway(sensor));

    public void Forget() => _moved.Clear();

    /// <summary>Remembers what is read with every output safe.</summary>
    public IEnumerable<WireStep> Rest()
    {
        foreach (var step in Poll()) yield return step;
        foreach (var (sensor, reading) in bench.Readings)
            if (_like.Contains(bench.Sensors[sensor].Signal.Dimension)) _rest[sensor] = reading.Value.Value;
    }

    public IEnumerable<WireStep> Look()
    {
        foreach (var step in Poll()) yield return step;
        foreach (var sensor in _rest.Keys)
            if (IsAway(sensor)) _moved.Add(sensor);
    }

    IEnumerable<WireStep> Poll()
    {
        bench.Readings.Clear();
        for (var poll = 0; poll < bench.Codec.Polls.Length; poll++)
        {
            var which = poll;
            foreach (var step in bench.Ask(frame => bench.Codec.MakePoll(which, frame))) yield return step;
            if (bench.Answer == BenchAnswer.Good) bench.Codec.Deliver(bench.Heard, which, bench.SaidAt, bench);
        }
    }

    // A reading that is missing now has not come back.
    bool IsAway(int sensor) => !bench.Readings.TryGetValue(sensor, out var now) || Math.Abs(now.Value.Value - _rest[sensor]) > Width(bench.Sensors[sensor].Signal);

    static double Width(SignalProfile signal) => signal.Dimension is Dimension.Switch or Dimension.Choice
        ? 0.5 : Moves * (signal.Range.Highest.Value - signal.Range.Lowest.Value);
}
