using System.Runtime.InteropServices;
using MediFacial.Devices.Scenarios;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>The twins of the simulated room in real time, on a thread of this process, with hands in them.</summary>
public sealed class ServedTwins : IDisposable
{
    readonly CancellationTokenSource _ending = new();
    readonly Thread? _thread;
    readonly bool _own;
    Exception? _failure;

    /// <param name="folder">Null: one of its own, deleted at the end.</param>
    /// <param name="serves">False: another process serves that folder, this one only reaches into it.</param>
    public ServedTwins(string? folder = null, bool serves = true)
    {
        _own = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("medifacial-").FullName;
        if (serves) _thread = StartServing();
        Control = TwinControl.Connect(Folder);
    }

    Thread StartServing()
    {
        var thread = new Thread(Serve) { IsBackground = true, Name = "twins" };
        thread.Start();
        RealTime.Until(() => _failure is not null || File.Exists(TwinsFolder.Ready(Folder)), "the twins to be served");
        if (_failure is not null) throw new InvalidOperationException("The twins did not start.", _failure);
        return thread;
    }

    public string Folder { get; }
    public TwinControl Control { get; }

    public Exception? Failure => _failure;

    public string Port(string bus) => TwinsFolder.Port(Folder, bus);

    public void Dispose()
    {
        Control.Dispose();
        _ending.Cancel();
        _thread?.Join(RealTime.Generous);
        _ending.Dispose();
        if (_own) Directory.Delete(Folder, recursive: true);
    }

    void Serve()
    {
        // The real world is never held up by a build beside it. Without the right to hurry it may be late, and the room rightly stops then.
        if (OperatingSystem.IsLinux()) _ = SetPriority(0, 0, -15);
        try
        {
            TwinServer.Run(Folder, RoomTwins.Of(ProfilesOnDisk.Room(null)), _ending.Token);
        }
        catch (Exception failure)
        {
            _failure = failure;
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    static extern int SetPriority(int which, int who, int priority);
}
