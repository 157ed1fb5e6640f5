using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MediFacial.Devices.Repository.Tests.Tree;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
public sealed record RepositoryFile(string Path, string Text)
{
    static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    readonly Lazy<SyntaxNode> _root = new(() => CSharpSyntaxTree.ParseText(Text, Options).GetRoot());
    readonly Lazy<string[]> _lines = new(() => Text.Split('\n'));

    public SyntaxNode Root => _root.Value;
    public IReadOnlyList<string> Lines => _lines.Value;
    public string Name => System.IO.Path.GetFileName(Path);
    public string Folder => Path.LastIndexOf('/') is var cut and >= 0 ? Path[..cut] : "";
    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);
    public bool IsProject => Path.EndsWith(".csproj", StringComparison.Ordinal);

    public bool IsUnder(params ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders) if (Path.StartsWith(folder + "/", StringComparison.Ordinal)) return true;
        return false;
    }

    public Finding Found(int line, string sentence) => new(Path, line, sentence);

    public Finding Found(SyntaxNode node, string sentence) => Found(node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, sentence);
}
