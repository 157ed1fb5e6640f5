using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>The layers below the protocol: what the part can do, what the device may do, what the room allows.</summary>
static class OutputLayers
{
    /// <param name="device">What a device of this kind may do to a face; null where only the part limits.</param>
    public static EffectiveLimit Of(RoomPlan plan, OutputId id, LimitKind kind, FaceRegion? region, LayerLimit? device)
    {
        var output = plan.Outputs[id.Index];
        var limit = EffectiveLimit.Of(kind, region, LimitLayer.Hardware, output.Signal.Range,
            $"{plan.Parts[output.Part.Index].Profile.Model} can do {output.Signal.Range}", output.Signal.Source ?? "part file");
        if (device is not null) limit = limit.Tighten(device);
        if (output.Range == output.Signal.Range) return limit;
        return limit.Tighten(new(LimitLayer.Room, output.Range.Lowest, output.Range.Highest, $"this room allows {output.Range}", SourceOf(plan, output)));
    }

    public static OutputLimit Switch(RoomPlan plan, OutputId id) => new(id, Of(plan, id, LimitKind.Switch, null, null));

    /// <summary>Exactly one choice.</summary>
    public static OutputLimit Choice(RoomPlan plan, OutputId id, Quantity choice, StepProfile step) => new(id, Of(plan, id, LimitKind.Choice, null, null)
        .Tighten(new(LimitLayer.Protocol, choice, choice, "the protocol names the mode", step.Source)));

    static string SourceOf(RoomPlan plan, OutputPlan output) => string.Join("; ",
        from limit in plan.Profile.Limits
        from binding in plan.Profile.Devices.First(device => device.Id == limit.Device).Bindings
        where binding.Role == limit.Role && $"{binding.Part}.{binding.Signal}" == output.Name
        select limit.Source);
}
