using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire;

/// <summary>What a port has to say upwards. Called on the room's one thread, from within <c>Receive</c> and <c>Tick</c>.</summary>
public interface IWireSink
{
    void Read(SensorId sensor, Reading reading);

    /// <summary>The part has acknowledged every value of the command.</summary>
    void Confirmed(Command command, Instant now);

    void Failed(Command command, LinkFault fault, Instant now);

    void LinkChanged(PartId part, LinkState state, LinkFault why, Instant now);
}
