using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>What a report draws: truth and panel side by side, and what happened.</summary>
public sealed class ScenarioTrace
{
    /// <summary>More points than a plot has pixels help nobody.</summary>
    const int MostPoints = 6000;

    readonly List<TracePoint> _points = [];
    readonly List<(Instant At, TimelineEvent Event)> _marks = [];
    readonly TimeSpan _every;
    Instant _due;

    public ScenarioTrace(TimeSpan longest) => _every = TimeSpan.FromTicks(longest.Ticks / MostPoints);

    public IReadOnlyList<TracePoint> Points => _points;
    public IReadOnlyList<(Instant At, TimelineEvent Event)> Marks => _marks;

    public void Add(in TruthView truth, RoomSnapshot? panel)
    {
        if (truth.At < _due) return;
        _due = truth.At + _every;
        _points.Add(new(truth, panel?.Devices ?? [], panel?.Session, panel?.Alarms.Select(alarm => alarm.Id).ToImmutableArray() ?? []));
    }

    public void Mark(Instant at, TimelineEvent happens) => _marks.Add((at, happens));
}

/// <param name="Devices">As the panel shows them; empty while the controller does not run.</param>
public sealed record TracePoint(TruthView Truth, ImmutableArray<DeviceView> Devices, SessionView? Session, ImmutableArray<string> Alarms);
