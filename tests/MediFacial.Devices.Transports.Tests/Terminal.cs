using System.Runtime.InteropServices;

namespace MediFacial.Devices.Transports.Tests;

/// <summary>The far end of a pseudo-terminal: what a part would be.</summary>
sealed unsafe partial class Terminal : IDisposable
{
    [LibraryImport("libc")] private static partial int posix_openpt(int flags);
    [LibraryImport("libc")] private static partial int grantpt(int descriptor);
    [LibraryImport("libc")] private static partial int unlockpt(int descriptor);
    [LibraryImport("libc")] private static partial int ptsname_r(int descriptor, byte* name, nuint length);
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)] private static partial int open(string path, int flags);
    [LibraryImport("libc")] private static partial int close(int descriptor);
    [LibraryImport("libc")] private static partial nint read(int descriptor, byte* bytes, nuint count);
    [LibraryImport("libc")] private static partial nint write(int descriptor, byte* bytes, nuint count);
    [LibraryImport("libc")] private static partial void cfmakeraw(byte* settings);
    [LibraryImport("libc")] private static partial int tcgetattr(int descriptor, byte* settings);
    [LibraryImport("libc")] private static partial int tcsetattr(int descriptor, int when, byte* settings);

    [LibraryImport("libc")] private static partial int ioctl(int descriptor, nuint request, int* answer);

    int _near;
    int _far;

    public Terminal()
    {
        _far = posix_openpt(0x80102);
        _far.ShouldBeGreaterThanOrEqualTo(0);
        grantpt(_far);
        unlockpt(_far);
        var name = stackalloc byte[64];
        ptsname_r(_far, name, 64);
        Path = Marshal.PtrToStringUTF8((nint)name)!;
        var settings = stackalloc byte[128];
        tcgetattr(_far, settings);
        cfmakeraw(settings);
        tcsetattr(_far, 0, settings);
        // Held open, so that the pair lives on while no controller has it.
        _near = open(Path, 0x80102);
    }

    public string Path { get; }

    /// <summary>Whether the kernel keeps other users out, also once the one who asked for it is dead.</summary>
    public bool IsExclusive
    {
        get
        {
            var exclusive = 0;
            ioctl(_near, 0x80045440, &exclusive).ShouldBe(0);
            return exclusive != 0;
        }
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes) write(_far, first, (nuint)bytes.Length).ShouldBe(bytes.Length);
    }

    /// <summary>Blocks until as many bytes have come.</summary>
    public byte[] Receive(int count)
    {
        var bytes = new byte[count];
        for (var got = 0; got < count;)
            fixed (byte* first = bytes)
            {
                var part = read(_far, first + got, (nuint)(count - got));
                part.ShouldBeGreaterThan(0);
                got += (int)part;
            }
        return bytes;
    }

    /// <summary>As when the adapter is pulled out.</summary>
    public void HangUp()
    {
        if (_near >= 0) close(_near);
        if (_far >= 0) close(_far);
        _near = _far = -1;
    }

    public void Dispose() => HangUp();
}
