using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Devices;

/// <summary>A device of the room: its plan, its machine, and the question whether its outputs are proven safe.</summary>
internal sealed class RunningDevice
{
    public RunningDevice(RoomPlan plan, DevicePlan device, SafeOutputs safe, EffectList effects)
    {
        Plan = device;
        Parts = DeviceParts.All(plan, device);
        Driven = DeviceParts.Driven(plan, device);
        Machine = new(() => safe.Send(device.Id, effects), () => safe.Divert(effects));
    }

    public DevicePlan Plan { get; }
    public DeviceMachine Machine { get; }
    public ImmutableArray<PartId> Parts { get; }
    public ImmutableArray<PartId> Driven { get; }
    public DeviceState State => Machine.State;
    public bool IsEnergised => State is DeviceState.Preparing or DeviceState.Prepared or DeviceState.Delivering;

    /// <summary>When the last safe command was confirmed by the part; for devices whose safe state no sensor can show.</summary>
    public Instant? SafeConfirmedAt { get; set; }

    /// <summary>When it was last asked to go safe.</summary>
    public Instant SafeAskedAt { get; set; }

    /// <summary>A reading proves that nothing is delivered; where there is none, the open energy contact does, since every actuator is safe without power.</summary>
    public bool IsProvenSafe(RoomState room, Instant now) => Plan switch
    {
        SuctionPlan suction when room.Readings.TryValue(suction.Guard, now, out var vacuum) => SafeProof.Vacuum.Contains(new Kilopascals(vacuum)),
        LightPlan light when room.Readings.TryValue(light.Guard, now, out var irradiance) => SafeProof.Light.Contains(new Irradiance(irradiance)),
        SteamPlan when SafeConfirmedAt is { } confirmed && confirmed >= SafeAskedAt => true,
        _ => room.IsEnergyContactOpen,
    };

    public LinkState Link(RoomState room)
    {
        var worst = LinkState.Up;
        foreach (var part in Parts)
        {
            var link = room.Links[part.Index];
            if (link is LinkState.Unknown) return LinkState.Unknown;
            if (link > worst) worst = link;
        }
        return worst;
    }
}
