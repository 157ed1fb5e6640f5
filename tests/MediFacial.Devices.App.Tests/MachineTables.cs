using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Sessions;

namespace MediFacial.Devices.App.Tests;

/// <summary>The state tables inside a page: what <c>medifacial machine show</c> prints, between two markers.</summary>
public static class MachineTables
{
    public const string Begin = "<!-- machines:begin -->", End = "<!-- machines:end -->";

    /// <summary>As the running machines say it, markers included.</summary>
    public static string Now { get; } =
        $"{Begin}\n\n{SessionMachine.Table().ToMarkdown().TrimEnd()}\n\n{DeviceMachine.Table().ToMarkdown().TrimEnd()}\n\n{End}";

    /// <summary>Null when the page holds the tables of today; else what is wrong and the text to paste.</summary>
    public static string? Problem(string page)
    {
        if (Between(page) is not { } range)
            return $"The page has no markers. Paste:\n\n{Now}";
        return page[range] == Now ? null : $"The page tells of other machines than those that run. Set MEDIFACIAL_WRITE_TABLES=1 and run this test, or paste:\n\n{Now}";
    }

    /// <summary>The page with the tables of today.</summary>
    /// <exception cref="InvalidOperationException">It has no markers.</exception>
    public static string Renewed(string page) => Between(page) is { } range
        ? string.Concat(page.AsSpan()[..range.Start.Value], Now, page.AsSpan()[range.End.Value..])
        : throw new InvalidOperationException($"The page has no {Begin} and {End}.");

    static Range? Between(string page)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : page.IndexOf(End, begin, StringComparison.Ordinal);
        return end < 0 ? null : begin..(end + End.Length);
    }
}
