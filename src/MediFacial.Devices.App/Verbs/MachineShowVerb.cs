using System.CommandLine;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>machine show</c>: state × trigger tables, made from the machines that the room runs. The same text stands in src/README.md.</summary>
public static class MachineShowVerb
{
    static readonly StateTable[] Tables = [SessionMachine.Table(), DeviceMachine.Table()];

    static readonly Argument<string?> Name = new("name") { Description = "session or device. Default: both.", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create()
    {
        Name.CompletionSources.Add(Tables.Select(table => table.Name.ToLowerInvariant()).ToArray());
        var command = new Command("show", "Prints the tables: what each trigger does in each state.") { Name };
        command.SetAction(parsed => (int)Run(parsed.GetValue(Name), parsed.InvocationConfiguration.Output));
        return command;
    }

    static ExitCode Run(string? name, TextWriter output)
    {
        var chosen = Tables.Where(table => name is null || table.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0)
            throw new VerbFailure(ExitCode.WrongUsage, $"There is no machine “{name}”. There are: {string.Join(", ", Tables.Select(table => table.Name.ToLowerInvariant()))}.");
        output.WriteLine(string.Join("\n", chosen.Select(table => table.ToMarkdown().TrimEnd() + "\n")).TrimEnd());
        return ExitCode.Done;
    }
}
