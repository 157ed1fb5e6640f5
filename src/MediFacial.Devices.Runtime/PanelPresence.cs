using System.Collections.Concurrent;

namespace MediFacial.Devices.Runtime;

/// <summary>Panels call <see cref="Beat"/> every second while their circuit lives; the room loop reads who is there.</summary>
/// <param name="hears">Whether panels are heard just now; null: always. Only a simulated room has one.</param>
public sealed class PanelPresence(Func<bool>? hears = null)
{
    readonly ConcurrentQueue<string> _beats = new();

    public void Beat(string panel)
    {
        if (_beats.Count < 64 && hears?.Invoke() != false) _beats.Enqueue(panel);
    }

    public bool TryTake(out string? panel) => _beats.TryDequeue(out panel);
}
