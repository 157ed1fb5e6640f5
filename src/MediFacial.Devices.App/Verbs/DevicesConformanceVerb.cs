using System.CommandLine;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;
using MediFacial.Devices.Wire.Conformance;

namespace MediFacial.Devices.App.Verbs;

/// <summary>
/// <c>devices conformance</c>: whether a part does what its profile promises. 0: all that was tried; 1: something is not as promised, or it was
/// interrupted; 5: no answer.
/// </summary>
public static class DevicesConformanceVerb
{
    /// <summary>What a technician types before outputs are raised.</summary>
    public const string Word = "energise";

    static readonly Argument<string> Part = new("part") { Description = "A part of the room by its name there, a part that a profile describes, or a part file." };
    static readonly Option<string?> Port = new("--port") { Description = "A device path, or a port of the room file. Default: that of the part in the room file.", HelpName = "P" };
    static readonly Option<int> Address = NumberOption.Of("--address", "Address on the bus. Default: that of the room file, else 1.", usual: 0, least: 1, most: 247);
    static readonly Option<string?> Serial = new("--serial") { Description = "Serial number that the part must have. Default: that of the room file, else any.", HelpName = "S" };
    static readonly Option<bool> Energise = new("--energise") { Description = "Also raises every output by a tenth, and asks for values that must be refused. For a technician, on a bench, with nobody near; it asks back." };
    static readonly Option<bool> NoPowerCycle = new("--no-power-cycle") { Description = "Nobody is asked to switch the part off and on." };
    static readonly Option<bool> Json = new("--json") { Description = "For another program: one object with verdict, reply times and rows." };
    static readonly Option<FileInfo?> Junit = new("--junit") { Description = "Writes the rows as JUnit XML.", HelpName = "FILE" };

    public static Command Create()
    {
        var (room, data) = (RoomOptions.Room(), RoomOptions.Data());
        var command = new Command("conformance",
            "Checks that a part on a port does what its profile promises, one row a promise. Without --energise it writes safe values only; it leaves every output safe, also when it is interrupted. 0: all that was tried; 1: something is not as promised, or it was interrupted; 5: no answer.")
        {
            Part, Port, Address, Serial, Energise, NoPowerCycle, Json, Junit, room, data,
        };
        command.SetAction(parsed => (int)Run(parsed, parsed.GetValue(room), RoomOptions.DataFolder(parsed.GetValue(room), parsed.GetValue(data)).FullName));
        return command;
    }

    static ExitCode Run(ParseResult parsed, FileInfo? roomFile, string folder)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var subject = ConformanceSubject.Find(parsed.GetRequiredValue(Part), roomFile, parsed.GetValue(Port), parsed.GetValue(Address), parsed.GetValue(Serial));
        using var twin = TwinOf(subject, folder);
        var setup = subject.Setup with { Energise = parsed.GetValue(Energise), PowerCycle = !parsed.GetValue(NoPowerCycle) };
        if (setup.Energise && twin is null && !Confirms(subject, Console.In, error))
            throw new VerbFailure(ExitCode.WrongUsage, "Nothing was done: it was not confirmed that outputs may be raised.");

        using var stop = new EndSignal();
        var report = subject.Pins is { } pins ? OnPins(pins.Plan, pins.Part, subject, setup, folder, stop.Token) : OnPort(subject, setup, folder, twin, error, stop.Token);
        if (parsed.GetValue(Junit) is { } junit) Write(junit, report.Junit());
        if (parsed.GetValue(Json)) output.WriteLine(report.Json());
        else report.Tell(output);
        return report.Code;
    }

    static ConformanceReport OnPort(ConformanceSubject subject, ConformanceSetup setup, string folder, TwinControl? twin, TextWriter told, CancellationToken interrupted)
    {
        var run = new ConformanceRun(setup);
        new ConformancePort(subject.Path, folder, subject.Line)
        {
            Does = doing => told.WriteLine($"… {doing}"),
            Asks = hand => Ask(hand, subject, twin, told),
        }.Play(run, interrupted);
        return new(subject, setup, run.Rows, run.Times, run.WasHeard, run.WasInterrupted);
    }

    static ConformanceReport OnPins(RoomPlan plan, PartPlan part, ConformanceSubject subject, ConformanceSetup setup, string folder, CancellationToken interrupted)
    {
        var run = new PinConformance(plan, part, setup.Source, setup.Energise);
        ConformancePins.Play(run, plan, folder, interrupted);
        return new(subject, setup, run.Rows, default, run.WasHeard, run.WasInterrupted);
    }

    /// <summary>Asks back before anything is raised.</summary>
    public static bool Confirms(ConformanceSubject subject, TextReader input, TextWriter told)
    {
        told.WriteLine($"Every output of {subject.Setup.Part.Model} on {subject.Path} will be switched on for some seconds, by a tenth of its range. The part must stand on a bench, with nobody near it and nothing attached that could hurt.");
        told.WriteLine($"Type “{Word}” and press Enter to go on; anything else ends it here.");
        return input.ReadLine()?.Trim() == Word;
    }

    static void Ask(ConformanceHand hand, ConformanceSubject subject, TwinControl? twin, TextWriter told)
    {
        if (hand == ConformanceHand.SwitchOff && twin is not null && subject.RoomName is { } name) Reboot(twin, name, told);
        else if (twin is not null) return;
        else if (hand == ConformanceHand.SwitchOff) told.WriteLine($"Please switch {subject.Setup.Part.Model} off now, at its own switch. The check goes on by itself.");
        else if (hand == ConformanceHand.SwitchOn) told.WriteLine("It is off. Please switch it on again.");
    }

    // Whatever becomes of the simulator, the part behind the port is still to be left safe.
    static void Reboot(TwinControl twin, string part, TextWriter told)
    {
        try
        {
            twin.Apply(new Reboot(part));
        }
        catch (Exception refused) when (refused is IOException or ArgumentException)
        {
            told.WriteLine($"The simulator did not restart {part}: {refused.Message}");
        }
    }

    /// <summary>The hands of a twin that somebody serves here; null for a real part.</summary>
    static TwinControl? TwinOf(ConformanceSubject subject, string folder) =>
        subject.IsSimulated && File.Exists(TwinsFolder.Control(folder)) ? TwinControl.Connect(folder) : null;

    static void Write(FileInfo file, string text)
    {
        try
        {
            file.Directory?.Create();
            File.WriteAllText(file.FullName, text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"{file} cannot be written.", cause: fault);
        }
    }
}
