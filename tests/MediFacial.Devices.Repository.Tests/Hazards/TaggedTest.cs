using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MediFacial.Devices.Repository.Tests.Hazards;

/// <summary>A test that says which hazard it judges.</summary>
/// <param name="Project">Short, such as <c>Scenarios.Tests</c>.</param>
/// <param name="Name"><c>Class.Method</c>.</param>
/// <param name="IsVaried">It runs on twins of 0.7, 1.0 and 1.3 of what their data sheets say: <c>[Plants]</c> or <c>[PlantsInTurn]</c>.</param>
public sealed record TaggedTest(string Hazard, string Project, string Name, bool IsVaried, string Path, int Line)
{
    /// <summary>Every pair of a hazard and a test, in the order of the files; a tag on a class holds for each of its tests.</summary>
    public static IReadOnlyList<TaggedTest> In(RepositoryTree tree) =>
    [
        .. from file in tree.CSharp
           where file.IsUnder("tests")
           from method in file.TestMethods()
           let type = method.FirstAncestorOrSelf<TypeDeclarationSyntax>()
           where type is not null
           from hazard in Tags(method).Concat(Tags(type)).Distinct()
           select new TaggedTest(hazard, file.Path.Split('/')[1].Replace("MediFacial.Devices.", ""), $"{type.Identifier.Text}.{method.Identifier.Text}",
               Attributes(method).Any(attribute => SyntaxQuestions.LastName(attribute.Name) is "Plants" or "PlantsInTurn"), file.Path, method.GetLocation().GetLineSpan().StartLinePosition.Line + 1),
    ];

    static IEnumerable<string> Tags(MemberDeclarationSyntax member) =>
        from attribute in Attributes(member)
        where SyntaxQuestions.LastName(attribute.Name) is "Hazard" or "HazardAttribute"
        select attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax literal ? literal.Token.ValueText : attribute.ToString();

    static IEnumerable<AttributeSyntax> Attributes(MemberDeclarationSyntax member) => member.AttributeLists.SelectMany(list => list.Attributes);
}
