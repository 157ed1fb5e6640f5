using System.Net.Sockets;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>A Unix socket that lets clients in to one desk.</summary>
sealed class Door : IDisposable
{
    readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    readonly IDesk _desk;
    readonly string _path;

    public Door(string path, IDesk desk)
    {
        (_path, _desk) = (path, desk);
        File.Delete(path);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(16);
        _listener.Blocking = false;
    }

    public int Descriptor => (int)_listener.Handle;

    /// <summary>Null when the client has gone again before it was let in.</summary>
    public SocketClient? LetIn()
    {
        try
        {
            var socket = _listener.Accept();
            socket.Blocking = false;
            return new SocketClient(socket, _desk);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        File.Delete(_path);
    }
}
