using System.Collections.Immutable;
using System.Globalization;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>A step that a scenario is about: the others before it are skipped, or as short as they may be.</summary>
/// <param name="Client">Null: whoever is treated.</param>
readonly record struct FocusStep(StepProfile Step, string? Client);

/// <param name="Events">What shortens visits, and why a device is left out.</param>
/// <param name="TakesDefence">One of the events does, as <see cref="FaultKind.TakesDefence"/>.</param>
sealed record DrawnVisits(ImmutableArray<VisitPlan> Plans, ImmutableArray<FocusStep> Focus, OperatorHabit Habit, ImmutableArray<TimelineEvent> Events, bool TakesDefence);

/// <summary>Who comes, for what, and how the operator treats her: mostly one client, sometimes several in a row or the same one again, at times without a device that is not ready.</summary>
sealed class VisitDraw(SuiteWorld world, RoomInWorld room)
{
    const string FirstClient = "C-017";

    public DrawnVisits Of(Chance chance)
    {
        var count = chance.Happens(0.75) ? 1 : chance.Happens(0.75) ? 2 : 3;
        var plans = ImmutableArray.CreateBuilder<VisitPlan>();
        var focus = ImmutableArray.CreateBuilder<FocusStep>();
        var events = ImmutableArray.CreateBuilder<TimelineEvent>();
        List<StepProfile> steps = [];
        for (var index = 0; index < count; index++)
        {
            // The same client again, for the same: what she has had counts.
            var again = index > 0 && chance.Happens(0.4) ? plans[^1] : null;
            var plan = again ?? Plan(chance) with { Client = string.Create(CultureInfo.InvariantCulture, $"C-{17 + index:000}") };
            var of = world.Protocol(plan.Protocol)!.Steps.Where(step => step.IsFor(plan.Phototype, plan.Visit)).ToList();
            var about = again is null ? Focus(chance, of) : focus[^1].Step;
            plans.Add(plan);
            steps.AddRange(of);
            focus.Add(new(about, count == 1 ? null : plan.Client));
            // A visit that another follows is cut short once it has come to what it is about.
            if (index < count - 1)
                events.Add(new($"short-{index + 1}", new(new StepIs(about.Id, StepState.Running, plan.Client), chance.Time(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30))), new PersonAsks(new SkipStep(Vocabulary.Panel, "Not today"))));
        }
        var takesDefence = LeavesOut(chance, plans, focus, events);
        return new(plans.ToImmutable(), focus.ToImmutable(), Habit(chance, steps, focus, count), events.ToImmutable(), takesDefence);
    }

    VisitPlan Plan(Chance chance)
    {
        var protocol = chance.Pick(world.Protocols);
        return VisitPlan.Of(protocol.Id, protocol.Visits.IsEmpty ? null : chance.Pick(protocol.Visits).Id) with
        {
            Phototype = chance.Pick(Enum.GetValues<Phototype>()),
            Skin = chance.Pick(Enum.GetValues<SkinType>()),
            Yes = !protocol.Contraindications.IsEmpty && chance.Happens(0.08) ? [chance.Pick(protocol.Contraindications).Id] : [],
        };
    }

    static StepProfile Focus(Chance chance, List<StepProfile> steps)
    {
        List<StepProfile> energy = [.. steps.Where(step => step.Needs is not null)];
        return energy.Count > 0 && chance.Happens(0.95) ? chance.Pick(energy) : chance.Pick(steps);
    }

    static OperatorHabit Habit(Chance chance, List<StepProfile> steps, IReadOnlyList<FocusStep> focus, int visits)
    {
        var keeps = visits > 1 ? 0.06 : chance.Happens(0.15) ? 0.9 : 0.12;
        var care = chance.Happens(0.15) ? OperatorCare.Hasty : chance.Happens(focus.Any(about => about.Step is SuctionStep) ? 0.25 : 0) ? OperatorCare.Mistaken : OperatorCare.Careful;
        return new(care, chance.Happens(0.8) ? Pace.Shortest : Pace.Nominal, null,
            [.. steps.Where(step => focus.All(about => about.Step.Id != step.Id) && !chance.Happens(step.Needs is null ? keeps * 0.7 : keeps)).Select(step => step.Id).Distinct()],
            chance.Happens(0.75) ? AfterStop.GoesOn : chance.Happens(0.5) ? AfterStop.Ends : AfterStop.Waits);
    }

    /// <summary>The last visit does without a device, most times because its part is not the right one or hangs from the beginning.</summary>
    /// <returns>Whether that takes a defence away.</returns>
    bool LeavesOut(Chance chance, ImmutableArray<VisitPlan>.Builder plans, IReadOnlyList<FocusStep> focus, ImmutableArray<TimelineEvent>.Builder events)
    {
        if (!chance.Happens(0.15)) return false;
        List<DeviceKind> kinds = [.. room.Plan.Devices.Select(device => device.Kind).Where(kind => kind != focus[^1].Step.Needs).Distinct()];
        var kind = chance.Pick(kinds);
        plans[^1] = plans[^1] with { Without = [kind] };
        if (PartOf(kind) is not { } part || !chance.Happens(0.8)) return false;
        TwinFault fault = chance.Whole(3) switch { 0 => new ReplacePart(part), 1 => new MisidentifyPart(part), _ => new Freeze(part) };
        events.Add(new("not-ready", new(null, TimeSpan.Zero), new FaultHappens(fault)));
        return fault is Freeze;
    }

    /// <summary>The part on a bus that a device hangs on; null where it has none there.</summary>
    string? PartOf(DeviceKind kind)
    {
        var device = room.Plan.Devices.First(each => each.Kind == kind);
        return room.Plan.Profile.Devices[device.Id.Index].Bindings.Select(binding => binding.Part).FirstOrDefault(room.Sensors.ContainsKey);
    }
}
