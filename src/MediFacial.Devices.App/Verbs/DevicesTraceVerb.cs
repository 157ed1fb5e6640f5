using System.CommandLine;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>devices trace</c>: what goes over the wire, in bytes and in words. Opens the port itself, so no controller may hold it.</summary>
public static class DevicesTraceVerb
{
    static readonly Argument<string> Port = new("port") { Description = "A port of the room file, by its name there." };
    static readonly Option<int> Seconds = NumberOption.Of("--seconds", "How long to listen.", usual: 10, least: 1, most: 86_400);

    public static Command Create()
    {
        var (room, data) = (RoomOptions.Room(), RoomOptions.Data());
        var command = new Command("trace", "Asks the parts of one port in turn and prints every frame, decoded. It reads only.") { Port, Seconds, room, data };
        command.SetAction(parsed => (int)Run(
            parsed.GetRequiredValue(Port), TimeSpan.FromSeconds(parsed.GetValue(Seconds)), parsed.GetValue(room), parsed.GetValue(data),
            parsed.InvocationConfiguration.Output));
        return command;
    }

    static ExitCode Run(string name, TimeSpan longest, FileInfo? room, DirectoryInfo? data, TextWriter output)
    {
        var plan = ProfilesOnDisk.Room(room);
        var port = plan.Ports.FirstOrDefault(each => each.Name == name)
            ?? throw new VerbFailure(ExitCode.WrongUsage, $"The room has no port “{name}”. It has: {string.Join(", ", plan.Ports.Select(each => each.Name).DefaultIfEmpty("none"))}.");
        var live = new LivePort(plan, port, RoomOptions.DataFolder(room, data).FullName) { Trace = line => output.WriteLine(Text(line, plan)) };
        live.Run(longest, () => false);
        return port.Parts.All(live.WasUp) ? ExitCode.Done : ExitCode.NoAnswer;
    }

    static string Text(WireTraceLine line, RoomPlan plan)
    {
        var who = line.Part is { } part ? plan.Parts[part.Index].Name : "";
        var arrow = line.Direction switch
        {
            WireDirection.Sent => "->",
            WireDirection.Received => "<-",
            WireDirection.Discarded => "xx",
            WireDirection.Fault => "!!",
            WireDirection.Link => "==",
            _ => throw new ArgumentOutOfRangeException(nameof(line), line.Direction, "No such direction."),
        };
        return FormattableString.Invariant($"{line.At.Ticks / 1e7,9:0.0000} s  {who,-18} {arrow} {line.Meaning}{(line.Hex.Length > 0 ? $"   [{line.Hex}]" : "")}");
    }
}
