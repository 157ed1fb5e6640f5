using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>Lets the events of a scenario happen, each once: at its time, or so long after its condition first held.</summary>
sealed class Timeline
{
    readonly Scene _scene;
    readonly List<Waiting> _waiting;

    public Timeline(IEnumerable<TimelineEvent> events, Scene scene)
    {
        _scene = scene;
        _waiting = [.. events.Select(happens => new Waiting(happens) { Due = happens.When.When is null ? Instant.Zero + happens.When.After : Instant.Never })];
        foreach (var each in _waiting) scene.Follow(each.Event.When.When);
    }

    /// <summary>When something is due whatever happens; the room must not be run past it.</summary>
    public Instant Next
    {
        get
        {
            var next = Instant.Never;
            foreach (var each in _waiting) next = Instant.Earlier(next, each.Due);
            return next;
        }
    }

    /// <summary>The next event that is due, in the order of their times and then of the file; null when none is.</summary>
    public TimelineEvent? Take()
    {
        Waiting? first = null;
        foreach (var each in _waiting)
        {
            if (each.Due == Instant.Never && each.Event.When.When is { } when && _scene.Holds(when))
            {
                each.Due = _scene.Now + each.Event.When.After;
                each.IsOver = each.Event.When.NotAfter is { } latest && each.Due > Instant.Zero + latest;
            }
            if (!each.IsOver && each.Due <= _scene.Now && (first is null || each.Due < first.Due)) first = each;
        }
        _waiting.RemoveAll(each => each.IsOver);
        if (first is null) return null;
        _waiting.Remove(first);
        return first.Event;
    }

    sealed class Waiting(TimelineEvent happens)
    {
        public TimelineEvent Event => happens;
        public Instant Due { get; set; }

        /// <summary>It would come too late, and so never.</summary>
        public bool IsOver { get; set; }
    }
}
