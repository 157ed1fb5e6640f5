using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;

namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>One story of a treatment room and what must hold in it. From <c>simulators/suites/**/*.yaml</c>; it says nothing of virtual or real time.</summary>
/// <param name="Id">Name of small letters and hyphens, unique among the files that run together.</param>
/// <param name="Story">What happens and why it matters, for people.</param>
/// <param name="Hazards">Ids of <c>tests/hazards.yaml</c> whose control it judges.</param>
/// <param name="Room">Id of a simulated room.</param>
/// <param name="Seed">Of every noise and every hand in the plants.</param>
/// <param name="Visits">In the order in which the operator model takes them; empty where nobody is treated.</param>
public sealed record Scenario(
    string Id, string Name, string Story, ImmutableArray<string> Hazards, string Room, ulong Seed, ImmutableArray<PlantScale> Plant, StartConditions Begin,
    ImmutableArray<VisitPlan> Visits, OperatorHabit Operator, ImmutableArray<TimelineEvent> Timeline, ImmutableArray<Expectation> Expect, ScenarioEnd Ends)
{
    /// <summary>Name of a flight record beside the file, whose inputs are played instead of twins and operator; null: twins.</summary>
    public string? Recording { get; init; }

    /// <summary>Who sits in the chair; null: somebody who feels nothing and does nothing by herself.</summary>
    public ClientHabit? Client { get; init; }

    /// <summary>The bytes of <see cref="Recording"/>.</summary>
    public ScenarioTape? Tape { get; init; }

    /// <summary>Who is there when nothing is said: in a recording nobody else than who was there.</summary>
    internal static OperatorHabit UsualOperator(bool isRecorded) => isRecorded ? OperatorHabit.Absent : OperatorHabit.Careful;

    /// <summary>What was not written, as the reader fills it in: the simulated room, seed 1, healthy plants, a careful operator.</summary>
    public static Scenario Of(string id, ScenarioEnd ends) =>
        new(id, id, "", [], "simulated", 1, [], StartConditions.Usual, [], OperatorHabit.Careful, [], [], ends);
}

/// <summary>A flight record that was read with its scenario.</summary>
public sealed record ScenarioTape(ReadOnlyMemory<byte> File);

/// <summary>One plant parameter of the twins, made larger or smaller.</summary>
/// <param name="Name"><c>plant.parameter</c> as <see cref="PlantNames"/> lists them, such as <c>vacuum.free-flow</c>.</param>
/// <param name="Factor">Times the nominal value.</param>
public sealed record PlantScale(string Name, double Factor);

/// <summary>How room and plants stand when the controller starts.</summary>
/// <param name="Wall">By the calendar, UTC.</param>
/// <param name="Water">°C in the boiler.</param>
/// <param name="WaterLevel">% of the tank.</param>
/// <param name="Waste">mL in the bottle.</param>
/// <param name="Distance">cm from nozzle to face.</param>
/// <param name="Disk">How long the journal needs to be on disk.</param>
public sealed record StartConditions(DateTimeOffset Wall, double Water, double WaterLevel, double Waste, double Distance, TimeSpan Disk)
{
    public static readonly StartConditions Usual = new(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 92, 80, 50, 40, TimeSpan.FromMilliseconds(3));
}

/// <summary>One client and what she comes for.</summary>
/// <param name="Client">Pseudonym.</param>
/// <param name="Protocol">Id of a shipped protocol.</param>
/// <param name="Visit">Kind of visit; null: the protocol's first, if it has kinds.</param>
/// <param name="Yes">Contraindications that she answers with yes; all others with no.</param>
/// <param name="Without">Devices that this visit does without.</param>
/// <param name="After">Since the visit before was closed, or since the room was ready.</param>
public sealed record VisitPlan(
    string Client, string Protocol, string? Visit, Phototype Phototype, SkinType Skin, ImmutableArray<string> Yes, ImmutableArray<DeviceKind> Without, TimeSpan After)
{
    public static VisitPlan Of(string protocol, string? visit = null) => new("C-017", protocol, visit, Phototype.II, SkinType.Normal, [], [], TimeSpan.Zero);
}

/// <summary>When a scenario is over.</summary>
/// <param name="Latest">Since the controller started. Where <paramref name="When"/> is given and has not come by then, the scenario has failed.</param>
/// <param name="After">How long the room is watched once <paramref name="When"/> has come.</param>
public sealed record ScenarioEnd(TimeSpan Latest, Condition? When, TimeSpan After)
{
    public static ScenarioEnd At(TimeSpan time) => new(time, null, TimeSpan.Zero);
}
