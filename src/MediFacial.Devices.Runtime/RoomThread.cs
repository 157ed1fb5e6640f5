using System.Runtime.InteropServices;

namespace MediFacial.Devices.Runtime;

/// <summary>How the room's threads are made.</summary>
public static class RoomThread
{
    const int RoundRobin = 2;
    const int ResetOnFork = 0x40000000;

    public static Thread Start(string name, bool urgent, Action run)
    {
        var thread = new Thread(() =>
        {
            if (urgent) Hurry();
            run();
        })
        { Name = name, IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>Puts the calling thread before everything ordinary, where the system allows it; a room without that right works, with larger delays under load.</summary>
    /// <remarks>A nice value alone is not enough: Linux shares a processor between sessions first, and only within one by nice values, so that a browser or a compiler
    /// of another session can keep a thread at −10 waiting for 70 ms.</remarks>
    public static void Hurry()
    {
        if (!OperatingSystem.IsLinux())
        {
            Thread.CurrentThread.Priority = ThreadPriority.Highest;
            return;
        }
        // Id 0 is the calling thread. What it starts is ordinary again.
        var priority = 5;
        if (SetScheduler(0, RoundRobin | ResetOnFork, ref priority) != 0) Prefer();
    }

    /// <summary>The calling thread and all that it starts come before others of the same session. Called first in a process, so that its ordinary threads, for one of which an
    /// urgent one may have to wait (memory is collected, code is compiled), are not held up by what else runs.</summary>
    public static void Prefer()
    {
        if (OperatingSystem.IsLinux()) _ = SetPriority(0, 0, -10);
    }

    [DllImport("libc", EntryPoint = "sched_setscheduler")]
    static extern int SetScheduler(int id, int policy, ref int priority);

    [DllImport("libc", EntryPoint = "setpriority")]
    static extern int SetPriority(int which, int who, int priority);
}
