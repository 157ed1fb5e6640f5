using System.Runtime.InteropServices;

namespace MediFacial.Devices.Benchmarks.Exchange;

static unsafe partial class Libc
{
    public const int ReadWrite = 2, NoControllingTerminal = 0x100, CloseOnExec = 0x80000;

    const int ThreadProcessorTime = 3;

    /// <summary>Time that this thread spent on a processor: what one core would need if nobody else used it. Elsewhere than on Linux, the time of the clock.</summary>
    public static TimeSpan ThreadTime()
    {
        if (!OperatingSystem.IsLinux()) return System.Diagnostics.Stopwatch.GetElapsedTime(0);
        long* at = stackalloc long[2];
        _ = ClockTime(ThreadProcessorTime, at);
        return new((at[0] * TimeSpan.TicksPerSecond) + (at[1] / 100));
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")] internal static partial int ClockTime(int clock, long* at);
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
