using System.Buffers;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Replay;

/// <summary>The flight record of a virtual room, in memory: the same bytes as the file of a real one.</summary>
public sealed class MemoryReel : IFlightReel, IDisposable
{
    readonly ArrayBufferWriter<byte> _file = new();
    readonly FlightWriter _writer = new();
    readonly FlightBlock _block = new();

    public MemoryReel(RoomPlan plan, RoomStart start) => FlightWriter.Begin(_file, plan, start);

    /// <summary>What a file would hold by now; goes on growing.</summary>
    public ReadOnlyMemory<byte> File => _file.WrittenMemory;

    FlightBlock? IFlightReel.Turn(FlightBlock? full)
    {
        if (full is not null) _writer.Block(_file, full);
        _block.Clear();
        return _block;
    }

    void IFlightReel.End(FlightBlock last)
    {
        _writer.Block(_file, last);
        FlightWriter.End(_file, FlightEnd.Ended);
    }

    public void Dispose() => _writer.Dispose();
}
