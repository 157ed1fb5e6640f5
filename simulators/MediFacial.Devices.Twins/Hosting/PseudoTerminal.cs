using System.ComponentModel;
using System.Runtime.InteropServices;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>A pseudo-terminal: we hold the master, the controller opens the slave by path like any serial port. Raw, so that no byte is echoed or changed.</summary>
/// <remarks>One descriptor of the slave is held as well: a controller that goes and comes again never hangs the pair up. Disposing does, like a pulled adapter.</remarks>
sealed unsafe class PseudoTerminal : IDisposable
{
    int _slave;

    /// <exception cref="Win32Exception">The system has no pseudo-terminals to give.</exception>
    public PseudoTerminal()
    {
        Master = Check(Libc.OpenTerminal(Libc.ReadWrite | Libc.NoControllingTerminal | Libc.CloseOnExec | Libc.NonBlocking), "posix_openpt");
        Check(Libc.Grant(Master), "grantpt");
        Check(Libc.Unlock(Master), "unlockpt");
        var name = stackalloc byte[128];
        if (Libc.NameOfSlave(Master, name, 128) is var error and not 0) throw new Win32Exception(error, "ptsname_r failed.");
        SlavePath = Marshal.PtrToStringUTF8((nint)name) ?? throw new InvalidOperationException("The slave has no name.");
        Libc.TerminalSettings settings;
        Check(Libc.GetSettings(Master, &settings), "tcgetattr");
        Libc.MakeRaw(&settings);
        Check(Libc.SetSettings(Master, 0, &settings), "tcsetattr");
        _slave = Check(Libc.Open(SlavePath, Libc.ReadWrite | Libc.NoControllingTerminal | Libc.CloseOnExec), SlavePath);
    }

    public int Master { get; private set; }

    public string SlavePath { get; }

    /// <summary>What the controller has written; 0 when there is nothing.</summary>
    public int Read(Span<byte> buffer)
    {
        fixed (byte* start = buffer) return (int)Math.Max(0, Libc.Read(Master, start, (nuint)buffer.Length));
    }

    /// <summary>Writes what fits: a controller that reads nothing loses bytes, as on a real line.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (var done = 0; done < bytes.Length;)
            {
                var written = Libc.Write(Master, start + done, (nuint)(bytes.Length - done));
                if (written > 0) done += (int)written;
                else if (Marshal.GetLastPInvokeError() != Libc.Interrupted) return;
            }
        }
    }

    public void Dispose()
    {
        if (_slave < 0) return;
        _ = Libc.Close(_slave);
        _ = Libc.Close(Master);
        (_slave, Master) = (-1, -1);
    }

    static int Check(int result, string what) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{what} failed.");
}
