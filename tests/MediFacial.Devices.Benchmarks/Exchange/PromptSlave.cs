using System.ComponentModel;
using System.Runtime.InteropServices;

namespace MediFacial.Devices.Benchmarks.Exchange;

/// <summary>A slave on a pseudo-terminal that answers every request of eight bytes at once with the same eight registers. One thread, blocking calls.</summary>
sealed unsafe class PromptSlave : IDisposable
{
    const int RequestLength = 8;

    /// <summary>Slave 1, function 3, sixteen bytes: registers 1 to 8.</summary>
    static readonly byte[] Reply = Checked([1, 3, 16, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]);

    readonly int _master;
    readonly int _heldOpen;

    /// <exception cref="Win32Exception">The system has no pseudo-terminals to give.</exception>
    public PromptSlave()
    {
        _master = Libc.OpenTerminal(Libc.ReadWrite | Libc.NoControllingTerminal | Libc.CloseOnExec);
        if (_master < 0 || Libc.Grant(_master) != 0 || Libc.Unlock(_master) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), "No pseudo-terminal.");
        var name = stackalloc byte[64];
        if (Libc.Name(_master, name, 64) != 0) throw new Win32Exception("The pseudo-terminal has no name.");
        Path = Marshal.PtrToStringUTF8((nint)name)!;
        var settings = stackalloc byte[128];
        Libc.GetSettings(_master, settings);
        Libc.MakeRaw(settings);
        Libc.SetSettings(_master, 0, settings);
        _heldOpen = Libc.Open(Path, Libc.ReadWrite | Libc.NoControllingTerminal | Libc.CloseOnExec);
        new Thread(Answer) { IsBackground = true, Name = "slave" }.Start();
    }

    public string Path { get; }

    public void Dispose()
    {
        _ = Libc.Close(_heldOpen);
        _ = Libc.Close(_master);
    }

    void Answer()
    {
        var request = stackalloc byte[256];
        for (var got = 0; ;)
        {
            var count = Libc.Read(_master, request + got, (nuint)(256 - got));
            if (count <= 0) return;
            got += (int)count;
            if (got < RequestLength) continue;
            got = 0;
            fixed (byte* reply = Reply)
                if (Libc.Write(_master, reply, (nuint)Reply.Length) != Reply.Length) return;
        }
    }

    static byte[] Checked(byte[] body)
    {
        var crc = 0xFFFF;
        foreach (var value in body)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
        }
        return [.. body, (byte)crc, (byte)(crc >> 8)];
    }
}
