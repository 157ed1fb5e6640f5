using System.CommandLine;
using MediFacial.Devices.Records;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>records list</c>: the history, newest first.</summary>
public static class RecordsListVerb
{
    public static Command Create() => RecordsOptions.Reading(new("list", "Sessions on record, newest first."), (_, book, output) =>
    {
        foreach (var line in RecordsText.List(book.List(), TimeZoneInfo.Local)) output.WriteLine(line);
        return ExitCode.Done;
    });
}
