using System.Runtime.InteropServices;

namespace MediFacial.Devices.App.Running;

/// <summary>Leaves the terminal of whoever started the process.</summary>
public static class OwnSession
{
    /// <summary>So that Ctrl-C in the controller's terminal does not end the twins with it. Does nothing for a program started from a terminal itself.</summary>
    public static void Begin()
    {
        if (OperatingSystem.IsLinux()) _ = MakeSession();
    }

    [DllImport("libc", EntryPoint = "setsid")]
    static extern int MakeSession();
}
