using System.Net.Sockets;
using MediFacial.Devices.Wire.Guard;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime.Guard;

/// <summary>The controller's end of the line to its guard. A thread connects and listens; the room's loop speaks, and never waits for it.</summary>
/// <remarks>Only the room's loop answers and arms. Any thread may give the permit back.</remarks>
public sealed class GuardLink(string socketPath, RoomInbox inbox, RoomClock clock, ILogger log)
{
    static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    readonly Lock _speaking = new();
    readonly ManualResetEventSlim _ending = new();
    Socket? _socket;
    Thread? _thread;

    public void Start() => _thread = RoomThread.Start("guard link", urgent: true, Run);

    public void End(TimeSpan atMost)
    {
        _ending.Set();
        lock (_speaking) HangUp();
        _thread?.Join(atMost);
    }

    public void Arm(long ticket) => Say(GuardWord.Arm, (ulong)ticket);

    public void Drop() => Say(GuardWord.Drop);

    /// <param name="answer">Null: alive, with nothing to prove.</param>
    public void Tell(ulong? answer) => Say(answer is null ? GuardWord.Withheld : GuardWord.Answer, answer ?? 0);

    void Say(GuardWord word, ulong number = 0)
    {
        Span<byte> frame = stackalloc byte[GuardFrames.WordLength];
        GuardFrames.Write(frame, word, number);
        lock (_speaking)
        {
            if (_socket is not { } socket) return;
            // A guard that reads nothing any more is none; what does not fit at once ends the connection, and with it the permit.
            var sent = socket.Send(frame, SocketFlags.None, out var error);
            if (error != SocketError.Success || sent != frame.Length) HangUp();
        }
    }

    void Run()
    {
        var told = false;
        while (!_ending.IsSet)
        {
            if (TryConnect() is { } socket)
            {
                log.LogInformation("The guard answers.");
                told = false;
                Listen(socket);
                while (!inbox.TryPostGuardLost(clock.Now) && !_ending.IsSet) _ending.Wait(1);
                if (!_ending.IsSet) log.LogWarning("The guard has gone: its contact opens, and nothing arms without it.");
            }
            else if (!told)
            {
                log.LogWarning("No guard listens at {Socket}. Nothing arms without it.", socketPath);
                told = true;
            }
            _ending.Wait(BetweenTries);
        }
    }

    Socket? TryConnect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(socketPath));
            socket.Blocking = false;
            lock (_speaking) _socket = socket;
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    void Listen(Socket socket)
    {
        Span<byte> frame = stackalloc byte[GuardFrames.StatusLength];
        var filled = 0;
        try
        {
            while (true)
            {
                if (!socket.Poll(TimeSpan.FromSeconds(1), SelectMode.SelectRead))
                {
                    if (_ending.IsSet) break;
                    continue;
                }
                var count = socket.Receive(frame[filled..]);
                if (count == 0) break;
                filled += count;
                if (filled < frame.Length) continue;
                filled = 0;
                // What does not fit is not missed: the guard repeats itself every 100 ms.
                inbox.TryPostGuard(frame, clock.Now);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The end of a connection, whatever form it takes.
        }
        lock (_speaking)
            if (_socket == socket) HangUp();
    }

    void HangUp()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
