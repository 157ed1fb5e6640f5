using System.Collections.Concurrent;

namespace MediFacial.Devices.Runtime;

/// <summary>Panels call <see cref="Beat"/> every second while their circuit lives; the room loop reads who is there.</summary>
public sealed class PanelPresence
{
    readonly ConcurrentQueue<string> _beats = new();

    public void Beat(string panel)
    {
        if (_beats.Count < 64) _beats.Enqueue(panel);
    }

    public bool TryTake(out string? panel) => _beats.TryDequeue(out panel);
}
