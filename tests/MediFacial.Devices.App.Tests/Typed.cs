using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App.Tests;

/// <summary>What came of a typed command line.</summary>
public sealed record Typed(ExitCode Code, string Output, string Error)
{
    public static async Task<Typed> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandSurface.RunAsync(arguments, output, error);
        return new((ExitCode)code, output.ToString(), error.ToString());
    }
}
