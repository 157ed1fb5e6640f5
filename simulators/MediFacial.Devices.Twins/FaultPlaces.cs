using System.Collections.Immutable;

namespace MediFacial.Devices.Twins;

/// <summary>What a fault can be put on in one room.</summary>
/// <param name="Sensors">Of each part on a bus.</param>
public sealed record FaultPlaces(ImmutableArray<string> Buses, ImmutableArray<string> Parts, ImmutableDictionary<string, ImmutableArray<string>> Sensors)
{
    public static FaultPlaces Of(TwinRoom room) => new(
        [.. Enumerable.Range(0, room.BusCount).Select(room.BusName)], [.. room.Parts.Select(part => part.Name)],
        room.Parts.ToImmutableDictionary(part => part.Name, part => part.Sensors.Select(sensor => sensor.Name).ToImmutableArray()));
}
