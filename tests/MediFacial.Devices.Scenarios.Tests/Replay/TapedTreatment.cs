using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Scenarios.Replay;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Tests.Replay;

/// <summary>A treatment in the virtual room with its flight recorder on.</summary>
sealed class TapedTreatment
{
    MemoryReel? _reel;
    FlightRecorder? _recorder;

    public TapedTreatment(string protocol = "demonstration") => Visit = new(protocol, record: Record);

    public Treatment Visit { get; }

    /// <summary>What the file of the last controller would hold if it were killed now.</summary>
    public ReadOnlyMemory<byte> Torn => _reel!.File;

    /// <summary>The file of the last controller, ended in order.</summary>
    public ReadOnlyMemory<byte> File
    {
        get
        {
            _recorder!.End();
            return _reel!.File;
        }
    }

    public ReplayVerdict Replay()
    {
        using var record = FlightRecord.Open(File);
        return FlightReplay.Play(record);
    }

    FlightRecorder Record(RoomPlan plan, RoomStart start) => _recorder = new(_reel = new(plan, start), TimeSpan.FromSeconds(1));
}
