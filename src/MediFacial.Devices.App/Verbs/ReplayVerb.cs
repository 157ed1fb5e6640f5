using System.CommandLine;
using System.Globalization;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.Core.Texts;
using MediFacial.Devices.Scenarios.Replay;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>replay</c>: plays what a controller was told through this program and compares all that it did. 0: identical; 1: not, or the record is damaged.</summary>
public static class ReplayVerb
{
    static readonly Argument<string> What = new("session|file")
    {
        Description = "A session's number, its first characters are enough; or a flight record, such as flights/20261122T090000.000Z.flight of a data folder.",
    };

    public static Command Create()
    {
        var (room, data) = (RoomOptions.Room(), RoomOptions.Data());
        var command = new Command("replay", "Plays the flight record of a session through this program and tells the first difference from what happened then.") { What, room, data };
        command.SetAction(parsed =>
        {
            var folder = RoomOptions.DataFolder(parsed.GetValue(room), parsed.GetValue(data));
            return (int)Run(FlightFiles.Find(folder.FullName, parsed.GetRequiredValue(What)), parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    static ExitCode Run(FileInfo file, TextWriter output)
    {
        using var record = FlightFiles.Open(file);
        ReplayVerdict verdict;
        try
        {
            verdict = FlightReplay.Play(record);
        }
        catch (FlightFault fault)
        {
            throw new VerbFailure(ExitCode.ProblemsFound, $"{ProfilesOnDisk.Display(file.FullName)}: {fault.Message}", cause: fault);
        }
        output.WriteLine($"{ProfilesOnDisk.Display(file.FullName)}: room “{record.Plan.Profile.Name}”, started {Wall(record.Start.Wall)}.");
        if (record.Start.Build != RoomMemory.Build) output.WriteLine($"Recorded by {record.Start.Build}, replayed with {RoomMemory.Build}: a difference may be a change of the program.");
        if (verdict.OtherRules) output.WriteLine("Other safety rules were in force then: every answer to the guard, which is made of them, differs.");
        if (verdict.Difference is { } difference) Tell(difference, output);
        else output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Identical: {verdict.Inputs:N0} inputs and {verdict.Effects:N0} effects, {verdict.Entries:N0} of them journal entries, in {Durations.Say(verdict.Span)}."));
        output.WriteLine(HowItEnds(verdict));
        return verdict.IsIdentical ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    static void Tell(FlightDifference difference, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"First difference at {difference.At}, {Wall(difference.Wall)}, after input {difference.Input:N0} ({difference.Cause}):"));
        output.WriteLine($"  then  {difference.Recorded ?? "nothing more"}");
        output.WriteLine($"  now   {difference.Replayed ?? "nothing more"}");
    }

    static string HowItEnds(ReplayVerdict verdict) => verdict switch
    {
        { Damage: { } damage } => $"{damage} What lies before it was compared.",
        { Difference: not null } => "What follows was not compared: it follows from the difference.",
        { Ended: FlightEnd.Ended } => "The record is complete: the controller ended in order.",
        { Ended: FlightEnd.FellBehind } => "The record is incomplete: the disk did not keep up, and what came later is missing.",
        { Ended: FlightEnd.Full } => "The record had reached its longest; what came later is missing.",
        _ => "The record has no end: the controller was killed, or still runs.",
    };

    static string Wall(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
