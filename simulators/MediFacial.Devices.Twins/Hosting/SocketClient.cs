using System.Net.Sockets;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>One connection to the server, never waited for: a client that does not read is let go.</summary>
sealed class SocketClient(Socket socket, IDesk desk) : IDisposable
{
    readonly byte[] _pending = new byte[4096];
    int _count;

    public int Descriptor { get; } = (int)socket.Handle;

    public bool Closed { get; private set; }

    /// <summary>Takes what has come; a closed or overlong connection ends here.</summary>
    public void Receive()
    {
        var count = _count == _pending.Length ? 0 : socket.Receive(_pending.AsSpan(_count), SocketFlags.None, out var error) is var got && error == SocketError.WouldBlock ? -1 : got;
        if (count < 0) return;
        if (count == 0)
        {
            Close();
            return;
        }
        _count += count;
        var taken = desk.Take(this, _pending.AsSpan(0, _count));
        _pending.AsSpan(taken, _count - taken).CopyTo(_pending);
        _count -= taken;
    }

    public void Send(ReadOnlySpan<byte> bytes)
    {
        if (Closed) return;
        if (socket.Send(bytes, SocketFlags.None, out var error) != bytes.Length || error != SocketError.Success) Closed = true;
    }

    public void Close() => Closed = true;

    public void Dispose()
    {
        desk.Gone(this);
        socket.Dispose();
    }
}
