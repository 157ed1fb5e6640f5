namespace MediFacial.Devices.Twins.Hosting;

/// <summary>What stands behind a socket of the server and answers its clients, on the server's one thread.</summary>
interface IDesk
{
    /// <returns>How many bytes were whole requests; the rest is kept until more come.</returns>
    int Take(SocketClient client, ReadOnlySpan<byte> bytes);

    /// <summary>The client has closed, or its process has died.</summary>
    void Gone(SocketClient client);
}
