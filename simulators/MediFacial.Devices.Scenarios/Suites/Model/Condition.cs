using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>Something that is so or not at any instant of a scenario. A row of data: one key says of what, another how it must be.</summary>
public abstract record Condition;

/// <summary>What the controller believes: a sensor of a device, by role. A reading that is missing or stale fulfils nothing.</summary>
public sealed record ReadingIs(string Device, string Role, Bound Bound) : Condition;

/// <summary>What is really so in the plants. Names: <see cref="TruthNames"/>.</summary>
public sealed record TruthIs(string Name, Bound Bound) : Condition;

/// <param name="States">Any of them; <see cref="SessionState.Idle"/> when no session is open.</param>
public sealed record SessionIs(ImmutableArray<SessionState> States) : Condition;

/// <summary>A step of the open session is so, or was so when it closed.</summary>
/// <param name="Client">Null: whoever is treated.</param>
public sealed record StepIs(string Step, StepState State, string? Client) : Condition;

public sealed record DeviceIs(string Device, DeviceState State) : Condition;

/// <param name="State">Standing, or gone.</param>
public sealed record AlarmIs(string Alarm, AlarmPresence State) : Condition;

public enum AlarmPresence : byte
{
    /// <summary>Its condition stands.</summary>
    Standing,
    /// <summary>On the board, whether its condition stands or waits to be acknowledged.</summary>
    Shown,
    Acknowledged,
    /// <summary>Not on the board.</summary>
    Gone,
}

/// <summary>A rule has tripped, at any time so far.</summary>
/// <param name="Rule">Id of the rule, such as <c>vacuum-over-limit</c>.</param>
public sealed record HasTripped(string Rule) : Condition;

/// <summary>The latched stop.</summary>
public sealed record StopIs(StopPresence State) : Condition;

public enum StopPresence : byte
{
    None, Latched,
    /// <summary>Latched, and a reading proves that outputs are safe.</summary>
    Proven,
    /// <summary>Latched, and it may be reset.</summary>
    CauseGone,
    /// <summary>Latched, and only a technician may reset it.</summary>
    NeedsTechnician,
}

/// <summary>The journal holds so many entries of a kind so far.</summary>
/// <param name="Where">Fields that an entry must have to count.</param>
/// <param name="Most">Null: any number from <paramref name="Least"/> on.</param>
public sealed record JournalHas(JournalKind Kind, ImmutableArray<JournalField> Where, int Least, int? Most) : Condition;

/// <summary>A request of the timeline was answered so.</summary>
/// <param name="Event">Id of the event that asks.</param>
/// <param name="Refused">Null: it was done.</param>
public sealed record AnswerIs(string Event, RefusalKind? Refused) : Condition;

/// <summary>An event of the timeline has happened.</summary>
public sealed record EventIs(string Event) : Condition;

/// <summary>Nothing blocks the room.</summary>
public sealed record ReadyIs(bool Ready) : Condition;

/// <summary>What is heard in the room.</summary>
/// <param name="Priority">Null: silence.</param>
public sealed record SignalIs(AlarmPriority? Priority) : Condition;

/// <summary>The operator model has taken every visit to its end.</summary>
public sealed record OperatorIsDone : Condition;
