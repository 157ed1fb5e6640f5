using System.Collections.Immutable;
using Stateless;

namespace MediFacial.Devices.Core.Sessions;

public enum CellKind : byte { Goes, Ignored, Refused }

/// <param name="Text">Target and guards, or the reason.</param>
public readonly record struct StateCell(string State, string Trigger, CellKind Kind, string Text);

/// <summary>A timed exit, which stands beside the table: the room's tick fires it.</summary>
public readonly record struct StateDeadline(string State, string After, string Trigger, string Why);

/// <summary>A machine as a table of state × trigger, read from the running machine itself.</summary>
public sealed record StateTable(
    string Name, ImmutableArray<string> States, ImmutableArray<string> Triggers, ImmutableArray<StateCell> Cells, ImmutableArray<StateDeadline> Deadlines)
{
    internal static StateTable Of<TState, TTrigger>(
        string name, StateMachine<TState, TTrigger> machine, Func<TState, TTrigger, string> whyNot, ImmutableArray<StateDeadline> deadlines)
        where TState : struct, Enum where TTrigger : struct, Enum
    {
        var info = machine.GetInfo();
        var cells = ImmutableArray.CreateBuilder<StateCell>();
        foreach (var state in Enum.GetValues<TState>())
        {
            var configured = info.States.FirstOrDefault(candidate => candidate.UnderlyingState.Equals(state));
            foreach (var trigger in Enum.GetValues<TTrigger>())
            {
                var goes = configured?.FixedTransitions.Where(transition => transition.Trigger.UnderlyingTrigger.Equals(trigger))
                    .Select(transition => transition.GuardConditionsMethodDescriptions.Any()
                        ? $"{transition.DestinationState} [{string.Join(", ", transition.GuardConditionsMethodDescriptions.Select(guard => guard.Description))}]"
                        : $"{transition.DestinationState}").ToArray() ?? [];
                var ignored = configured?.IgnoredTriggers.Any(candidate => candidate.Trigger.UnderlyingTrigger.Equals(trigger)) ?? false;
                cells.Add(new($"{state}", $"{trigger}",
                    goes.Length > 0 ? CellKind.Goes : ignored ? CellKind.Ignored : CellKind.Refused,
                    goes.Length > 0 ? string.Join(" / ", goes) : whyNot(state, trigger)));
            }
        }
        return new(name, [.. Enum.GetNames<TState>()], [.. Enum.GetNames<TTrigger>()], cells.ToImmutable(), deadlines);
    }

    /// <summary>As Markdown: one section a state, one row a trigger.</summary>
    public string ToMarkdown()
    {
        var text = new System.Text.StringBuilder();
        foreach (var state in States)
        {
            text.Append("**").Append(Name).Append(": ").Append(state).Append("**\n\n| trigger | | |\n| --- | --- | --- |\n");
            foreach (var cell in Cells)
                if (cell.State == state)
                    text.Append("| ").Append(cell.Trigger).Append(" | ").Append(cell.Kind switch { CellKind.Goes => "→", CellKind.Ignored => "ignored", CellKind.Refused => "refused", _ => throw new InvalidOperationException() })
                        .Append(" | ").Append(cell.Text).Append(" |\n");
            foreach (var deadline in Deadlines)
                if (deadline.State == state)
                    text.Append("| after ").Append(deadline.After).Append(" | ").Append(deadline.Trigger).Append(" | ").Append(deadline.Why).Append(" |\n");
            text.Append('\n');
        }
        return text.ToString();
    }
}
