using Spectre.Console;

namespace MediFacial.Devices.App.Verbs;

/// <summary>Tables for people at a terminal; tab-separated lines without a frame where the output goes into a file or another program.</summary>
public sealed class Tables(TextWriter output, bool plain)
{
    public static Tables For(TextWriter output) => new(output, plain: !ReferenceEquals(output, Console.Out) || Console.IsOutputRedirected);

    public void Write(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (plain)
        {
            output.WriteLine(string.Join('\t', heads));
            foreach (var row in rows) output.WriteLine(string.Join('\t', row));
            return;
        }
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var head in heads) table.AddColumn(new TableColumn(new Markup($"[bold]{Markup.Escape(head)}[/]")));
        foreach (var row in rows) table.AddRow(row.Select(cell => new Text(cell)).ToArray());
        AnsiConsole.Write(table);
    }
}
