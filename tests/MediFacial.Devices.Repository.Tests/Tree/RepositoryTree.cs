namespace MediFacial.Devices.Repository.Tests.Tree;

/// <summary>The text files of the repository, or of a small invented one that breaks a rule.</summary>
public sealed class RepositoryTree
{
    static readonly string[] TextEndings =
    [
        ".cs", ".razor", ".csproj", ".props", ".targets", ".sln", ".md", ".yaml", ".yml", ".json", ".css", ".js", ".txt", ".sh", ".py", ".html", ".xml",
    ];
    static readonly HashSet<string> LeftOut = ["bin", "obj", "artifacts", "TestResults", ".git", ".vs", ".idea", "node_modules"];
    static readonly Lazy<RepositoryTree> OnDisk = new(ReadAll);

    readonly HashSet<string> _paths;

    RepositoryTree(IReadOnlyList<RepositoryFile> files, IEnumerable<string> paths) => (Files, _paths) = (files, [.. paths]);

    /// <summary>The repository that these tests were built from.</summary>
    public static RepositoryTree Current => OnDisk.Value;

    public static string Root { get; } = FindRoot();

    public IReadOnlyList<RepositoryFile> Files { get; }

    /// <summary>Every file, also those which are no text.</summary>
    public IReadOnlyCollection<string> Paths => _paths;

    public IEnumerable<RepositoryFile> CSharp => Files.Where(file => file.IsCSharp);

    public IEnumerable<RepositoryFile> Projects => Files.Where(file => file.IsProject);

    public static RepositoryTree Of(params (string Path, string Text)[] files) =>
        new([.. files.Select(file => new RepositoryFile(file.Path, file.Text))], files.Select(file => file.Path));

    public RepositoryFile? File(string path) => Files.FirstOrDefault(file => file.Path == path);

    /// <summary>Whether a file or a folder of this path exists.</summary>
    public bool Has(string path) => _paths.Contains(path) || _paths.Any(each => each.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    static RepositoryTree ReadAll()
    {
        var paths = Walk(Root).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        return new([.. paths.Where(IsText).Select(path => new RepositoryFile(path, System.IO.File.ReadAllText(Path.Combine(Root, path))))], paths);
    }

    static bool IsText(string path)
    {
        var name = Path.GetFileName(path);
        return TextEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)) || !name.TrimStart('.').Contains('.');
    }

    static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != ".git")
        .Concat(Directory.EnumerateDirectories(folder).Where(each => !LeftOut.Contains(Path.GetFileName(each))).SelectMany(Walk));

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "MediFacial.Devices.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("MediFacial.Devices.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
