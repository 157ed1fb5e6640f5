using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Guard;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>Writes down every input of one <see cref="TreatmentRoom"/> with its instant, and every effect. On the room's thread: it copies bytes, and neither waits, nor allocates on a steady tick.</summary>
/// <param name="turnAfter">A block is handed over when it is full, or this long after its first input: what a killed controller loses.</param>
public sealed class FlightRecorder(IFlightReel reel, TimeSpan turnAfter)
{
    const byte Unreadable = 2;

    FlightBlock? _block = reel.Turn(null);
    Instant _last, _since;

    /// <summary>Nothing was lost so far.</summary>
    public bool IsComplete => _block is not null;

    /// <summary>The outlet of the room, with each effect written down before it happens.</summary>
    public IRoomOutlet Over(IRoomOutlet outlet) => new RecordedOutlet(outlet, this);

    public void PortOpened(PortId port, Instant now) => Input(new(FlightMark.PortOpened, now, port.Index));

    public void PortClosed(PortId port, LinkFault why, Instant now) => Input(new(FlightMark.PortClosed, now, port.Index, (long)why));

    public void BytesReceived(PortId port, ReadOnlySpan<byte> bytes, Instant now) => Input(new(FlightMark.Bytes, now, port.Index, bytes: bytes));

    public void PinLevel(PinId pin, bool? high, Instant now) => Input(new(FlightMark.Pin, now, pin.Index, Level(high)));

    public void PinLevels(ReadOnlySpan<PinLevel> levels, Instant now)
    {
        Span<byte> pairs = stackalloc byte[512];
        for (var index = 0; index < levels.Length; index++) (pairs[2 * index], pairs[(2 * index) + 1]) = ((byte)levels[index].Pin.Index, Level(levels[index].High));
        Input(new(FlightMark.Pins, now, bytes: pairs[..(2 * levels.Length)]));
    }

    public void Asked(OperatorRequest request, Instant now) => Input(new(FlightMark.Asked, now, body: request));

    public void JournalFlushed(long number, Instant now) => Input(new(FlightMark.JournalFlushed, now, number: number));

    public void JournalFailed(string why, Instant now) => Input(new(FlightMark.JournalFailed, now, body: why));

    public void WallTime(DateTimeOffset utc, bool trusted, Instant now) => Input(new(FlightMark.Wall, now, number: utc.UtcTicks, flag: trusted));

    public void GuardHeard(in GuardStatus status, Instant now)
    {
        Span<byte> frame = stackalloc byte[GuardFrames.StatusLength];
        GuardFrames.Write(frame, status);
        Input(new(FlightMark.Guard, now, bytes: frame));
    }

    public void GuardLost(Instant now) => Input(new(FlightMark.GuardLost, now));

    public void PanelSeen(string panel, Instant now) => Input(new(FlightMark.Panel, now, body: panel));

    public void Tick(Instant now) => Input(new(FlightMark.Tick, now));

    public void ShutDown(Instant now) => Input(new(FlightMark.ShutDown, now));

    /// <summary>The room is not asked any more.</summary>
    public void End()
    {
        if (_block is { } last) reel.End(last);
        _block = null;
    }

    internal void Effect(in FlightItem effect) => _block?.Add(effect, _last);

    internal static bool? Level(byte level) => level == Unreadable ? null : level == 1;

    static byte Level(bool? high) => high switch { null => Unreadable, true => 1, false => 0 };

    // A block begins with an input, so that whatever is lost behind one, no effect is judged without its cause.
    void Input(in FlightItem input)
    {
        if (_block is null) return;
        if (_block.IsFull || (_block.Length > 0 && input.At.Ticks - _since.Ticks >= turnAfter.Ticks)) _block = reel.Turn(_block);
        if (_block is null) return;
        if (_block.Length == 0) _since = input.At;
        _block.Add(input, _last);
        _last = input.At;
    }
}
