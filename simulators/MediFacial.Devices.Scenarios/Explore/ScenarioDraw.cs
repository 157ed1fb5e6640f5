using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>Makes a scenario of a seed: a client, a room that differs by ±30 %, an operator with habits, faults of some kinds and none of the others; then everything is healed and the room has to become startable.</summary>
/// <remarks>Whole kinds are on or off in a seed (swarm testing), since a fault that always happens hides those behind it.</remarks>
public sealed class ScenarioDraw(SuiteWorld world, string room = "simulated")
{
    /// <summary>Name of the event at which everybody stops making trouble.</summary>
    public const string Heals = "heals";

    /// <summary>Faults stop here at the earliest, and at the latest; each further visit takes its time.</summary>
    static readonly TimeSpan ShortestTrouble = TimeSpan.FromSeconds(50), LongestTrouble = TimeSpan.FromSeconds(240), FurtherVisit = TimeSpan.FromSeconds(45);

    /// <summary>Nobody touches anything: what begins now has begun by itself.</summary>
    static readonly TimeSpan HandsOff = TimeSpan.FromSeconds(8);

    /// <summary>From then on the room is cleared up; parts come back, a pump runs down, the self test and the steam's end take their time.</summary>
    static readonly TimeSpan ClearingTakes = TimeSpan.FromSeconds(75);

    /// <summary>A board without fan needs minutes to cool.</summary>
    static readonly TimeSpan CoolingTakes = TimeSpan.FromMinutes(5);

    static readonly ImmutableArray<SessionState> Stopped = [SessionState.Stopped], Paused = [SessionState.Paused], Starting = [SessionState.StepStarting], Testing = [SessionState.Testing], Ending = [SessionState.StepEnding];

    /// <summary>The same seed gives the same scenario.</summary>
    public Scenario Of(int seed)
    {
        var noise = new NoiseSource((ulong)seed);
        Chance people = new(noise.Fork(1)), plants = new(noise.Fork(2)), faults = new(noise.Fork(3));
        var begin = Begin(plants);
        var visits = new VisitDraw(world, world.Find(room)!).Of(people);
        var trouble = faults.Time(ShortestTrouble, LongestTrouble) + (FurtherVisit * (visits.Plans.Length - 1));
        var troubles = Troubles(faults, visits, trouble);
        var healing = Healed(troubles, begin, trouble);
        var cools = troubles.Any(each => each.What is FaultHappens { Fault: StopFan or ScaleLight or StickLight or ShortChannel });
        return Scenario.Of($"seed-{seed.ToString(CultureInfo.InvariantCulture)}", ScenarioEnd.At(trouble + HandsOff + (cools ? CoolingTakes : ClearingTakes))) with
        {
            Name = $"Seed {seed.ToString(CultureInfo.InvariantCulture)}",
            Story = "Drawn by the explorer.",
            Room = room,
            Seed = (ulong)seed,
            Plant = Plant(plants),
            Begin = begin,
            Visits = visits.Plans,
            Operator = visits.Habit,
            Client = ClientDraw.Of(new(noise.Fork(4))),
            Timeline = [.. troubles, .. healing],
            Expect =
            [
                new(ExpectationKind.AtEnd, new ReadyIs(true), null, null, null, "faults have stopped and everything is plugged in again"),
                new(ExpectationKind.AtEnd, new TruthIs("safe", Bound.Is(true)), null, null, null, "nobody is treated"),
            ],
        };
    }

    /// <summary>The events of a drawn scenario from which on nobody makes trouble any more: the last of its timeline.</summary>
    internal static ImmutableArray<TimelineEvent> HealingOf(Scenario drawn) => [.. drawn.Timeline.SkipWhile(each => each.Id != Heals)];

    static StartConditions Begin(Chance chance) => StartConditions.Usual with
    {
        Water = chance.Happens(0.8) ? 85 + chance.Whole(11) : 15 + chance.Whole(60),
        WaterLevel = 45 + chance.Whole(40),
        Waste = chance.Whole(300),
        Distance = 38 + chance.Whole(8),
        Disk = TimeSpan.FromMilliseconds(1 + chance.Whole(40)),
    };

