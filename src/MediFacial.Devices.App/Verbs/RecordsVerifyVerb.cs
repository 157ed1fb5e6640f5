using System.CommandLine;
using MediFacial.Devices.Records;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>records verify</c>: the hash chain of the journal, and the anchors of every session in it.</summary>
public static class RecordsVerifyVerb
{
    public static Command Create() => RecordsOptions.Reading(new("verify", "Proves that no entry of the journal was changed, removed or cut off."), (_, book, output) =>
    {
        var report = book.Verify();
        foreach (var line in RecordsText.Verify(report)) output.WriteLine(line);
        return report.IsSound ? ExitCode.Done : ExitCode.ProblemsFound;
    });
}
