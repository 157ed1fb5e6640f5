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
        _confirmed = new Instant?[Driven.Length];
        Machine = new(() => safe.Send(device.Id, effects), () => safe.Divert(effects));
    }

    readonly Instant?[] _confirmed;

    public DevicePlan Plan { get; }
    public DeviceMachine Machine { get; }
    public ImmutableArray<PartId> Parts { get; }
    public ImmutableArray<PartId> Driven { get; }
    public DeviceState State => Machine.State;

    /// <summary>It has outputs. One that has none only measures: there is nothing to make safe, and no energy waits for it.</summary>
    public bool Acts => !Driven.IsEmpty;
    public bool IsEnergised => State is DeviceState.Preparing or DeviceState.Prepared or DeviceState.Delivering;

    /// <summary>When it was last asked to go safe.</summary>
    public Instant SafeAskedAt { get; private set; }

    Instant? _goesOffSince;

    /// <summary>Say so before its machine hears of it.</summary>
    public void AskedSafe(Instant now)
    {
        SafeAskedAt = now;
        if (IsEnergised) _goesOffSince ??= now;
    }

    /// <summary>How long the going-off took that was not told yet; null when it was, or when the device was off already.</summary>
    public TimeSpan? TakeSafeOff(Instant now)
    {
        var since = _goesOffSince;
        _goesOffSince = null;
        return since is { } asked ? now.Since(asked) : null;
    }

    /// <summary>A part has taken every safe value of the device. The first time since it was asked counts.</summary>
    public void Confirmed(PartId part, Instant now)
    {
        var index = Driven.IndexOf(part);
        if (_confirmed[index] is not { } before || before <= SafeAskedAt) _confirmed[index] = now;
    }

    /// <summary>The parts have taken the safe values, and a reading taken after that shows it. Where the one or the other is missing, the open energy contact stands for it: every actuator is safe without power.</summary>
    public bool IsProvenSafe(RoomState room, Instant now)
    {
        if (!Acts) return true;
        var (taken, since) = (true, SafeAskedAt);
        foreach (var confirmed in _confirmed)
        {
            if (confirmed is not { } at || at < SafeAskedAt) taken = false;
            else if (at > since) since = at;
        }
        if (!taken) since = SafeAskedAt;
        if (!taken && !room.IsEnergyContactOpen) return false;
        return Plan switch
        {
            // The open vent alone holds a pump that goes on down; a welded one must not pass for off.
            SuctionPlan suction => room.Readings.At(suction.Guard, now) is { IsGood: true } vacuum
                ? vacuum.TakenAt >= since && SafeProof.Vacuum.Contains(vacuum.Value.As<Kilopascals>()) && !room.Readings.IsOn(suction.PumpRunning, now) : room.IsEnergyContactOpen,
            LightPlan light => room.Readings.At(light.Guard, now) is { IsGood: true } irradiance
                ? irradiance.TakenAt >= since && SafeProof.Light.Contains(irradiance.Value.As<Irradiance>()) : room.IsEnergyContactOpen,
            // Divert and heater are pins: that they took their levels was read back when they were written, which is what taken means here.
            SteamPlan => taken || room.IsEnergyContactOpen,
            LaserPlan laser => IsReadOpen(room, laser.ContactReadBack, since, now) && IsReadOpen(room, laser.Contact2ReadBack, since, now),
            _ => room.IsEnergyContactOpen,
        };
    }

    /// <summary>A relay of the laser's chain is read open. Without a reading the open energy contact, which feeds its coil, stands for it.</summary>
    static bool IsReadOpen(RoomState room, SensorId mirror, Instant since, Instant now) =>
        room.Readings.At(mirror, now) is { IsGood: true } contact ? contact.TakenAt >= since && !contact.Value.IsOn : room.IsEnergyContactOpen;

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
