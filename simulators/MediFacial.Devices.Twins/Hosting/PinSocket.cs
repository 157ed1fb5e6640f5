using System.Net.Sockets;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Whole messages to and from the pin server; whatever goes wrong is an <see cref="IOException"/>, as with a kernel driver.</summary>
static class PinSocket
{
    public static Socket Connect(string dataFolder)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = 1000, SendTimeout = 1000 };
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(TwinsFolder.Pins(dataFolder)));
            return socket;
        }
        catch (SocketException nobody)
        {
            socket.Dispose();
            throw new IOException($"Nobody serves the simulated pins of {TwinsFolder.Of(dataFolder)}: start `medifacial simulate serve`.", nobody);
        }
    }

    public static void Exchange(Socket socket, ReadOnlySpan<byte> request, Span<byte> answer)
    {
        try
        {
            if (socket.Send(request) != request.Length) throw new IOException("The simulated pins take no more requests.");
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            throw new IOException("The simulated pins are gone.", gone);
        }
        Fill(socket, answer);
    }

    public static void Fill(Socket socket, Span<byte> buffer)
    {
        try
        {
            for (var done = 0; done < buffer.Length;)
            {
                var count = socket.Receive(buffer[done..]);
                if (count == 0) throw new IOException("The simulated pins are gone.");
                done += count;
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            throw new IOException("The simulated pins do not answer.", gone);
        }
    }
}
