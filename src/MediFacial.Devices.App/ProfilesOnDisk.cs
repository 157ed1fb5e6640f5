using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Proof;

namespace MediFacial.Devices.App;

/// <summary>Reads files that people write, as a set: what a person names, beside what ships with the program.</summary>
public static class ProfilesOnDisk
{
    const string BadSamples = "invalid";

    /// <summary>The files under a path. A folder is searched through, apart from folders of bad samples inside it.</summary>
    /// <exception cref="VerbFailure">There is nothing at the path.</exception>
    public static IEnumerable<string> Under(string path)
    {
        if (System.IO.File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new VerbFailure(ExitCode.CannotStart, $"There is no file or folder {path}.");
        return Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(path, "*.yml", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar).SkipLast(1).Contains(BadSamples))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The named files, and beside them every shipped one, since rooms name parts and protocols name products.</summary>
    /// <returns>The set, and the named paths as problems spell them.</returns>
    public static (ProfileSet Set, IReadOnlySet<string> Named) Read(IEnumerable<string> named)
    {
        ShippedFolders.Require();
        var own = named.Select(path => (Path: path, Full: Path.GetFullPath(path))).DistinctBy(each => each.Full).ToList();
        var fulls = own.Select(each => each.Full).ToHashSet();
        var shipped = Under(ShippedFolders.Profiles).Where(path => !fulls.Contains(Path.GetFullPath(path)));
        // Shipped files first: of two files with one name, the one that the person wrote is told to choose another.
        var files = shipped.Concat(own.Select(each => each.Path)).Select(File).ToList();
        return (ProfileSet.Read(files), own.Select(each => Display(each.Path)).ToHashSet());
    }

    /// <exception cref="VerbFailure">It cannot be read.</exception>
    public static ProfileFile File(string path) => ProfileFile.Of(Display(path), Bytes(path));

    /// <summary>The plan of one room file, with the parts that ship with the program.</summary>
    /// <exception cref="VerbFailure">The file is missing or not good.</exception>
    public static RoomPlan Room(FileInfo? file)
    {
        var path = (file ?? ShippedFolders.SimulatedRoom).FullName;
        if (!System.IO.File.Exists(path)) throw new VerbFailure(ExitCode.CannotStart, $"There is no room file {Display(path)}.");
        var (set, _) = Read([path]);
        var name = Display(path);
        var room = set.Rooms.FirstOrDefault(each => each.Source.File == name);
        var plan = room is null ? null : set.Compile(room);
        var late = plan is { IsGood: true, Value: { } compiled } ? RoomProof.Of(room!, compiled, RoomTimes.Of(compiled)) : [];
        if (plan is { IsGood: true, Value: { } good } && late.IsEmpty) return good;
        var problems = set.Problems.Where(problem => problem.File == name).Concat(late).ToList();
        throw new VerbFailure(ExitCode.CannotStart,
            problems.Count == 0 ? $"{name} is no room file." : $"{problems[0]}\nThe room cannot be used: {problems.Count} problem(s). Do: medifacial check {name}");
    }

    /// <summary>As a person would write it from where they stand.</summary>
    public static string Display(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(path) : relative;
    }

    static byte[] Bytes(string path)
    {
        try
        {
            return System.IO.File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new VerbFailure(ExitCode.CannotStart, $"{Display(path)} cannot be read.", cause: fault);
        }
    }
}
