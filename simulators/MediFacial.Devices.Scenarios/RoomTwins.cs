using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Scenarios;

/// <summary>The twins of a room file: parts that have a plant get theirs, every other part is simulated from its profile alone.</summary>
public static class RoomTwins
{
    public static TwinRoomSetup Of(RoomPlan plan, ulong seed = 1) => new(seed,
        [.. plan.Ports.Select(port => new BusSetup(Path.GetFileName(port.Path), WireTiming.Of(port.Serial.Baud, port.Serial.BitsPerByte),
            [.. port.Parts.Select(part => Of(plan.Parts[part.Index]))]))]);

    static PartSetup Of(PartPlan part)
    {
        var serial = part.SerialNumber ?? "";
        return part.Profile.Id switch
        {
            "sc-3" => new SuctionConsoleSetup(part.Name, (byte)part.Address, serial),
            "ai-8" => new AnalogueInputSetup(part.Name, (byte)part.Address, serial),
            "ld-4" => new LedDriverSetup(part.Name, serial),
            "sp-6" => new SkinProbeSetup(part.Name, serial),
            _ => part.Profile.Wire switch
            {
                ModbusRtuWire => new RegisterPartSetup(part.Name, (byte)part.Address, ProfileTwins.Registers(part)),
                AsciiLineWire ascii => new LinePartSetup(part.Name, ProfileTwins.Lines(part, ascii)),
                var wire => throw new ArgumentException($"Part {part.Name} speaks {wire.GetType().Name}, which has no bus."),
            },
        };
    }
}
