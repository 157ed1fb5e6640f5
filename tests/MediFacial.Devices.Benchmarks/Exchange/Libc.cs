using System.Runtime.InteropServices;

namespace MediFacial.Devices.Benchmarks.Exchange;

static unsafe partial class Libc
{
    public const int ReadWrite = 2, NoControllingTerminal = 0x100, CloseOnExec = 0x80000;

    [LibraryImport("libc", EntryPoint = "posix_openpt", SetLastError = true)] internal static partial int OpenTerminal(int flags);
    [LibraryImport("libc", EntryPoint = "grantpt")] internal static partial int Grant(int descriptor);
    [LibraryImport("libc", EntryPoint = "unlockpt")] internal static partial int Unlock(int descriptor);
    [LibraryImport("libc", EntryPoint = "ptsname_r")] internal static partial int Name(int descriptor, byte* name, nuint length);
    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)] internal static partial int Open(string path, int flags);
    [LibraryImport("libc", EntryPoint = "close")] internal static partial int Close(int descriptor);
    [LibraryImport("libc", EntryPoint = "read")] internal static partial nint Read(int descriptor, byte* bytes, nuint count);
    [LibraryImport("libc", EntryPoint = "write")] internal static partial nint Write(int descriptor, byte* bytes, nuint count);
    [LibraryImport("libc", EntryPoint = "cfmakeraw")] internal static partial void MakeRaw(byte* settings);
    [LibraryImport("libc", EntryPoint = "tcgetattr")] internal static partial int GetSettings(int descriptor, byte* settings);
    [LibraryImport("libc", EntryPoint = "tcsetattr")] internal static partial int SetSettings(int descriptor, int when, byte* settings);
}
