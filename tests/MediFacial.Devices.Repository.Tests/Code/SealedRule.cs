using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediFacial.Devices.Repository.Tests.Code;

/// <summary>A class is sealed, abstract or static, unless something in the repository derives from it.</summary>
public sealed class SealedRule : Rule
{
    public override IEnumerable<Finding> Check(RepositoryTree tree)
    {
        var all = tree.CSharp.SelectMany(file => file.Types().OfType<TypeDeclarationSyntax>().Where(IsClass).Select(type => (file, type))).ToList();
        var bases = all.SelectMany(each => each.type.BaseList?.Types.Select(one => SyntaxQuestions.LastName(one.Type)) ?? []).ToHashSet();
        var parts = all.ToLookup(each => each.type.Identifier.Text);
        foreach (var (file, type) in all)
        {
            var name = type.Identifier.Text;
            var isComponent = tree.Has(file.Path[..^3]) && file.Path.EndsWith(".razor.cs", StringComparison.Ordinal);
            if (isComponent || bases.Contains(name) || parts[name].Any(part => part.type.Is("sealed") || part.type.Is("abstract") || part.type.Is("static"))) continue;
            yield return file.Found(type, $"{name} is open and nothing derives from it: seal it.");
        }
    }

    static bool IsClass(TypeDeclarationSyntax type) => type is ClassDeclarationSyntax || type is RecordDeclarationSyntax record && record.ClassOrStructKeyword.Text != "struct";
}

public sealed class SealedRuleTests : RuleTests<SealedRule>
{
    protected override IEnumerable<RepositoryTree> Bad => [Code("src/A/One.cs", "public class A;"), Code("src/A/One.cs", "public record A(int B);")];

    protected override IEnumerable<RepositoryTree> Good =>
    [
        Code("src/A/One.cs", "public record A(int B); public sealed record C(int B) : A(B); readonly record struct D; interface E; static class F;"),
        Code("src/A/One.cs", "public sealed partial class A; partial class A { }"),
    ];
}
