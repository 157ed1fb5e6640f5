using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>Somebody else who writes on a port that the controller has. The kernel lets only root do that.</summary>
public sealed class StrangerOnTheBus(string path) : IDisposable
{
    const int WriteOnly = 1, NoControllingTerminal = 0x100, CloseOnExec = 0x80000;

    readonly FileStream _port = new(
        // FileStream itself would open a terminal that may become this process's own, and end it when it hangs up.
        new SafeFileHandle(Open(path, WriteOnly | NoControllingTerminal | CloseOnExec), ownsHandle: true), FileAccess.Write, bufferSize: 0);

    public void Write(ReadOnlySpan<byte> bytes) => _port.Write(bytes);

    public void Dispose() => _port.Dispose();

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    static extern nint Open(string path, int flags);
}
