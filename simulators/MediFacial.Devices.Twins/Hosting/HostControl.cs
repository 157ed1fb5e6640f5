using System.Net.Sockets;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Hands on the computer of a controller that runs a simulated room. Thread-safe; each call waits for its answer, at most 2 s.</summary>
public sealed class HostControl : IDisposable
{
    internal const string Heals = "heal-everything";

    readonly ControlLine _line;

    HostControl(ControlLine line) => _line = line;

    /// <exception cref="SocketException">No controller runs on this folder.</exception>
    public static HostControl Connect(string dataFolder) => new(ControlLine.Connect(TwinsFolder.Host(dataFolder)));

    /// <exception cref="ArgumentException">It cannot be done here, with the reason.</exception>
    /// <exception cref="IOException">The controller is gone.</exception>
    public void Apply(HostFault fault)
    {
        try
        {
            _line.Do(FaultJson.Write(fault));
        }
        catch (IOException) when (fault is KillController or CutPower)
        {
            // Who is killed does not answer.
        }
    }

    /// <summary>Takes back what was done to the computer.</summary>
    /// <exception cref="IOException">The controller is gone.</exception>
    public void Heal() => _line.Do("""{"do":"heal-everything"}"""u8);

    public void Dispose() => _line.Dispose();
}
