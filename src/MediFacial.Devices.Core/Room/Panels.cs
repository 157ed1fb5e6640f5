using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Room;

/// <summary>Who commands. Everybody may stop; one panel commands; a lost commander pauses the room.</summary>
internal sealed class Panels(TimeSpan pauseAfterLoss)
{
    /// <summary>Every page that is opened is a panel: those that went long ago are forgotten, or a new commander would never be missed.</summary>
    const int Most = 32;

    readonly Dictionary<string, Instant> _seen = [];

    public string? Commander { get; private set; }

    public void Seen(string panel, Instant now)
    {
        if (_seen.Count >= Most && !_seen.ContainsKey(panel)) ForgetOldest();
        _seen[panel] = now;
    }

    public void Take(string panel) => Commander = panel;

    /// <summary>Without a session there is nothing to command: whoever starts the next one does.</summary>
    public void Release() => Commander = null;

    /// <summary>The first that asks for something commands, until another takes it.</summary>
    public Refusal? WhyNot(string from)
    {
        Commander ??= from;
        return Commander == from ? null
            : new(RefusalKind.OtherPanelCommands, "Another panel commands this room. Press Take command to go on here.", $"Commander is {Commander}, asked by {from}.");
    }

    void ForgetOldest()
    {
        string? oldest = null;
        foreach (var (panel, last) in _seen)
            if (panel != Commander && (oldest is null || last < _seen[oldest])) oldest = panel;
        if (oldest is not null) _seen.Remove(oldest);
    }

    /// <summary>Only a panel that was ever seen can be lost.</summary>
    public bool CommanderIsLost(Instant now) => Commander is { } panel && _seen.TryGetValue(panel, out var last) && now.Since(last) > pauseAfterLoss;
}
