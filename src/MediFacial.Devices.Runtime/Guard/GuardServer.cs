using System.Net.Sockets;
using System.Security.Cryptography;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire;
using MediFacial.Devices.Wire.Guard;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime.Guard;

/// <summary>The guard's process: one thread that waits for the controller or for the next deadline, and lets <see cref="EnergyGuard"/> decide.</summary>
public sealed class GuardServer : IGuardOutlet, IDisposable
{
    static readonly TimeSpan BetweenOpenings = TimeSpan.FromSeconds(1);

    readonly GuardPins _pins;
    readonly RoomClock _clock;
    readonly ILogger _log;
    readonly EnergyGuard _guard;
    readonly Socket _listener;
    readonly string _socketPath;
    readonly List<Socket> _waiting = [];
    readonly byte[] _frame = new byte[GuardFrames.WordLength];
    Socket? _controller;
    int _filled;
    GuardDrop _toldDrop;
    bool _toldSounding;

    /// <param name="bank">Of the guard's lines only.</param>
    /// <exception cref="SocketException">The socket cannot be made.</exception>
    public GuardServer(RoomPlan plan, IPinBank bank, string socketPath, RoomClock clock, ILogger log)
    {
        (_pins, _socketPath, _clock, _log) = (new(plan, bank), socketPath, clock, log);
        _pins.OpenMissing();
        _guard = new(RoomController.RulesOf(plan), BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))), this);
        _listener = Listen(socketPath);
    }

    bool IGuardOutlet.OwnsContact => _pins.OwnsContact;

    /// <summary>Runs until it is cancelled, or until nobody has needed it for so long.</summary>
    /// <param name="endsUnused">Zero: never.</param>
    /// <param name="endsSounding">Whether an alarm that nobody answers may end too: where there is no room in which anybody hears it.</param>
    /// <param name="turned">Called once a turn, at least once a second: the guard lives.</param>
    public void Run(TimeSpan endsUnused, bool endsSounding, Action turned, CancellationToken ending)
    {
        RoomThread.Hurry();
        using var end = ending.Register(_listener.Dispose);
        var (usedAt, openingDue) = (_clock.Now, _clock.Now + BetweenOpenings);
        while (!ending.IsCancellationRequested)
        {
            var now = _clock.Now;
            if (now >= openingDue)
            {
                openingDue = now + BetweenOpenings;
                _pins.OpenMissing();
            }
            if (_guard.IsConnected || (_guard.IsSounding && !endsSounding)) usedAt = now;
            else if (endsUnused > TimeSpan.Zero && now.Since(usedAt) > endsUnused) return;
            if (!Wait(Instant.Earlier(_guard.NextWake, openingDue), ending)) return;
            _guard.Tick(_clock.Now);
            Report();
            turned();
        }
    }

    public void Dispose()
    {
        _controller?.Dispose();
        _listener.Dispose();
        // Its own socket only: nobody else can have bound it while this one held the folder.
        File.Delete(_socketPath);
        _pins.Permit(false);
        _pins.Sound(false);
    }

    void IGuardOutlet.PulsePermit()
    {
        _pins.Permit(false);
        _pins.Permit(true);
    }

    void IGuardOutlet.DropPermit() => _pins.Permit(false);

    void IGuardOutlet.SetSounder(bool on) => _pins.Sound(on);

    void IGuardOutlet.Tell(in GuardStatus status)
    {
        if (_controller is null) return;
        Span<byte> frame = stackalloc byte[GuardFrames.StatusLength];
        GuardFrames.Write(frame, status);
        // A controller that does not listen for so long that its buffer is full is heard no more; that its connection ends is found when it is read.
        if (_controller.Send(frame, SocketFlags.None, out var error) != frame.Length && error != SocketError.Success) _controller.Shutdown(SocketShutdown.Both);
    }

    static Socket Listen(string path)
    {
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            // Before it listens nobody can connect, so there is no moment in which others could.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            socket.Listen(1);
            socket.Blocking = false;
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <returns>False when the guard shall end.</returns>
    bool Wait(Instant until, CancellationToken ending)
    {
        _waiting.Clear();
        _waiting.Add(_listener);
        if (_controller is not null) _waiting.Add(_controller);
        var now = _clock.Now;
        try
        {
            Socket.Select(_waiting, null, null, until > now ? until.Since(now) : TimeSpan.Zero);
            // A controller that has gone makes room for the next one.
            if (_controller is { } controller && _waiting.Contains(controller)) Hear(controller);
            if (_waiting.Contains(_listener)) LetIn();
            return true;
        }
        catch (Exception closed) when (ending.IsCancellationRequested && closed is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    void LetIn()
    {
        Socket came;
        try
        {
            came = _listener.Accept();
        }
        catch (SocketException)
        {
            return;
        }
        if (_controller is not null)
        {
            _log.LogWarning("A second controller was turned away.");
            came.Dispose();
            return;
        }
        came.Blocking = false;
        (_controller, _filled) = (came, 0);
        _guard.Connected(_clock.Now);
        _log.LogInformation("A controller has come.");
    }

    void Hear(Socket controller)
    {
        while (true)
        {
            var count = controller.Receive(_frame.AsSpan(_filled), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock) return;
            if (count <= 0 || error != SocketError.Success)
            {
                Leave("The controller has gone.");
                return;
            }
            _filled += count;
            if (_filled < _frame.Length) continue;
            _filled = 0;
            if (Take(_clock.Now)) continue;
            Leave("Whoever spoke is no controller.");
            return;
        }
    }

    bool Take(Instant now)
    {
        if (!GuardFrames.TryRead(_frame, out var word, out var number)) return false;
        switch (word)
        {
            case GuardWord.Answer: _guard.Answered(number, now); break;
            case GuardWord.Withheld: _guard.Withheld(now); break;
            case GuardWord.Arm: _guard.Armed(unchecked((long)number), now); break;
            case GuardWord.Drop: _guard.Dropped(now); break;
        }
        return true;
    }

    void Leave(string why)
    {
        _controller?.Dispose();
        _controller = null;
        _guard.Disconnected(_clock.Now);
        _log.LogInformation("{Why}", why);
    }

    void Report()
    {
        if (_guard.LastDrop != _toldDrop && _guard.LastDrop is not (GuardDrop.Asked or GuardDrop.None))
            _log.LogWarning("The permit was taken away: {Why}.", _guard.LastDrop);
        _toldDrop = _guard.LastDrop;
        if (_guard.IsSounding == _toldSounding) return;
        _toldSounding = _guard.IsSounding;
        if (_toldSounding) _log.LogCritical("The controller fell silent while energy was permitted. The sounder sounds until a controller is back.");
        else _log.LogInformation("A controller is back. The sounder is silent.");
    }
}
