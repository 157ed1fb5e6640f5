using System.CommandLine;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>check</c>: every problem of every file, each as <c>file:line:column: sentence</c>.</summary>
public static class CheckVerb
{
    static readonly Argument<string[]> Paths = new("path")
    {
        Description = "Files or folders of parts, rooms, protocols and products. Default: all that ship with the program.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Create()
    {
        var command = new Command("check", "Reads files that people write, and tells every problem in them at once.") { Paths };
        command.SetAction(parsed => (int)Run(parsed.GetValue(Paths) ?? [], parsed.InvocationConfiguration.Output));
        return command;
    }

    static ExitCode Run(string[] paths, TextWriter output)
    {
        ShippedFolders.Require();
        var files = (paths.Length == 0 ? [ShippedFolders.Profiles] : paths).SelectMany(ProfilesOnDisk.Under).ToList();
        if (files.Count == 0) throw new VerbFailure(ExitCode.CannotStart, "There is no YAML file in there.");
        var (set, named) = ProfilesOnDisk.Read(files);
        var problems = set.Problems.Where(problem => named.Contains(problem.File)).ToList();
        foreach (var problem in problems) output.WriteLine(problem);
        output.WriteLine(problems.Count == 0
            ? $"{Count(named.Count, "file")} checked, no problem."
            : $"{Count(named.Count, "file")} checked, {Count(problems.Count, "problem")} in {problems.Select(problem => problem.File).Distinct().Count()}.");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
