using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Safety.Proof;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>check</c>: every problem of every file, each as <c>file:line:column: sentence</c>, and every protocol proven in every room.</summary>
public static class CheckVerb
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly Argument<string[]> Paths = new("path")
    {
        Description = "Files or folders of parts, rooms, protocols and products. Default: all that ship with the program.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<bool> Json = new("--json") { Description = "For another program." };

    public static Command Create()
    {
        var command = new Command("check", "Reads files that people write, tells every problem in them at once, and proves every protocol in every room.") { Paths, Json };
        command.SetAction(parsed => (int)Run(parsed.GetValue(Paths) ?? [], parsed.GetValue(Json), parsed.InvocationConfiguration.Output));
        return command;
    }

    static ExitCode Run(string[] paths, bool json, TextWriter output)
    {
        ShippedFolders.Require();
        var files = (paths.Length == 0 ? [ShippedFolders.Profiles] : paths).SelectMany(ProfilesOnDisk.Under).ToList();
        if (files.Count == 0) throw new VerbFailure(ExitCode.CannotStart, "There is no YAML file in there.");
        var (set, named) = ProfilesOnDisk.Read(files);
        var (unproven, all) = RoomTimes.Prove(set);
        var problems = set.Problems.Concat(unproven).Where(problem => named.Contains(problem.File)).Distinct().ToList();
        var proofs = all.Where(proof => IsNamed(set, proof, named)).ToList();
        if (json) output.WriteLine(JsonSerializer.Serialize(new { Files = named.Count, Problems = problems, Proofs = proofs.Select(Row) }, Format));
        else Tell(named.Count, problems, proofs, output);
        return problems.Count == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    static void Tell(int files, List<ProfileProblem> problems, List<ProtocolProof.Result> proofs, TextWriter output)
    {
        foreach (var problem in problems) output.WriteLine(problem);
        foreach (var proof in proofs.Where(proof => proof.Margins.Count > 0))
            output.WriteLine($"{proof.Protocol} in {proof.Room}: {Count(proof.Margins.Count, "limit")} {(proof.Problems.Count == 0 ? "proven" : "judged")}; narrowest {proof.Margins[0]} ({Left(proof.Margins[0].Share)}).");
        output.WriteLine(problems.Count == 0
            ? $"{Count(files, "file")} checked, no problem."
            : $"{Count(files, "file")} checked, {Count(problems.Count, "problem")} in {problems.Select(problem => problem.File).Distinct().Count()}.");
    }

    static string Left(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(share) * 100:0.0} % {(share >= 0 ? "left" : "too much")}");

    static object Row(ProtocolProof.Result proof) => new
    {
        proof.Room,
        proof.Protocol,
        Proven = proof.Problems.Count == 0,
        Margins = proof.Margins.Select(margin => new { margin.What, Worst = $"{margin.Worst}", Limit = $"{margin.Limit}", Left = Math.Round(margin.Share, 4) }),
    };

    /// <summary>A proof is told when its room or its protocol was asked for.</summary>
    static bool IsNamed(ProfileSet set, ProtocolProof.Result proof, IReadOnlySet<string> named) =>
        set.Rooms.Any(room => room.Value?.Id == proof.Room && named.Contains(room.Source.File)) || set.Protocols.Any(protocol => protocol.Value?.Id == proof.Protocol && named.Contains(protocol.Source.File));

    static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
