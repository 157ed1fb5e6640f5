namespace MediFacial.Devices.Records.Tests;

/// <summary>A data folder that goes away with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("medifacial-records-");

    public string Path => _folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The files as a power cut would leave them: copied while the writer still has them open.</summary>
    public TemporaryFolder CopyAsItLies()
    {
        var copy = new TemporaryFolder();
        foreach (var file in _folder.EnumerateFiles().Where(file => !file.Name.EndsWith("-shm", StringComparison.Ordinal)))
            file.CopyTo(copy.File(file.Name));
        return copy;
    }
}
