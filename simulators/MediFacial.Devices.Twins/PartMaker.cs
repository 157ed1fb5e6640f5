using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins;

/// <summary>Makes the buses and parts of a setup, each part with a noise stream of its own.</summary>
sealed class PartMaker(VacuumPlant vacuum, LightPlant light, SteamPlant steam, Handpiece handpiece, ProbeHand probe, NoiseSource noise)
{
    uint _stream = 1;

    public List<PartTwin> Parts { get; } = [];

    public RoomBus MakeBus(BusSetup setup)
    {
        var parts = setup.Parts.Select(Make).ToArray();
        Parts.AddRange(parts);
        var ownNoise = noise.Fork(++_stream);
        if (parts is [ILinePart speaker])
        {
            var line = new LineBus(speaker, FormatOf(setup.Parts[0]), setup.Timing, ownNoise);
            return new RoomBus(setup.Name, line, line.Line);
        }
        if (!parts.All(part => part is IModbusSlave)) throw new ArgumentException($"Bus {setup.Name}: a part that speaks lines needs a port of its own.", nameof(setup));
        var bus = new ModbusSlaveBus([.. parts.Cast<IModbusSlave>()], setup.Timing, ownNoise);
        return new RoomBus(setup.Name, bus, bus.Line);
    }

    PartTwin Make(PartSetup setup)
    {
        var ownNoise = noise.Fork(++_stream);
        return setup switch
        {
            SuctionConsoleSetup console => new SuctionConsoleTwin(console.Name, console.Address, console.Serial, vacuum, handpiece, ownNoise),
            AnalogueInputSetup inputs => new AnalogueInputTwin(inputs.Name, inputs.Address, inputs.Serial, steam, ownNoise),
            LedDriverSetup driver => new LedDriverTwin(driver.Name, driver.Serial, light, ownNoise),
            SkinProbeSetup skin => new SkinProbeTwin(skin.Name, skin.Serial, probe, ownNoise),
            RegisterPartSetup part => new RegisterTwin(part.Name, part.Address, part.Spec),
            LinePartSetup part => new LineTwin(part.Name, part.Spec),
            _ => throw new ArgumentException($"No twin is made of {setup.GetType().Name}.", nameof(setup)),
        };
    }

    static LineFormat FormatOf(PartSetup setup) => setup switch
    {
        LinePartSetup part => part.Spec.Format,
        SkinProbeSetup => SkinProbeTwin.Format,
        _ => LedDriverTwin.Format,
    };
}
