using System.Runtime.InteropServices;

namespace MediFacial.Devices.App.Verbs;

/// <summary>Ctrl-C or SIGTERM asks a verb to end in order: what it holds is let go, and what it has found is told. A second one ends it at once.</summary>
sealed class EndSignal : IDisposable
{
    readonly CancellationTokenSource _asked = new();
    readonly PosixSignalRegistration[] _signals;

    public EndSignal() => _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, End))];

    public CancellationToken Token => _asked.Token;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _asked.Dispose();
    }

    void End(PosixSignalContext signal)
    {
        if (_asked.IsCancellationRequested) return;
        signal.Cancel = true;
        _asked.Cancel();
    }
}
