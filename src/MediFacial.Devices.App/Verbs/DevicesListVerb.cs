using System.CommandLine;
using System.Text.Json;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>devices list</c>: what the room file binds, and what the running controller says of it.</summary>
public static class DevicesListVerb
{
    public static Command Create()
    {
        var (room, url) = (RoomOptions.Room(), RoomOptions.Url());
        var command = new Command("list", "Ports, parts and devices of the room; with their state when a controller runs.") { room, url };
        command.SetAction(async (parsed, _) => (int)await RunAsync(parsed.GetValue(room), parsed.GetRequiredValue(url), parsed.InvocationConfiguration.Output));
        return command;
    }

    static async Task<ExitCode> RunAsync(FileInfo? file, Uri url, TextWriter output)
    {
        var plan = ProfilesOnDisk.Room(file);
        using var controller = new RunningController(url);
        var snapshot = await controller.SnapshotAsync();
        var tables = Tables.For(output);
        output.WriteLine($"{plan.Profile.Name}{(plan.Profile.Simulated ? " (SIMULATED)" : "")}");
        tables.Write(["part", "what it is", "port", "address", "serial number"], plan.Parts.Select(part => Row(part, plan)));
        if (snapshot is null)
        {
            output.WriteLine($"No controller answers at {url}, so nothing is known about their state.");
            return ExitCode.Done;
        }
        if (Text(snapshot.Value, "room") is { } running && running != plan.Profile.Id && running != plan.Profile.Name)
            throw new VerbFailure(ExitCode.WrongUsage, $"The controller at {url} runs the room “{running}”. Name its file with --room.");
        tables.Write(["device", "state", "link", "readings"], snapshot.Value.GetProperty("devices").EnumerateArray().Select(Row));
        return ExitCode.Done;
    }

    static string[] Row(PartPlan part, RoomPlan plan) =>
    [
        part.Name, $"{part.Profile.Make} {part.Profile.Model}", part.Port is { } port ? plan.Ports[port.Index].Path : "pins",
        part.Address > 0 ? $"{part.Address}" : "–", part.SerialNumber ?? "–",
    ];

    static string[] Row(JsonElement device) =>
    [
        Text(device, "name") ?? "?", Text(device, "state") ?? "?", Text(device, "link") ?? "?",
        string.Join(", ", device.GetProperty("readings").EnumerateArray().Select(Reading)),
    ];

    static string Reading(JsonElement reading) => reading.TryGetProperty("actual", out var actual) && actual.ValueKind == JsonValueKind.Object
        ? $"{Text(reading, "name")} {Say(actual.GetProperty("value").GetDouble(), Text(actual, "unit"))}".TrimEnd()
        : $"{Text(reading, "name")} –";

    static string Say(double value, string? unit) => unit switch
    {
        "on/off" => value >= 0.5 ? "on" : "off",
        "s" when value >= TwoDays => $"{value / 86_400:0} d",
        _ => $"{value:0.##} {unit}",
    };

    const double TwoDays = 2 * 86_400;

    static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
