namespace MediFacial.Devices.Transports;

/// <summary>Where a port of a room file really is.</summary>
public static class SerialPath
{
    /// <summary>Makes the path absolute and follows its links once, so that every later opener means the same device even if the link moves meanwhile.</summary>
    public static string Resolve(string path, string folder)
    {
        var full = Path.GetFullPath(path, Path.GetFullPath(folder));
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (IOException)
        {
            return full;
        }
    }
}
