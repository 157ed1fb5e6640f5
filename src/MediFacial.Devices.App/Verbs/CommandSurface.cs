using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MediFacial.Devices.App.Verbs;

/// <summary>The whole command line: its verbs, and the one place where an outcome becomes an exit code and a sentence.</summary>
public static class CommandSurface
{
    static readonly Option<bool> Verbose = new("--verbose") { Description = "Tell the technical side of every failure.", Recursive = true };

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var parsed = Build().Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var sentence in parsed.Errors.Select(fault => fault.Message).Distinct()) error.WriteLine(sentence);
            error.WriteLine("medifacial --help shows what it understands.");
            return (int)ExitCode.WrongUsage;
        }
        try
        {
            // Signals are left to the verbs: the room makes its outputs safe before it ends, however long that takes.
            return await parsed.InvokeAsync(new()
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (VerbFailure failure)
        {
            error.WriteLine(failure.Message);
            if (parsed.GetValue(Verbose) && failure.Technical is { } technical) error.WriteLine(technical);
            return (int)failure.Code;
        }
        catch (Exception fault)
        {
            error.WriteLine($"The program broke: {fault.Message}");
            error.WriteLine(parsed.GetValue(Verbose) ? fault.ToString() : "Run it again with --verbose and report what it prints.");
            return (int)ExitCode.Broken;
        }
    }

    public static RootCommand Build()
    {
        var root = new RootCommand("Controller of one treatment room for medical facials. Without a verb it runs the room.")
        {
            Verbose,
            RunVerb.Create(),
            GuardVerb.Create(),
            CheckVerb.Create(),
            DevicesVerb.Create(),
            RecordsVerb.Create(),
            MachineVerb.Create(),
            TraceVerb.Create(),
            SimulateVerb.Create(),
            ReplayVerb.Create(),
            SchemaVerb.Create(),
        };
        RunVerb.GiveTo(root);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        return root;
    }

    /// <summary>The help of the library, and below it what the program returns.</summary>
    sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parsed)
        {
            help.Invoke(parsed);
            var output = parsed.InvocationConfiguration.Output;
            output.WriteLine("Exit codes:");
            foreach (var code in Enum.GetValues<ExitCode>()) output.WriteLine($"  {(int)code}  {code.Meaning()}");
            return (int)ExitCode.Done;
        }
    }
}
