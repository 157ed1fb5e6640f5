namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Where a twin server puts what others find it by: <c>&lt;data&gt;/twins</c>.</summary>
public static class TwinsFolder
{
    // sun_path of a Unix socket has 108 bytes with its closing zero.
    const int LongestSocketPath = 107;

    public static string Of(string dataFolder) => Path.Combine(Path.GetFullPath(dataFolder), "twins");

    /// <summary>The symbolic link that a room file names as the path of a port.</summary>
    public static string Port(string dataFolder, string bus) => Path.Combine(Of(dataFolder), bus);

    /// <summary>Exists while a server serves.</summary>
    public static string Ready(string dataFolder) => Path.Combine(Of(dataFolder), "ready");

    public static string Lock(string dataFolder) => Path.Combine(Of(dataFolder), "lock");

    public static string Pins(string dataFolder) => Socket(dataFolder, "pins.sock");

    public static string Control(string dataFolder) => Socket(dataFolder, "control.sock");

    /// <summary>Where a controller hears what happens to its computer.</summary>
    public static string Host(string dataFolder) => Socket(dataFolder, "host.sock");

    static string Socket(string dataFolder, string name)
    {
        var path = Path.Combine(Of(dataFolder), name);
        return System.Text.Encoding.UTF8.GetByteCount(path) <= LongestSocketPath
            ? path
            : throw new InvalidOperationException($"The data folder's path is too long for a socket ({path}): choose one of fewer than 90 characters with --data.");
    }
}
