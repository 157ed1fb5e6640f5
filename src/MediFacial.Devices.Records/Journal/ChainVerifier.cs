using System.Collections.Immutable;
using MediFacial.Devices.Core.Journal;

namespace MediFacial.Devices.Records;

/// <summary>Goes through every byte of the journal: recomputes each link, and compares the chain with what others remember of it.</summary>
/// <remarks>
/// Entries written after the newest anchor can be cut off unnoticed, and whoever can write both databases can make a new chain and new anchors:
/// there is no secret in the room that could prevent that.
/// </remarks>
public sealed class ChainVerifier
{
    public const int MostFaults = 20;

    readonly JournalReader _journal;
    readonly Dictionary<long, List<ChainAnchor>> _anchors;
    readonly List<ChainFault> _faults = [];
    readonly int _anchorCount;
    JournalRow? _held;
    byte[] _linkBefore = JournalChain.Beginning.ToArray();
    long _last, _count;

    ChainVerifier(JournalReader journal, IReadOnlyList<ChainAnchor> anchors)
    {
        _journal = journal;
        _anchors = anchors.GroupBy(anchor => anchor.At.LastEntry).ToDictionary(group => group.Key, group => group.ToList());
        _anchorCount = anchors.Count;
    }

    /// <exception cref="JournalFailure">The file cannot be read to its end.</exception>
    public static ChainReport Verify(JournalReader journal, IReadOnlyList<ChainAnchor> anchors) => new ChainVerifier(journal, anchors).Run();

    ChainReport Run()
    {
        foreach (var line in _journal.CheckPages()) Fault(0, ChainFaultKind.FileDamaged, $"The journal file is damaged: {line}.");
        foreach (var row in _journal.Rows())
        {
            if (_held is { } held) Judge(held, row);
            _held = row;
        }
        if (_held is { } last) Judge(last, null);
        FindCutTail();
        var head = new JournalAnchor(_last, _count, Convert.ToHexStringLower(_linkBefore));
        return new(_count, head, _anchorCount, [.. _faults.OrderBy(fault => fault.Entry).Take(MostFaults)]);
    }

    /// <param name="next">Tells whether the text or the link of a misfit was changed: it was chained to what was written.</param>
    void Judge(JournalRow row, JournalRow? next)
    {
        _count++;
        if (row.Number < 1)
        {
            Fault(row.Number, ChainFaultKind.EntryForeign, $"Entry {row.Number} was not written by the room: its entries begin at 1.");
            return;
        }
        var gap = row.Number != _last + 1;
        if (gap) Removed(_last + 1, row.Number - 1);
        var told = JudgeText(row);
        var link = JournalChain.Next(_linkBefore, row.Bytes);
        var fits = link.AsSpan().SequenceEqual(row.Link);
        // Behind a gap the link before is unknown: what was removed is part of this link.
        if (!fits && !gap && !told) JudgeLink(row, link, next);
        JudgeAnchors(row, fits || gap);
        (_last, _linkBefore) = (row.Number, row.Link);
    }

    bool JudgeText(JournalRow row)
    {
        var entry = JournalText.Read(row.Bytes);
        if (entry is null)
            return Fault(row.Number, ChainFaultKind.EntryChanged, $"Entry {row.Number} is not readable: its bytes are not what the room wrote.");
        if (entry.Number != row.Number)
            return Fault(row.Number, ChainFaultKind.EntryMoved, $"In the place of entry {row.Number} stands the text of entry {entry.Number}.");
        if (!_journal.IsFiledAs(entry))
            return Fault(row.Number, ChainFaultKind.EntryForeign, $"Entry {row.Number} is filed under another kind or session than its text says.");
        return false;
    }

    void JudgeLink(JournalRow row, byte[] link, JournalRow? next)
    {
        var linkWasChanged = next is { } after
            ? JournalChain.Next(link, after.Bytes).AsSpan().SequenceEqual(after.Link)
            : AnchorsOf(row.Number).Any(anchor => anchor.At.Head == Convert.ToHexStringLower(link));
        if (linkWasChanged)
            Fault(row.Number, ChainFaultKind.LinkChanged, $"The link of entry {row.Number} was changed; the text of the entry is as it was written.");
        else
            Fault(row.Number, ChainFaultKind.EntryChanged, $"Entry {row.Number} does not fit its link: its text was changed after it was written.");
    }

    void JudgeAnchors(JournalRow row, bool fits)
    {
        foreach (var anchor in AnchorsOf(row.Number))
        {
            if (anchor.At.Count != row.Number)
                Fault(row.Number, ChainFaultKind.Rewritten, $"{anchor.Of} counted {anchor.At.Count} entries up to entry {row.Number}.");
            else if (fits && anchor.At.Head != Convert.ToHexStringLower(row.Link))
                Fault(row.Number, ChainFaultKind.Rewritten,
                    $"{anchor.Of} remembers another link for entry {row.Number}: the journal up to there was written anew.");
        }
    }

    void FindCutTail()
    {
        var beyond = _anchors.Where(pair => pair.Key > _last).SelectMany(pair => pair.Value).ToList();
        if (beyond.Count == 0) return;
        var furthest = beyond.MaxBy(anchor => anchor.At.LastEntry)!;
        Fault(_last + 1, ChainFaultKind.TailCut, $"The journal ends at entry {_last}, but {Lower(furthest.Of)} knows it up to entry "
            + $"{furthest.At.LastEntry}: the last {furthest.At.LastEntry - _last} are gone.");
    }

    void Removed(long first, long last) => Fault(first, ChainFaultKind.EntriesRemoved, first == last
        ? $"Entry {first} is missing."
        : $"Entries {first} to {last} are missing.");

    IReadOnlyList<ChainAnchor> AnchorsOf(long number) => _anchors.TryGetValue(number, out var anchors) ? anchors : [];

    bool Fault(long entry, ChainFaultKind kind, string sentence)
    {
        if (_faults.Count < MostFaults * 10) _faults.Add(new(entry, kind, sentence));
        return true;
    }

    static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
