using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Safety;

/// <summary>The constant, ordered list of writes that makes the room safe. No state machine, no condition, no allocation when it is used.</summary>
internal sealed class SafeOutputs
{
    readonly ImmutableArray<SafeCommand> _all;
    readonly ImmutableArray<ImmutableArray<SafeCommand>> _byDevice;
    readonly SafeCommand? _divert;
    readonly SafeCommand? _vent;

    public SafeOutputs(RoomPlan plan)
    {
        var byPart = plan.Parts.Select(part => Of(plan, part)).ToImmutableArray();
        _all = [.. byPart.Where(command => command is not null).Select(command => command!)];
        _byDevice = [.. plan.Devices.Select(device => DeviceParts.Driven(plan, device).Select(part => byPart[part.Index]!).ToImmutableArray())];
        if (plan.Device<SteamPlan>() is { } steam) _divert = Single(plan, steam.Divert);
        if (plan.Device<SuctionPlan>() is { } suction) _vent = Single(plan, suction.Vent);
    }

    /// <summary>Everything in the room.</summary>
    public void SendAll(EffectList effects)
    {
        foreach (var command in _all) effects.Send(command);
    }

    public void Send(DeviceId device, EffectList effects)
    {
        foreach (var command in _byDevice[device.Index]) effects.Send(command);
    }

    /// <summary>Does the command carry all safe values that one part has for the device? A divert or a vent pulse does not.</summary>
    public bool IsWhole(DeviceId device, SafeCommand command) => _byDevice[device.Index].Contains(command);

    /// <summary>Steam away from the face; the boiler goes on.</summary>
    public void Divert(EffectList effects)
    {
        if (_divert is not null) effects.Send(_divert);
    }

    /// <summary>Opens the vent only: a vent pulse.</summary>
    public void Vent(EffectList effects)
    {
        if (_vent is not null) effects.Send(_vent);
    }

    static SafeCommand Single(RoomPlan plan, OutputId output)
    {
        var planned = plan.Outputs[output.Index];
        return new SafeCommand(planned.Part, [new OutputValue(output, planned.Safe)]);
    }

    // The part's own stop sequence first (vent before pump), then every output of a device that it does not name. What neither names is a setting.
    static SafeCommand? Of(RoomPlan plan, PartPlan part)
    {
        var driven = plan.Devices.SelectMany(device => DeviceParts.Outputs(device)).ToHashSet();
        var outputs = plan.Outputs.Where(output => output.Part == part.Id).ToImmutableArray();
        var ordered = part.Profile.Stop
            .Select(write => outputs.FirstOrDefault(output => output.Signal.Id == write.Signal))
            .OfType<OutputPlan>()
            .Concat(outputs.Where(output => driven.Contains(output.Id)))
            .DistinctBy(output => output.Id)
            .Select(output => new OutputValue(output.Id, output.Safe))
            .ToImmutableArray();
        return ordered.IsEmpty ? null : new SafeCommand(part.Id, ordered);
    }
}