    static ImmutableArray<PlantScale> Plant(Chance chance) =>
        chance.Happens(0.2) ? [] : [.. PlantSpread.Names.Where(_ => chance.Happens(0.6)).Select(name => new PlantScale(name, chance.Number(0.7, 1.3)))];

    ImmutableArray<TimelineEvent> Troubles(Chance chance, DrawnVisits visits, TimeSpan until)
    {
        // Some kinds only, and each of them perhaps more than once.
        List<FaultKind> swarm = [.. FaultMenu.All.Where(kind => !kind.TakesDefence && chance.Happens(0.15))];
        List<FaultKind> serious = [.. FaultMenu.All.Where(kind => kind.TakesDefence)];
        var about = world.Find(room)!;
        var events = ImmutableArray.CreateBuilder<TimelineEvent>();
        events.AddRange(visits.Events.Select(each => each.When.When is null ? each : each with { When = each.When with { NotAfter = until } }));
        if (chance.Happens(0.7) && !visits.TakesDefence) Add(chance.Pick(serious));
        for (var left = chance.Whole(8); left > 0 && swarm.Count > 0; left--) Add(chance.Pick(swarm));
        return events.ToImmutable();

        void Add(FaultKind kind)
        {
            var what = kind.Draw(chance, about);
            // Wires are swapped by whoever serviced the panel.
            var when = what is FaultHappens { Fault: SwapChannels } ? new Moment(null, TimeSpan.Zero) : When(chance, chance.Pick(visits.Focus), until, events);
            var id = $"f-{events.Count + 1}";
            events.Add(new(id, when, what));
            if (chance.Happens(0.5) && what is not FaultHappens { Fault: SwapChannels })
                Recovers(new(new EventIs(id), chance.AnyTime(TimeSpan.FromSeconds(60))) { NotAfter = until }, what);
            // Whoever taps once taps again.
            if (what is PersonAsks && chance.Happens(0.3)) events.Add(new($"f-{events.Count + 1}", new(new EventIs(id), chance.AnyTime(TimeSpan.FromSeconds(2))) { NotAfter = until }, what));
        }

        void Recovers(Moment when, Happening what)
        {
            foreach (var cure in Healing.Of(what, StartConditions.Usual)) events.Add(new($"f-{events.Count + 1}", when, cure));
        }
    }

    static Moment When(Chance chance, FocusStep focus, TimeSpan until, IReadOnlyList<TimelineEvent> before)
    {
        Moment Of(Condition condition, TimeSpan longest) => new(condition, chance.AnyTime(longest)) { NotAfter = until };
        return chance.Whole(20) switch
        {
            < 9 => Of(new StepIs(focus.Step.Id, StepState.Running, focus.Client), TimeSpan.FromSeconds(60)),
            9 or 10 => Of(new StepIs(focus.Step.Id, StepState.Ready, focus.Client), TimeSpan.FromSeconds(40)),
            11 => Of(new SessionIs(Starting), TimeSpan.FromSeconds(1)),
            12 => Of(new SessionIs(Stopped), TimeSpan.FromSeconds(10)),
            13 => Of(new SessionIs(Paused), TimeSpan.FromSeconds(20)),
            14 => Of(new SessionIs(Testing), TimeSpan.FromSeconds(2)),
            15 => Of(new SessionIs(Ending), TimeSpan.FromSeconds(3)),
            16 or 17 when before.Count > 0 => Of(new EventIs(chance.Pick(before).Id!), TimeSpan.FromSeconds(15)),
            _ => new(null, chance.Time(TimeSpan.Zero, until)),
        };
    }

    /// <summary>Everybody lets go, everything is put right, and somebody clears the room up.</summary>
    static IEnumerable<TimelineEvent> Healed(ImmutableArray<TimelineEvent> troubles, StartConditions begin, TimeSpan from)
    {
        var at = new Moment(null, from);
        yield return new(Heals, at, new OperatorTurns(OperatorHabit.Absent));
        foreach (var cure in Healing.OfAll(troubles.Select(each => each.What), begin)) yield return new(null, at, cure);
        yield return new(null, new(null, from + HandsOff), new OperatorTurns(OperatorHabit.Careful with { Care = OperatorCare.Closing }));
    }
}
