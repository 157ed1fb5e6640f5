using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediFacial.Devices.Repository.Tests.Tree;

/// <summary>What rules ask of C# text. Comments and strings are not code: a sample inside a string breaks no rule.</summary>
public static class SyntaxQuestions
{
    /// <summary>Uses of <c>Type.Member</c>, however qualified.</summary>
    public static IEnumerable<MemberAccessExpressionSyntax> Uses(this RepositoryFile file, string type, params string[] members) =>
        file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(access =>
            members.Contains(access.Name.Identifier.Text) && LastName(access.Expression) == type);

    public static IEnumerable<BaseTypeDeclarationSyntax> Types(this RepositoryFile file) => file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>();

    public static bool Is(this MemberDeclarationSyntax member, string modifier) => member.Modifiers.Any(each => each.Text == modifier);

    /// <summary>Methods with <c>[Fact]</c>, <c>[Theory]</c> or an attribute that ends so.</summary>
    public static IEnumerable<MethodDeclarationSyntax> TestMethods(this RepositoryFile file) =>
        file.Root.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.AttributeLists.SelectMany(list => list.Attributes).Any(IsTest));

    public static string? LastName(SyntaxNode? node) => node switch
    {
        SimpleNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.Text,
        _ => null,
    };

    static bool IsTest(AttributeSyntax attribute) => LastName(attribute.Name) is { } name &&
        (name.EndsWith("Fact", StringComparison.Ordinal) || name.EndsWith("Theory", StringComparison.Ordinal));
}
