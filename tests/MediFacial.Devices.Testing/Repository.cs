namespace MediFacial.Devices.Testing;

/// <summary>Where the sources are, for tests that read shipped files.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Under(params string[] path) => Path.Combine([Root, .. path]);

    static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MediFacial.Devices.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException($"No MediFacial.Devices.sln above {start}; run tests from a build inside the repository.");
    }
}
