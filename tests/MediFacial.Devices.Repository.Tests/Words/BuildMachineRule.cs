using System.Text.RegularExpressions;
using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Words;

/// <summary>No path of the machine on which something was once built: it would be true there only.</summary>
public sealed partial class BuildMachineRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree) =>
        from file in tree.Files
        where !file.IsUnder("tests/MediFacial.Devices.Repository.Tests")
        from each in file.Lines.Select((line, index) => (line, number: index + 1))
        let path = MachinePath().Match(each.line)
        where path.Success
        select file.Found(each.number, $"{path.Value} is a place on one machine. Say it relative to the repository, the data folder or the system's folder for temporary files.");

    [GeneratedRegex(@"(?<![\w.}-])/(work|root|home/\w+|Users/\w+|tmp/\w+)(/|\b)|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}

public sealed class BuildMachineRuleTests : RuleTests<BuildMachineRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
    [
        RepositoryTree.Of(("README.md", "cd /work/main")), RepositoryTree.Of(("tests/run", "log=/tmp/out.txt")),
        Code("src/A/One.cs", "var x = \"/home/anna/room.yaml\";"), RepositoryTree.Of(("README.md", "C:\\Users\\Anna")),
    ];

    protected override IEnumerable<RepositoryTree> Good =>
        [RepositoryTree.Of(("README.md", "open /dev/ttyUSB0, https://example.org/work/x, docs/work, ${TMPDIR:-/tmp}, /var/lib/medifacial"))];
}
