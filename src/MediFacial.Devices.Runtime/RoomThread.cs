using System.Runtime.InteropServices;

namespace MediFacial.Devices.Runtime;

/// <summary>How the room's threads are made.</summary>
static class RoomThread
{
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

    /// <summary>Where the system allows it; a room without that right works, with larger delays under load.</summary>
    public static void Hurry()
    {
        Thread.CurrentThread.Priority = ThreadPriority.Highest;
        // .NET leaves priorities of Linux threads alone. Who = 0 is the calling thread there.
        if (OperatingSystem.IsLinux()) _ = SetPriority(0, 0, -10);
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    static extern int SetPriority(int which, int who, int priority);
}
