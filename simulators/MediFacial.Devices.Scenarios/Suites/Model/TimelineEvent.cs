using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>Something that happens once.</summary>
/// <param name="Id">For conditions that speak of it; null where none does.</param>
public sealed record TimelineEvent(string? Id, Moment When, Happening What);

/// <summary>A time since the controller started, or a time after a condition first held.</summary>
/// <param name="When">Null: <paramref name="After"/> counts from the start.</param>
public sealed record Moment(Condition? When, TimeSpan After)
{
    /// <summary>Since the controller started: what would happen later does not happen. Only beside <see cref="When"/>; null: it happens whenever that comes.</summary>
    public TimeSpan? NotAfter { get; init; }
}

public abstract record Happening;

/// <summary>A fault of part, plant or line, or a hand: <c>do: freeze</c>. The words are those of the control socket.</summary>
public sealed record FaultHappens(TwinFault Fault) : Happening;

/// <summary>A fault of the computer: <c>do: stall-loop</c>.</summary>
public sealed record HostHappens(HostFault Fault) : Happening;

/// <summary>Somebody asks at a panel: <c>ask: begin-step</c>. <see cref="StartSession"/> is asked by <see cref="VisitStarts"/>.</summary>
public sealed record PersonAsks(OperatorRequest Request) : Happening;

/// <summary>Somebody opens a visit at a panel: <c>ask: start-session</c>.</summary>
/// <param name="Number">Of the scenario's visits, from 1.</param>
public sealed record VisitStarts(string From, int Number) : Happening;

/// <summary>The operator model behaves otherwise from now on: <c>operator: absent</c>.</summary>
public sealed record OperatorTurns(OperatorHabit Habit) : Happening;
