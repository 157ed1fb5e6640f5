using System.Device.Gpio;
using System.Net.Sockets;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Edges of the simulated lines, on a thread of its own.</summary>
sealed class PinWatch : IDisposable
{
    readonly Socket _socket;
    readonly object _sender;
    readonly Lock _changing = new();
    (int Line, PinEventTypes Edges, PinChangeEventHandler Handler)[] _handlers = [];

    public PinWatch(Socket socket, object sender)
    {
        (_socket, _sender) = (socket, sender);
        _socket.ReceiveTimeout = 0;
        _socket.Send([(byte)PinAsk.Watch, 0, 0, 0]);
        new Thread(Listen) { IsBackground = true, Name = "simulated edges" }.Start();
    }

    public void Add(int line, PinEventTypes edges, PinChangeEventHandler handler)
    {
        lock (_changing) _handlers = [.. _handlers, (line, edges, handler)];
    }

    public void Remove(int line, PinChangeEventHandler handler)
    {
        lock (_changing) _handlers = [.. _handlers.Where(known => known.Line != line || known.Handler != handler)];
    }

    public void Dispose()
    {
        // Closing alone does not end a receive that is under way.
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // The server went first.
        }
        _socket.Dispose();
    }

    void Listen()
    {
        Span<byte> change = stackalloc byte[2];
        try
        {
            while (true)
            {
                PinSocket.Fill(_socket, change);
                Tell(change[0], change[1] != 0 ? PinEventTypes.Rising : PinEventTypes.Falling);
            }
        }
        catch (IOException)
        {
            // The server or this driver has gone: like a chip pulled from its socket, edges simply stop. Levels are polled.
        }
    }

    void Tell(int line, PinEventTypes edge)
    {
        foreach (var (known, edges, handler) in _handlers)
            if (known == line && (edges & edge) != 0) handler(_sender, new PinValueChangedEventArgs(edge, line));
    }
}
