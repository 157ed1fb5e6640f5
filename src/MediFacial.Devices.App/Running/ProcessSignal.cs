using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MediFacial.Devices.App.Running;

/// <summary>Signals to the processes of a simulated room.</summary>
static class ProcessSignal
{
    public const int Kill = 9, Continue = 18, Stop = 19;

    public static void Send(int process, int signal) => _ = Signal(process, signal);

    /// <summary>Nothing is tidied up, as when the power goes.</summary>
    public static void KillOwn() => Send(Environment.ProcessId, Kill);

    /// <summary>Stops this process after a tenth of a second, in which it can still answer, and lets it go on. Another process does it: who is stopped wakes nobody.</summary>
    public static void FreezeOwn(TimeSpan span)
    {
        string[] arguments = ["-c", "sleep 0.1; kill -STOP $0; sleep $1; kill -CONT $0", $"{Environment.ProcessId}", span.TotalSeconds.ToString(CultureInfo.InvariantCulture)];
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", arguments));
    }

    [DllImport("libc", EntryPoint = "kill")]
    static extern int Signal(int process, int signal);
}
