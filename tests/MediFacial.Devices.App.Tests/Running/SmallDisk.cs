using System.Diagnostics;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>A disk of 8 MB, kept in memory, that can be filled to its last byte.</summary>
public sealed class SmallDisk : IDisposable
{
    readonly string _ballast;

    SmallDisk(string path) => (Path, _ballast) = (path, System.IO.Path.Combine(path, "ballast"));

    public string Path { get; }

    /// <summary>Null where this process may not mount.</summary>
    public static SmallDisk? TryMake()
    {
        var path = Directory.CreateTempSubdirectory("medifacial-disk-").FullName;
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", path)) return new(path);
        Directory.Delete(path);
        return null;
    }

    /// <summary>Until not one byte more goes in.</summary>
    public void Fill()
    {
        using var file = new FileStream(_ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1);
        foreach (var size in new[] { 65_536, 4096, 1 })
        {
            var bytes = new byte[size];
            try
            {
                while (true) file.Write(bytes);
            }
            catch (IOException)
            {
                // No space left: that is what it is for.
            }
        }
    }

    public void Free() => File.Delete(_ballast);

    public void Dispose()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
    }

    static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
