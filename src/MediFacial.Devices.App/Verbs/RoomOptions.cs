using System.CommandLine;

namespace MediFacial.Devices.App.Verbs;

/// <summary>Options that several verbs have in common, spelt and explained once.</summary>
public static class RoomOptions
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public static Option<FileInfo?> Room() => new("--room") { Description = "The room file. Default: the simulated room that ships with the program.", HelpName = "FILE" };

    public static Option<DirectoryInfo?> Data() => new("--data") { Description = "Folder for records, journal and logs. Default: one per room.", HelpName = "DIR" };

    public static Option<Uri> Url(string name = "--url", string description = "Where the running controller answers.")
    {
        var option = new Option<Uri>(name)
        {
            Description = description,
            HelpName = "URL",
            DefaultValueFactory = _ => new(DefaultUrl),
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") return url;
                result.AddError($"“{result.Tokens[0].Value}” is no address; write one such as {DefaultUrl}.");
                return null;
            },
        };
        return option;
    }

    /// <summary>The folder that a person named, or the room's own: a simulated room never shares one with a real one.</summary>
    public static DirectoryInfo DataFolder(FileInfo? room, DirectoryInfo? data) => data ?? new(Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "medifacial",
        Path.GetFileNameWithoutExtension((room ?? ShippedFolders.SimulatedRoom).Name)));
}
