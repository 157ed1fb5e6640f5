using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire;

/// <summary>Core and Wire together: all that decides in a room, with neither thread nor clock nor port. Exactly one thread calls it.</summary>
/// <remarks>The real room's loop and the virtual room feed the same methods; what they were fed, with its instants, is the flight record.</remarks>
public sealed class TreatmentRoom : IWireSink
{
    public TreatmentRoom(RoomPlan plan, IRoomOutlet outlet, RoomStart start) => (Plan, _outlet, _start) = (plan, outlet, start);

    readonly IRoomOutlet _outlet;
    readonly RoomStart _start;

    public RoomPlan Plan { get; }

    /// <summary>The next instant at which <see cref="Tick"/> has something to do.</summary>
    public Instant NextWake => throw new NotSupportedException(_outlet.ToString() + _start);

    public void PortOpened(PortId port, Instant now) => throw new NotSupportedException();
    public void PortClosed(PortId port, LinkFault why, Instant now) => throw new NotSupportedException();
    public void BytesReceived(PortId port, ReadOnlySpan<byte> bytes, Instant arrivedAt) => throw new NotSupportedException();

    /// <param name="high">Null: the line cannot be read.</param>
    public void PinLevel(PinId pin, bool? high, Instant now) => throw new NotSupportedException();

    public void Asked(OperatorRequest request, Instant now) => throw new NotSupportedException();

    /// <param name="number">Every entry up to this number is on disk.</param>
    public void JournalFlushed(long number, Instant now) => throw new NotSupportedException();
    public void JournalFailed(string why, Instant now) => throw new NotSupportedException();

    /// <param name="trusted">False after a jump, until confirmed.</param>
    public void WallTime(DateTimeOffset utc, bool trusted, Instant now) => throw new NotSupportedException();

    /// <summary>Panels that are alive, by id.</summary>
    public void PanelSeen(string panel, Instant now) => throw new NotSupportedException();

    /// <summary>Every 20 ms of room time, and whenever <see cref="NextWake"/> is reached.</summary>
    public void Tick(Instant now) => throw new NotSupportedException();

    /// <summary>Everything off, now, as at a stop; for shutdown. <see cref="IsSafe"/> tells when it is proven.</summary>
    public void ShutDown(Instant now) => throw new NotSupportedException();

    public bool IsSafe => throw new NotSupportedException();

    public RoomSnapshot TakeSnapshot(Instant now) => throw new NotSupportedException();

    void IWireSink.Read(SensorId sensor, Reading reading) => throw new NotSupportedException();
    void IWireSink.Confirmed(Command command, Instant now) => throw new NotSupportedException();
    void IWireSink.Failed(Command command, LinkFault fault, Instant now) => throw new NotSupportedException();
    void IWireSink.LinkChanged(PartId part, LinkState state, LinkFault why, Instant now) => throw new NotSupportedException();
}
