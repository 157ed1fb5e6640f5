using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Transports;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Benchmarks.Exchange;

/// <summary>Our side: the schedule of a port on a serial link. One exchange is one poll, from asking the schedule for its frame to the last reading handed up.</summary>
/// <remarks>The schedule's clock runs ahead from poll to poll, so that neither the silent gap nor the poll period is waited for; libmodbus keeps neither.</remarks>
sealed class Master : IWireSink, IDisposable
{
    static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    readonly IByteLink _link;
    readonly PortSchedule _schedule;
    readonly byte[] _buffer = new byte[256];
    Instant _now = Instant.FromSeconds(1);
    int _readings;

    public Master(string path)
    {
        if (!SerialByteLink.TryOpen(path, "/", EightRegisters.Line, out var link, out var problem)) throw new InvalidOperationException(problem.Technician);
        (_link, _schedule) = (link, new(EightRegisters.Plan(), new(0), this));
        _schedule.Opened(_now);
    }

    public void Exchange()
    {
        _now += Period;
        _schedule.Tick(_now);
        if (!_schedule.TryTransmit(_now, out var frame) || !_link.Write(frame, Patience)) throw new InvalidOperationException("Nothing was sent.");
        for (var before = _readings; _readings == before;)
        {
            if (_link.Read(_buffer, Patience, out var count) != ByteLinkRead.Data) throw new InvalidOperationException("No answer came.");
            _schedule.Receive(_buffer.AsSpan(0, count), _now);
        }
    }

    /// <summary>The same over the link alone: what the schedule adds is the difference.</summary>
    public void ExchangeBare(ReadOnlySpan<byte> request, int replyLength)
    {
        _link.Write(request, Patience);
        for (var got = 0; got < replyLength;)
        {
            if (_link.Read(_buffer, Patience, out var count) != ByteLinkRead.Data) throw new InvalidOperationException("No answer came.");
            got += count;
        }
    }

    void IWireSink.Read(SensorId sensor, Reading reading) => _readings++;
    void IWireSink.Confirmed(Command command, Instant now) { }
    void IWireSink.Failed(Command command, LinkFault fault, Instant now) => throw new InvalidOperationException($"Command failed: {fault}.");
    void IWireSink.LinkChanged(PartId part, LinkState state, LinkFault why, Instant now) { }

    public void Dispose() => _link.Dispose();
}
