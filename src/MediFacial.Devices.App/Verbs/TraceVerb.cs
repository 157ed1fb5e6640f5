using System.CommandLine;
using System.Text.Json;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>trace</c>: hazard → control → code → tests, as this build was tested. The program carries <c>tests/trace.json</c>, which a test holds to the code.</summary>
public static class TraceVerb
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly Argument<string?> Id = new("id") { Description = "One hazard, such as H01. Default: all.", Arity = ArgumentArity.ZeroOrOne };
    static readonly Option<bool> Json = new("--json") { Description = "For another program." };

    public static Command Create()
    {
        var command = new Command("trace", "Prints what can go wrong, what controls it, where that stands in the code, and which tests prove it.") { Id, Json };
        command.SetAction(parsed => (int)Run(parsed.GetValue(Id), parsed.GetValue(Json), parsed.InvocationConfiguration.Output));
        return command;
    }

    sealed record Matrix(IReadOnlyList<Hazard> Hazards);

    sealed record Hazard(
        string Id, [property: System.Text.Json.Serialization.JsonPropertyName("hazard")] string Name, string Cause, string Harm, int Severity, string Status, string? Reason, string Evidence, string? Plants,
        IReadOnlyList<Control> Controls, IReadOnlyList<string> Tests);

    sealed record Control(string What, string Code);

    static ExitCode Run(string? id, bool json, TextWriter output)
    {
        var all = Read().Hazards;
        var chosen = all.Where(hazard => id is null || hazard.Id.Equals(id, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0) throw new VerbFailure(ExitCode.WrongUsage, $"There is no hazard “{id}”. There are {all[0].Id} to {all[^1].Id}.");
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new Matrix(chosen), Format));
            return ExitCode.Done;
        }
        foreach (var hazard in chosen) Print(hazard, output);
        if (id is null) output.WriteLine($"{all.Count} hazards: {string.Join(", ", all.GroupBy(hazard => hazard.Status).Select(group => $"{group.Count()} {group.Key}"))}.");
        return ExitCode.Done;
    }

    static void Print(Hazard hazard, TextWriter output)
    {
        output.WriteLine($"{hazard.Id}  {hazard.Name} · severity {hazard.Severity} · {hazard.Status}");
        output.WriteLine($"  {hazard.Cause} Harm: {hazard.Harm}.");
        if (hazard.Reason is { } reason) output.WriteLine($"  Not controlled: {reason}");
        if (hazard.Plants is { } plants) output.WriteLine($"  Plants are not varied: {plants}");
        foreach (var control in hazard.Controls) output.WriteLine($"  - {control.What}  [{control.Code}]");
        foreach (var test in hazard.Tests) output.WriteLine($"  ✓ {test}");
        output.WriteLine();
    }

    static Matrix Read()
    {
        using var stream = typeof(TraceVerb).Assembly.GetManifestResourceStream("trace.json") ?? throw new InvalidOperationException("The build left trace.json out.");
        return JsonSerializer.Deserialize<Matrix>(stream, Format)!;
    }
}
