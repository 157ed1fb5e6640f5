using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>A fault that happened while the room stood so.</summary>
/// <param name="Device">State of the device that is furthest on; null while no controller runs.</param>
/// <param name="Step">Kind of the current step; null when no session is open.</param>
public readonly record struct CoveredMoment(string Fault, DeviceState? Device, StepKind? Step);

/// <summary>Which fault happened in which state of devices and in which kind of step, and what was never reached.</summary>
public sealed class Coverage
{
    readonly SortedDictionary<string, Dictionary<(DeviceState?, StepKind?), int>> _seen = new(StringComparer.Ordinal);

    /// <summary>Words of all faults that are drawn.</summary>
    public static ImmutableArray<string> Faults { get; } = [.. FaultMenu.All.Select(kind => kind.Word)];

    /// <summary>What a panel can ask and is not drawn, and why.</summary>
    public static ImmutableArray<(string Word, string Because)> NotDrawn => PeopleMenu.NotDrawn;

    /// <summary>Whether it takes one layer of protection away: a scenario has one such fault at most.</summary>
    public static bool TakesDefence(Happening what) => WordOf(what) is { } word && FaultMenu.All.Any(kind => kind.TakesDefence && kind.Word == word);

    public static ImmutableArray<StepKind?> Steps { get; } = [null, .. Enum.GetValues<StepKind>()];

    /// <summary>What a device can be in when a fault comes. Absent is what a fault makes of it.</summary>
    public static ImmutableArray<DeviceState> States { get; } = [.. Enum.GetValues<DeviceState>()];

    /// <summary>All moments with how often each came, in a fixed order.</summary>
    public IEnumerable<(CoveredMoment Moment, int Times)> Moments =>
        from fault in _seen
        from moment in fault.Value.OrderBy(each => each.Key.Item1).ThenBy(each => each.Key.Item2)
        select (new CoveredMoment(fault.Key, moment.Key.Item1, moment.Key.Item2), moment.Value);

    public int Times(string fault, StepKind? step) => Sum(fault, key => key.Step == step);

    public int Times(string fault, DeviceState state) => Sum(fault, key => key.Device == state);

    /// <summary>Pairs of fault and kind of step that never met.</summary>
    public IEnumerable<(string Fault, StepKind? Step)> NeverInStep => from fault in Faults from step in Steps where Times(fault, step) == 0 select (fault, step);

    /// <summary>Pairs of fault and state of devices that never met.</summary>
    public IEnumerable<(string Fault, DeviceState State)> NeverInState => from fault in Faults from state in States where Times(fault, state) == 0 select (fault, state);

    internal void Add(TimelineEvent happens, RoomSnapshot? panel)
    {
        if (WordOf(happens.What) is not { } word) return;
        DeviceState? device = panel is null || panel.Devices.IsEmpty ? null : panel.Devices.Max(each => each.State);
        StepKind? step = panel?.Session is { Current: >= 0 } session && session.Current < session.Steps.Length ? session.Steps[session.Current].Kind : null;
        Add(new(word, device, step), 1);
    }

    internal void Add(CoveredMoment moment, int times)
    {
        if (!_seen.TryGetValue(moment.Fault, out var of)) _seen[moment.Fault] = of = [];
        of[(moment.Device, moment.Step)] = of.GetValueOrDefault((moment.Device, moment.Step)) + times;
    }

    internal void Add(Coverage other)
    {
        foreach (var (moment, times) in other.Moments) Add(moment, times);
    }

    static string? WordOf(Happening what) => what switch
    {
        FaultHappens fault => Vocabulary.Faults.Tell(fault.Fault).Word,
        HostHappens fault => Vocabulary.Host.Tell(fault.Fault).Word,
        PersonAsks asks => Vocabulary.Requests.Tell(asks.Request).Word,
        _ => null,
    };

    int Sum(string fault, Func<(DeviceState? Device, StepKind? Step), bool> counts) => _seen.TryGetValue(fault, out var of) ? of.Where(each => counts(each.Key)).Sum(each => each.Value) : 0;
}
