using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Hands in a simulated room that is served elsewhere. Thread-safe; each call waits for the server's answer, at most 2 s.</summary>
public sealed class TwinControl : IDisposable
{
    readonly Socket _socket;
    readonly StreamReader _reader;
    readonly Lock _asking = new();

    TwinControl(Socket socket)
    {
        _socket = socket;
        _reader = new StreamReader(new NetworkStream(socket), Encoding.UTF8);
    }

    /// <exception cref="SocketException">Nobody serves this folder.</exception>
    public static TwinControl Connect(string dataFolder)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 2000, SendTimeout = 2000 };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(TwinsFolder.Control(dataFolder)));
            return new TwinControl(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

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
    public void Apply(TwinFault fault) => Confirm(Ask(FaultJson.Write(fault)));

    /// <summary>True values, now.</summary>
    public TruthView Truth() => TruthJson.Read(Ask("""{"do":"truth"}"""u8));

    /// <summary>Ends the server.</summary>
    public void Quit() => Confirm(Ask("""{"do":"quit"}"""u8));

    public void Dispose()
    {
        _reader.Dispose();
        _socket.Dispose();
    }

    string Ask(ReadOnlySpan<byte> request)
    {
        lock (_asking)
        {
            try
            {
                _socket.Send([.. request, (byte)'\n']);
                return _reader.ReadLine() ?? throw new IOException("The simulator has closed its control socket.");
            }
            catch (SocketException gone)
            {
                throw new IOException("The simulator does not answer on its control socket.", gone);
            }
        }
    }

    static void Confirm(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        if (document.RootElement.TryGetProperty("error", out var error)) throw new ArgumentException(error.GetString());
    }
}
