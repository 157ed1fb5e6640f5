using System.IO.Ports;

namespace MediFacial.Devices.App;

/// <summary>Serial ports of this machine, each once and by the name that survives a re-plug where there is one; and the twins' pseudo-terminals.</summary>
public static class SerialPorts
{
    const string ByIdentity = "/dev/serial/by-id";

    /// <param name="dataFolder">Where the twins put their links.</param>
    public static IReadOnlyList<string> Found(string dataFolder)
    {
        var twins = Path.Combine(dataFolder, "twins");
        var links = new[] { ByIdentity, twins }.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles).Where(IsPort).Order(StringComparer.Ordinal).ToList();
        var linked = links.Select(Target).ToHashSet();
        return [.. links, .. SerialPort.GetPortNames().Where(name => !linked.Contains(name)).Order(StringComparer.Ordinal)];
    }

    static bool IsPort(string path) => Target(path).StartsWith("/dev/", StringComparison.Ordinal);

    static string Target(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
}
