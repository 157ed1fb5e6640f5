using System.CommandLine;
using MediFacial.Devices.Records;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>records show</c>: one session with its steps, doses and journal.</summary>
public static class RecordsShowVerb
{
    static readonly Argument<string> Session = new("session") { Description = "The session's number as records list shows it; its first characters are enough." };

    public static Command Create() => RecordsOptions.Reading(new("show", "One session: its steps, what was delivered, and its journal.") { Session }, (parsed, book, output) =>
    {
        var beginning = parsed.GetRequiredValue(Session);
        var found = book.Find(beginning);
        if (found.Length > 1) throw new VerbFailure(ExitCode.WrongUsage, $"{found.Length} sessions begin with “{beginning}”. Give more of the number.");
        if (found.IsEmpty || book.Show(found[0]) is not { } record)
            throw new VerbFailure(ExitCode.WrongUsage, $"There is no session “{beginning}” in {book.Folder}. Do: medifacial records list");
        foreach (var line in SessionText.Show(record, TimeZoneInfo.Local)) output.WriteLine(line);
        return ExitCode.Done;
    });
}
