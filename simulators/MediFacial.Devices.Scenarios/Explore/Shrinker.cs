using System.Collections.Immutable;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Scenarios.Suites.Running;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>Takes away from a scenario that fails whatever it does not need to fail by the same invariant: events, scaled plants, habits, steps, time. Delta debugging.</summary>
/// <param name="wanted">What has to stay broken.</param>
public sealed class Shrinker(SuiteWorld world, Failure wanted)
{
    /// <summary>More gain little and cost minutes.</summary>
    const int MostTries = 250;

    readonly string _wanted = wanted.Expected;
    Failure _seen = wanted;

    /// <summary>Scenarios played so far.</summary>
    public int Tries { get; private set; }

    /// <returns>The shortest found, and how it fails.</returns>
    public (Scenario Scenario, Failure Failure) Shrink(Scenario scenario)
    {
        var best = End(scenario);
        for (var before = -1; before != Size(best) && Tries < MostTries;)
        {
            before = Size(best);
            var heals = IsInvariant ? ImmutableArray<TimelineEvent>.Empty : ScenarioDraw.HealingOf(best);
            best = Without(best, best.Timeline.RemoveRange(best.Timeline.Length - heals.Length, heals.Length), (each, troubles) => each with { Timeline = Joined(troubles, heals, each.Begin) });
            best = Without(best, best.Plant, (each, plant) => each with { Plant = plant });
            best = Simpler(best);
            best = End(best);
            best = Sooner(best);
        }
        best = Without(best, best.Expect, (each, expect) => expect.IsEmpty ? each : each with { Expect = expect });
        return (best, _seen);
    }

    /// <summary>Otherwise the room did not come back, and whoever heals it must not be left out.</summary>
    bool IsInvariant => _wanted.StartsWith("invariant", StringComparison.Ordinal);

    static ImmutableArray<TimelineEvent> Joined(ImmutableArray<TimelineEvent> troubles, ImmutableArray<TimelineEvent> heals, StartConditions begin)
    {
        var known = Known(troubles);
        var cures = Healing.OfAll(known.Select(each => each.What), begin).ToHashSet();
        return [.. known, .. heals.Where(each => each.What is OperatorTurns || cures.Contains(each.What))];
    }

    static int Size(Scenario scenario) => scenario.Timeline.Length + scenario.Plant.Length + scenario.Operator.Skips.Length;

    /// <summary>Nothing that comes after the failure matters to it, unless it is the end itself.</summary>
    Scenario End(Scenario scenario)
    {
        if (!IsInvariant) return scenario;
        var latest = TimeSpan.FromSeconds(Math.Ceiling(_seen.At.Since(Instant.Zero).TotalSeconds) + 1);
        var events = scenario.Timeline.Where(each => each.When.When is not null || each.When.After < latest);
        return latest < scenario.Ends.Latest ? Try(scenario, scenario with { Ends = ScenarioEnd.At(latest), Timeline = Known([.. events]) }) : scenario;
    }

    /// <summary>Takes rows away: all, then halves, quarters, and at last each by itself.</summary>
    Scenario Without<T>(Scenario best, ImmutableArray<T> rows, Func<Scenario, ImmutableArray<T>, Scenario> with)
    {
        for (var size = rows.Length; size > 0; size /= 2)
            for (var at = rows.Length - size; at >= 0; at -= size)
            {
                var fewer = rows.RemoveRange(at, size);
                var tried = Try(best, with(best, fewer));
                if (ReferenceEquals(tried, best)) continue;
                (best, rows) = (tried, fewer);
            }
        return best;
    }

    Scenario Simpler(Scenario best)
    {
        best = Try(best, best with { Begin = StartConditions.Usual });
        best = Try(best, best with { Seed = 1 });
        best = Try(best, best with { Client = null });
        best = Try(best, best with { Operator = OperatorHabit.Careful });
        best = Try(best, best with { Operator = best.Operator with { Care = OperatorCare.Careful } });
        best = Try(best, best with { Operator = best.Operator with { AfterStop = AfterStop.Waits } });
        best = Try(best, best with { Operator = best.Operator with { Skips = [] } });
        best = Try(best, best with { Visits = [], Client = null, Operator = OperatorHabit.Absent });
        best = Without(best, best.Visits, (each, visits) => each with { Visits = visits });
        for (var index = 0; index < best.Visits.Length; index++)
        {
            var usual = VisitPlan.Of(best.Visits[index].Protocol);
            Visit(index, visit => visit with { Phototype = usual.Phototype });
            Visit(index, visit => visit with { Skin = usual.Skin });
            Visit(index, visit => visit with { Yes = [] });
            Visit(index, visit => visit with { Without = [] });
        }
        return best;

        void Visit(int index, Func<VisitPlan, VisitPlan> simpler) => best = Try(best, best with { Visits = best.Visits.SetItem(index, simpler(best.Visits[index])) });
    }

    /// <summary>Round and short times.</summary>
    Scenario Sooner(Scenario best)
    {
        var movable = best.Timeline.Length - (IsInvariant ? 0 : ScenarioDraw.HealingOf(best).Length);
        for (var index = 0; index < movable; index++)
            foreach (var after in new[] { TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(Math.Floor(best.Timeline[index].When.After.TotalSeconds)) })
            {
                var each = best.Timeline[index];
                if (after >= each.When.After) continue;
                var tried = Try(best, best with { Timeline = best.Timeline.SetItem(index, each with { When = each.When with { After = after } }) });
                if (ReferenceEquals(tried, best)) continue;
                best = tried;
                break;
            }
        return best;
    }

    /// <summary>Events that wait for one that is gone are gone too.</summary>
    static ImmutableArray<TimelineEvent> Known(ImmutableArray<TimelineEvent> events)
    {
        while (true)
        {
            var ids = events.Select(each => each.Id).ToHashSet();
            var left = events.RemoveAll(each => each.When.When is EventIs of && !ids.Contains(of.Event));
            if (left.Length == events.Length) return left;
            events = left;
        }
    }

    Scenario Try(Scenario best, Scenario shorter)
    {
        if (shorter.Equals(best) || Tries >= MostTries) return best;
        Tries++;
        if (ScenarioRun.Play(shorter, world).Failures.FirstOrDefault(failure => failure.Expected == _wanted) is not { } same) return best;
        _seen = same;
        return shorter;
    }
}
