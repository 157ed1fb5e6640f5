using System.Diagnostics;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Runs a <see cref="TwinRoom"/> in real time: pseudo-terminals, pins and hands, on the one thread that calls <see cref="Run"/>.</summary>
/// <remarks>
/// It sleeps until the room's next event, a byte, a request or 20 ms, whichever is first: physics is exact over any step. It belongs to no controller,
/// so it outlives one that is killed, and what happens then can be judged on true physics.
/// </remarks>
public sealed class TwinServer : IDisposable
{
    static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(20);

    readonly TwinRoom _room;
    readonly FileStream _lock;
    readonly string _ready;
    readonly BusTerminal[] _terminals;
    readonly PinDesk _pins;
    readonly ControlDesk _control;
    readonly Door _pinDoor, _controlDoor;
    readonly List<SocketClient> _clients = [];
    readonly Waiter _waiter = new();
    readonly byte[] _buffer = new byte[1024];
    long _lastTicks, _usedTicks;

    TwinServer(string dataFolder, TwinRoomSetup setup, FileStream held)
    {
        _lock = held;
        _room = new TwinRoom(setup);
        _ready = TwinsFolder.Ready(dataFolder);
        _terminals = [.. Enumerable.Range(0, _room.BusCount).Select(bus => new BusTerminal(TwinsFolder.Port(dataFolder, _room.BusName(bus))))];
        foreach (var terminal in _terminals) terminal.Push();
        _pins = new PinDesk(_room);
        _pinDoor = new Door(TwinsFolder.Pins(dataFolder), _pins);
        _control = new ControlDesk(_room);
        _controlDoor = new Door(TwinsFolder.Control(dataFolder), _control);
    }

    /// <summary>Serves until cancelled or asked to quit by the control socket.</summary>
    /// <param name="endsUnused">Ends by itself when neither controller nor hand was there for so long; null: never.</param>
    /// <exception cref="InvalidOperationException">Another server serves this folder, or its path is too long for a socket.</exception>
    public static void Run(string dataFolder, TwinRoomSetup setup, CancellationToken cancellation, TimeSpan? endsUnused = null)
    {
        Directory.CreateDirectory(TwinsFolder.Of(dataFolder));
        File.Delete(TwinsFolder.Ready(dataFolder) + ".new");
        using var server = new TwinServer(dataFolder, setup, Hold(dataFolder));
        using var registration = cancellation.Register(server._waiter.Wake);
        server.Serve(cancellation, endsUnused ?? Timeout.InfiniteTimeSpan);
    }

    /// <exception cref="InvalidOperationException">Another server holds it.</exception>
    static FileStream Hold(string dataFolder)
    {
        try
        {
            var held = new FileStream(TwinsFolder.Lock(dataFolder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.Delete(TwinsFolder.Ready(dataFolder));
            return held;
        }
        catch (IOException busy)
        {
            throw new InvalidOperationException($"Another simulator already serves {TwinsFolder.Of(dataFolder)}: end it, or choose another data folder.", busy);
        }
    }

    void Serve(CancellationToken cancellation, TimeSpan endsUnused)
    {
        _lastTicks = _usedTicks = Stopwatch.GetTimestamp();
        File.WriteAllLines(_ready + ".new", Enumerable.Range(0, _room.BusCount).Select(_room.BusName));
        File.Move(_ready + ".new", _ready, overwrite: true);
        while (!cancellation.IsCancellationRequested && !_control.Quit && !IsUnused(endsUnused))
        {
            _waiter.Begin();
            var terminals = _waiter.Add(_terminals[0].Descriptor);
            for (var bus = 1; bus < _terminals.Length; bus++) _waiter.Add(_terminals[bus].Descriptor);
            var doors = _waiter.Add(_pinDoor.Descriptor);
            _waiter.Add(_controlDoor.Descriptor);
            var clients = doors + 2;
            var count = _clients.Count;
            foreach (var client in _clients) _waiter.Add(client.Descriptor);
            _waiter.Wait(SleepFor());
            Advance();
            for (var bus = 0; bus < _terminals.Length; bus++)
                if (_waiter.Happened(terminals + bus)) Hear(bus);
            for (var client = 0; client < count; client++)
                if (_waiter.Happened(clients + client)) _clients[client].Receive();
            if (_waiter.Happened(doors) && _pinDoor.LetIn() is { } pinClient) _clients.Add(pinClient);
            if (_waiter.Happened(doors + 1) && _controlDoor.LetIn() is { } controlClient) _clients.Add(controlClient);
            LetGo();
            Speak();
        }
    }

    bool IsUnused(TimeSpan endsUnused)
    {
        if (_clients.Count > 0) _usedTicks = _lastTicks;
        return endsUnused > TimeSpan.Zero && Stopwatch.GetElapsedTime(_usedTicks, _lastTicks) > endsUnused;
    }

    TimeSpan SleepFor()
    {
        var next = _room.NextEvent;
        var room = next.Ticks - _room.Now.Ticks;
        // A whole grid step further: an event inside a step takes effect at its end.
        return room >= LongestSleep.Ticks ? LongestSleep : new TimeSpan(Math.Max(room, TimeSpan.TicksPerMillisecond / 4));
    }

    void Advance()
    {
        var now = Stopwatch.GetTimestamp();
        _room.Advance(Stopwatch.GetElapsedTime(_lastTicks, now));
        _lastTicks = now;
    }

    void Hear(int bus)
    {
        int count;
        while ((count = _terminals[bus].Read(_buffer)) > 0) _room.Receive(bus, _buffer.AsSpan(0, count));
    }

    void LetGo()
    {
        for (var index = _clients.Count - 1; index >= 0; index--)
        {
            if (!_clients[index].Closed) continue;
            _clients[index].Dispose();
            _clients.RemoveAt(index);
        }
    }

    void Speak()
    {
        for (var bus = 0; bus < _terminals.Length; bus++)
        {
            if (_room.IsPlugged(bus) != _terminals[bus].IsPlugged)
            {
                if (_room.IsPlugged(bus)) _terminals[bus].Push();
                else _terminals[bus].Pull();
            }
            while (_room.TryTransmit(bus, _buffer, out var count)) _terminals[bus].Write(_buffer.AsSpan(0, count));
        }
        _pins.Publish();
    }

    public void Dispose()
    {
        File.Delete(_ready);
        foreach (var client in _clients) client.Dispose();
        _pinDoor.Dispose();
        _controlDoor.Dispose();
        foreach (var terminal in _terminals) terminal.Dispose();
        _waiter.Dispose();
        _lock.Dispose();
    }
}
