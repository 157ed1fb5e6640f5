using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>The asking end of a socket that takes one JSON object per line. Thread-safe; each call waits for the answer, at most 2 s.</summary>
sealed class ControlLine : IDisposable
{
    readonly Socket _socket;
    readonly StreamReader _reader;
    readonly Lock _asking = new();

    ControlLine(Socket socket)
    {
        _socket = socket;
        _reader = new StreamReader(new NetworkStream(socket), Encoding.UTF8);
    }

    /// <exception cref="SocketException">Nobody listens there.</exception>
    public static ControlLine Connect(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 2000, SendTimeout = 2000 };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new ControlLine(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <exception cref="IOException">The other end is gone.</exception>
    public string Ask(ReadOnlySpan<byte> request)
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

    /// <exception cref="ArgumentException">It is refused, with its reason.</exception>
    public void Do(ReadOnlySpan<byte> request)
    {
        using var document = JsonDocument.Parse(Ask(request));
        if (document.RootElement.TryGetProperty("error", out var error)) throw new ArgumentException(error.GetString());
    }

    public void Dispose()
    {
        _reader.Dispose();
        _socket.Dispose();
    }
}
