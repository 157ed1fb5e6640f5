using MediFacial.Devices.App.Verbs;

namespace MediFacial.Devices.App;

/// <summary>Where the files that come with the program are: beside it once published, in the repository while it is run from there.</summary>
public static class ShippedFolders
{
    const string ProfilesFolder = "device-profiles";

    public static string Profiles { get; } = Find(AppContext.BaseDirectory) ?? Find(Environment.CurrentDirectory) ?? Path.Combine(AppContext.BaseDirectory, ProfilesFolder);

    /// <summary>Scenarios of simulated rooms.</summary>
    public static string Suites { get; } = Path.Combine(Path.GetDirectoryName(Profiles) ?? "", "simulators", "suites");

    public static FileInfo SimulatedRoom => new(Path.Combine(Profiles, "rooms", "simulated.yaml"));

    /// <exception cref="VerbFailure">The files are missing.</exception>
    public static void Require()
    {
        if (!Directory.Exists(Profiles))
            throw new VerbFailure(ExitCode.CannotStart, $"The files of the program are incomplete: {Profiles} is missing. Install it again.");
    }

    static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, ProfilesFolder, "rooms"))) return Path.Combine(folder.FullName, ProfilesFolder);
        return null;
    }
}
