using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Tests.Bench;

/// <summary>Keeps what a port said.</summary>
sealed class Listener : IWireSink
{
    public List<(SensorId Sensor, Reading Reading)> Readings { get; } = [];
    public List<(Command Command, Instant At)> Confirmed { get; } = [];
    public List<(Command Command, LinkFault Fault, Instant At)> Failed { get; } = [];
    public List<(PartId Part, LinkState State, LinkFault Why, Instant At)> Links { get; } = [];

    public Reading Last(SensorPlan sensor) => Readings.Last(item => item.Sensor == sensor.Id).Reading;

    void IWireSink.Read(SensorId sensor, Reading reading) => Readings.Add((sensor, reading));
    void IWireSink.Confirmed(Command command, Instant now) => Confirmed.Add((command, now));
    void IWireSink.Failed(Command command, LinkFault fault, Instant now) => Failed.Add((command, fault, now));
    void IWireSink.LinkChanged(PartId part, LinkState state, LinkFault why, Instant now) => Links.Add((part, state, why, now));
}
