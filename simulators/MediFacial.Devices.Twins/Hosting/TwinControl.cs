using System.Net.Sockets;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Hands in a simulated room that is served elsewhere. Thread-safe; each call waits for the server's answer, at most 2 s.</summary>
public sealed class TwinControl : IDisposable
{
    readonly ControlLine _line;

    TwinControl(ControlLine line) => _line = line;

    /// <exception cref="SocketException">Nobody serves this folder.</exception>
    public static TwinControl Connect(string dataFolder) => new(ControlLine.Connect(TwinsFolder.Control(dataFolder)));

    public void PressEmergencyStop() => Apply(new PressEmergencyStop());
    public void ReleaseEmergencyStop() => Apply(new ReleaseEmergencyStop());
    public void OpenDoor() => Apply(new OpenDoor());
    public void CloseDoor() => Apply(new CloseDoor());
    public void PressPedal() => Apply(new PressPedal());
    public void PressClientButton() => Apply(new PressClientButton());
    public void Unplug(string bus) => Apply(new Unplug(bus));
    public void Plug(string bus) => Apply(new Plug(bus));
    public void Freeze(string part) => Apply(new Freeze(part));
    public void Thaw(string part) => Apply(new Thaw(part));

    /// <summary>Any fault of the vocabulary.</summary>
    /// <exception cref="ArgumentException">The room refuses it, with its reason.</exception>
    /// <exception cref="IOException">The server is gone.</exception>
    public void Apply(TwinFault fault) => _line.Do(FaultJson.Write(fault));

    /// <summary>True values, now.</summary>
    public TruthView Truth() => TruthJson.Read(_line.Ask("""{"do":"truth"}"""u8));

    /// <summary>Ends the server.</summary>
    public void Quit() => _line.Do("""{"do":"quit"}"""u8);

    public void Dispose() => _line.Dispose();
}
