using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime;

/// <summary>Opens a port, or says why not.</summary>
public delegate bool OpenPort(PortPlan port, out IByteLink? link, out LinkProblem? problem);

/// <summary>The thread of one serial port. Decides nothing: opens, writes the frame that it is given, posts what arrives, and opens again.</summary>
public sealed class PortPump
{
    static readonly TimeSpan BetweenOpenings = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(1);

    readonly PortPlan _port;
    readonly OpenPort _open;
    readonly RoomInbox _inbox;
    readonly RoomClock _clock;
    readonly ILogger _log;
    readonly ChangeLog _changes = new(TimeSpan.FromSeconds(10));
    readonly TimeSpan _longestWrite;
    readonly AutoResetEvent _pause = new(false);
    readonly Lock _gate = new();
    readonly byte[] _frame = new byte[Bounds.BytesPerInput];
    int _frameLength;
    IByteLink? _link;
    Thread? _thread;
    volatile bool _ended;

    public PortPump(PortPlan port, OpenPort open, RoomInbox inbox, RoomClock clock, ILogger log)
    {
        (_port, _open, _inbox, _clock, _log) = (port, open, inbox, clock, log);
        _longestWrite = TimeSpan.FromSeconds((double)Bounds.BytesPerInput * port.Serial.BitsPerByte / port.Serial.Baud) + TimeSpan.FromMilliseconds(200);
    }

    public void Start() => _thread = RoomThread.Start($"port {_port.Name}", urgent: true, Run);

    /// <summary>Hands over one whole frame; never waits. A frame that was not yet taken is replaced. Without an open port it is dropped.</summary>
    public void Transmit(ReadOnlySpan<byte> frame)
    {
        lock (_gate)
        {
            if (_link is null || frame.Length > _frame.Length) return;
            frame.CopyTo(_frame);
            _frameLength = frame.Length;
            _link.Wake();
        }
    }

    public void End(TimeSpan atMost)
    {
        _ended = true;
        _pause.Set();
        lock (_gate) _link?.Wake();
        _thread?.Join(atMost);
    }

    void Run()
    {
        var closedBecause = LinkFault.None;
        while (!_ended)
        {
            if (!TryOpen(out var link, out var why))
            {
                if (why != closedBecause) Post(why);
                closedBecause = why;
            }
            else
            {
                Take(link);
                while (!_inbox.TryPostOpened(_port.Id, _clock.Now) && !_ended) _pause.WaitOne(1);
                closedBecause = Pump(link!);
                Take(null);
                link!.Dispose();
                Post(closedBecause);
                if (!_ended) Tell($"Port {_port.Name} was lost: {closedBecause}.", LogLevel.Warning);
            }
            if (!_ended) _pause.WaitOne(BetweenOpenings);
        }
    }

    bool TryOpen(out IByteLink? link, out LinkFault why)
    {
        try
        {
            if (_open(_port, out link, out var problem))
            {
                why = LinkFault.None;
                Tell($"Port {_port.Name} is open.", LogLevel.Information);
                return true;
            }
            why = problem!.Fault;
            Tell($"Port {_port.Name} does not open: {problem.Technician}", LogLevel.Warning);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            (link, why) = (null, LinkFault.PortMissing);
            Tell($"Port {_port.Name} does not open: {failure.Message}", LogLevel.Warning);
        }
        return false;
    }

    LinkFault Pump(IByteLink link)
    {
        var bytes = new byte[Bounds.BytesPerInput];
        while (!_ended)
        {
            if (TakeFrame(bytes) is > 0 and var length && !link.Write(bytes.AsSpan(0, length), _longestWrite)) return LinkFault.WriteFailed;
            switch (link.Read(bytes, LongestRead, out var count))
            {
                case ByteLinkRead.Data:
                    _inbox.TryPostBytes(_port.Id, bytes.AsSpan(0, count), _clock.Now);
                    break;
                case ByteLinkRead.HungUp:
                    return LinkFault.PortHungUp;
            }
        }
        return LinkFault.None;
    }

    /// <summary>A frame that was meant for the link before is never sent on this one.</summary>
    void Take(IByteLink? link)
    {
        lock (_gate) (_link, _frameLength) = (link, 0);
    }

    int TakeFrame(Span<byte> frame)
    {
        lock (_gate)
        {
            var length = _frameLength;
            _frame.AsSpan(0, length).CopyTo(frame);
            _frameLength = 0;
            return length;
        }
    }

    void Post(LinkFault why)
    {
        while (!_inbox.TryPostClosed(_port.Id, why, _clock.Now) && !_ended) _pause.WaitOne(1);
    }

    void Tell(string state, LogLevel level)
    {
        if (!_changes.IsWorthTelling(state, _clock.Now, out var untold)) return;
        if (untold == 0) _log.Log(level, "{State}", state);
        else _log.Log(level, "{State} ({Untold} changes before it were not written.)", state, untold);
    }
}
