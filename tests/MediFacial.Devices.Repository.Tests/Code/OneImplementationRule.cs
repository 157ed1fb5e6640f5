using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediFacial.Devices.Repository.Tests.Code;

/// <summary>An interface exists when a second implementation does; until then the class is enough.</summary>
public sealed class OneImplementationRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        var implementations = tree.CSharp.SelectMany(file => file.Types())
            .SelectMany(type => type.BaseList?.Types.Select(one => SyntaxQuestions.LastName(one.Type)) ?? []).ToLookup(name => name);
        return from file in tree.CSharp
               from type in file.Types().OfType<InterfaceDeclarationSyntax>()
               let count = implementations[type.Identifier.Text].Count()
               where count < 2
               select file.Found(type, $"{type.Identifier.Text} has {count} implementation(s): use the class itself.");
    }
}

public sealed class OneImplementationRuleTests : RuleTests<OneImplementationRule>
{
    protected override IEnumerable<RepositoryTree> Bad => [Code("src/A/One.cs", "interface IPort; sealed class Port : IPort;")];

    protected override IEnumerable<RepositoryTree> Good =>
        [Code("src/A/One.cs", "interface IPort; sealed class Port : IPort; sealed class Recorded : System.IDisposable, IPort; interface IMeasure<T>; struct K : IMeasure<K>; struct C : IMeasure<C>;")];
}
