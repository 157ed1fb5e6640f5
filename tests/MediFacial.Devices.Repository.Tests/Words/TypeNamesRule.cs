using MediFacial.Devices.Repository.Tests.Tree;

namespace MediFacial.Devices.Repository.Tests.Words;

/// <summary>Names come from the treatment room. A name that fits everything says nothing.</summary>
public sealed class TypeNamesRule : Rule
{
    static readonly string[] Endings = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Impl", "Misc", "Stuff"];

    public override IEnumerable<Finding> Check(RepositoryTree tree) =>
        from file in tree.CSharp
        from type in file.Types()
        where Endings.Any(ending => type.Identifier.Text.EndsWith(ending, StringComparison.Ordinal))
        select file.Found(type, $"{type.Identifier.Text}: name it after what it is in the room.");
}

public sealed class TypeNamesRuleTests : RuleTests<TypeNamesRule>
{
    protected override IEnumerable<RepositoryTree> Bad =>
        [Code("src/A/One.cs", "public sealed class DeviceManager;"), Code("tests/A/One.cs", "static class StringUtils;"), Code("src/A/One.cs", "enum Misc { A }")];

    protected override IEnumerable<RepositoryTree> Good => [Code("src/A/One.cs", "// the old DeviceManager\nclass RoomLoop { string x = \"class XHelper\"; }")];
}
