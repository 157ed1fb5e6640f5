using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>A twin server on a thread and a folder of its own, with hands in it.</summary>
sealed class RunningServer : IDisposable
{
    static readonly TimeSpan Generous = TimeSpan.FromSeconds(20);

    readonly CancellationTokenSource _ending = new();
    readonly Thread _thread;
    Exception? _failure;

    public RunningServer()
    {
        Folder = Directory.CreateTempSubdirectory("twins-").FullName;
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
        Until(() => _failure is not null || File.Exists(TwinsFolder.Ready(Folder)), "the server to be ready");
        if (_failure is not null) throw new InvalidOperationException("The server did not start.", _failure);
        Control = TwinControl.Connect(Folder);
    }

    public string Folder { get; }
    public TwinControl Control { get; }
    public bool Ended => !_thread.IsAlive;

    public string Port(string bus) => TwinsFolder.Port(Folder, bus);

    /// <summary>Waits on a condition, never on time alone.</summary>
    public static void Until(Func<bool> holds, string what)
    {
        if (!SpinWait.SpinUntil(holds, Generous)) throw new TimeoutException($"Waited {Generous.TotalSeconds} s for {what}.");
    }

    public void Dispose()
    {
        Control.Dispose();
        _ending.Cancel();
        _thread.Join(Generous).ShouldBeTrue("the server ends when it is cancelled");
        Directory.Delete(Folder, recursive: true);
        _ending.Dispose();
    }

    void Serve()
    {
        try
        {
            TwinServer.Run(Folder, TwinRoomSetup.Standard(), _ending.Token);
        }
        catch (Exception failure)
        {
            _failure = failure;
        }
    }
}
