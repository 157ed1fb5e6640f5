using System.Text.RegularExpressions;
using MediFacial.Devices.Repository.Tests.Tree;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MediFacial.Devices.Repository.Tests.Hazards;

/// <summary>The place in the code that a control names: a file under src without its ending, then names or rule ids that stand in it.</summary>
public static class CodePlace
{
    /// <summary>Null when the place exists; else what is missing.</summary>
    public static string? WhyNot(RepositoryTree tree, string code)
    {
        var words = code.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "A control names the code that implements it.";
        if (FileOf(tree, words[0]) is not { } file) return $"There is no src/…/{words[0]}.cs or .razor.";
        var missing = words.Skip(1).Where(word => !Names(file, word)).ToArray();
        return missing.Length == 0 ? null : $"{file.Path} does not name {string.Join(", ", missing)}.";
    }

    /// <summary>The project comes first; Core where it is left out.</summary>
    public static RepositoryFile? FileOf(RepositoryTree tree, string place)
    {
        string[] starts = [$"src/MediFacial.Devices.{place}", $"src/MediFacial.Devices.Core/{place}"];
        return starts.SelectMany(start => new[] { $"{start}.cs", $"{start}.razor" }).Select(tree.File).FirstOrDefault(file => file is not null);
    }

    // A name in a comment implements nothing.
    static bool Names(RepositoryFile file, string word) => file.IsCSharp
        ? file.Root.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken) ? token.ValueText == word : Inside(token, word))
        : Regex.IsMatch(file.Text, $@"(?<![\w-]){Regex.Escape(word)}(?![\w-])");

    static bool Inside(SyntaxToken token, string word) => token.IsKind(SyntaxKind.InterpolatedStringTextToken) && token.ValueText.Contains(word, StringComparison.Ordinal);
}
