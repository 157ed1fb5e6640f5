using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Texts;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Proof;

/// <summary>Proves one protocol in one room without running it: targets inside the envelope of any client, and no plant past its limit before the room has reacted.</summary>
/// <remarks>A client only tightens, so what holds without one holds for each.</remarks>
public sealed class ProtocolProof
{
    readonly RoomPlan _plan;
    readonly ReactionTimes _times;
    readonly string _where;
    readonly List<Finding> _findings = [];
    readonly List<Finding> _inRoom = [];
    readonly List<Margin> _margins = [];

    ProtocolProof(RoomPlan plan, ReactionTimes times, string where) => (_plan, _times, _where) = (plan, times, where);

    /// <param name="Margins">Every inequality, the narrowest first.</param>
    public sealed record Result(string Room, string Protocol, IReadOnlyList<ProfileProblem> Problems, IReadOnlyList<Margin> Margins);

    public static Result Of(Loaded<RoomProfile> room, RoomPlan plan, Loaded<ProtocolProfile> protocol, ReactionTimes times)
    {
        var profile = protocol.Value ?? throw new ArgumentException("Only a good protocol can be proven.", nameof(protocol));
        var proof = new ProtocolProof(plan, times, $"Protocol “{profile.Id}” in room “{plan.Profile.Id}”");
        var envelope = SessionEnvelope.Of(plan, profile, null);
        for (var i = 0; i < profile.Steps.Length; i++)
            if (envelope.Of(profile.Steps[i].Id) is { } limits) proof.Step(profile.Steps[i], limits, $"steps/{i}");
        return new(plan.Profile.Id, profile.Id, [.. protocol.Source.Problems(proof._findings), .. room.Source.Problems(proof._inRoom)], [.. proof._margins.OrderBy(margin => margin.Share)]);
    }

    void Step(StepProfile step, StepEnvelope limits, string path)
    {
        foreach (var change in limits.Changes) Outside(step, change, path);
        switch (step)
        {
            case SuctionStep suction when _plan.Device<SuctionPlan>() is { } device: Suction(suction, limits, device, path); break;
            case LightStep light when _plan.Device<LightPlan>() is { } device: Light(light, limits, device, path); break;
            case SteamStep steam when _plan.Device<SteamPlan>() is { } device: Steam(steam, device, path); break;
        }
    }

    // What the room takes away is told in the room's file: the protocol is the same for all rooms.
    void Outside(StepProfile step, LimitChange change, string path)
    {
        var bound = change.Given is { } given && given > change.Asked ? change.Limit.Lowest : change.Limit.Highest;
        var message = $"{_where}, step “{step.Id}”, {change.Limit.Name}: the target {change.Asked} lies outside {LimitTexts.Say(change.Limit)}, set by the {LimitTexts.Of(bound.Layer)} ({bound.Why}); change one of the two.";
        if (bound.Layer == LimitLayer.Room) _inRoom.Add(new("limits", "target-outside-envelope", message));
        else _findings.Add(new(path, "target-outside-envelope", message));
    }

    void Suction(SuctionStep step, StepEnvelope limits, SuctionPlan device, string path)
    {
        var known = _times.ToKnow(device.Guard);
        var reaction = known + _times.Stop(_plan.Outputs[device.Vent.Index].Part);
        for (var i = 0; i < step.Regions.Length; i++)
        {
            var region = step.Regions[i];
            if (limits.Find(LimitKind.Vacuum, region.Region)?.Range is not { } range) continue;
            var where = $"{step.Id}, {Regions.Say(region.Region).ToLowerInvariant()}";
            var trip = Math.Min(region.Trip.Value, range.Highest.Value + ClinicalLimits.TripMargin.Value);
            Holds($"{where}: highest vacuum and the rise until it is known, under the trip", range.Highest.Value + (PlantRamps.Vacuum * known.TotalSeconds), trip, Dimension.Pressure,
                $"{path}/regions/{i}/trip", "overshoot-over-trip", $"the vacuum can rise at {PlantRamps.Vacuum} kPa/s and is known after {Ms(known)}");
            var persisted = trip + (PlantRamps.Vacuum * (PlantRamps.VacuumPersistence + reaction).TotalSeconds);
            var atOnce = Math.Max(trip, PlantRamps.AtOnce.Value) + (PlantRamps.Vacuum * reaction.TotalSeconds);
            Holds($"{where}: trip and the rise until the vent is open, under the relief valve", Math.Min(persisted, atOnce), PlantRamps.Relief.Value, Dimension.Pressure,
                $"{path}/regions/{i}/trip", "overshoot-over-hardware", $"the vent opens at the latest {Ms(reaction)} after the trip");
        }
    }

    void Light(LightStep step, StepEnvelope limits, LightPlan device, string path)
    {
        var channel = device.Channels.First(each => each.Wavelength == step.Wavelength);
        if (limits.Find(LimitKind.Irradiance)?.Range is not { } irradiance || limits.Find(LimitKind.Fluence)?.Range is not { } dose) return;
        var reaction = _times.ToKnow(channel.Irradiance) + _times.Stop(_plan.Outputs[channel.Output.Index].Part);
        var planned = step.Dose.Value;
        Holds($"{step.Id}: dose and what flows until it is dark, under the dose trip", planned + (irradiance.Highest.Value * reaction.TotalSeconds / 1000), planned * PlantRamps.DoseTrip, Dimension.Fluence,
            $"{path}/dose/target", "dose-over-trip", $"light is known to be enough and off at the latest after {Ms(reaction)}");
        var driver = _plan.Outputs[channel.Output.Index].Signal.Range.Highest.Value;
        var largest = ClinicalLimits.Of(step.Wavelength).Dose.Value * PlantRamps.DoseTrip;
        Holds($"{step.Id}: largest dose and one reaction of the driver at its most", dose.Highest.Value + (driver * (reaction + _times.ToKnow(device.Guard)).TotalSeconds / 1000), largest, Dimension.Fluence,
            $"{path}/dose/allowed", "overshoot-over-hardware", $"the driver can step to {driver} mW/cm² at once");
    }

    void Steam(SteamStep step, SteamPlan device, string path)
    {
        var known = _times.ToKnow(device.Face);
        var reaction = known + _times.Stop(_plan.Outputs[device.Divert.Index].Part);
        Holds($"{step.Id}: warmest good face and the rise until it is known, under the trip", step.FaceBand.Highest.Value + (PlantRamps.Steam * known.TotalSeconds), step.FaceTrip.Value, Dimension.Temperature,
            $"{path}/face/trip", "overshoot-over-trip", $"the face can warm at {PlantRamps.Steam} K/s and is known after {Ms(known)}");
        Holds($"{step.Id}: trip at once and the rise until it is turned away, under what burns", PlantRamps.SteamAtOnce.Value + (PlantRamps.Steam * reaction.TotalSeconds), PlantRamps.Burn.Value, Dimension.Temperature,
            $"{path}/face/trip", "overshoot-over-hardware", $"the steam is turned away at the latest after {Ms(reaction)}");
    }

    void Holds(string what, double worst, double limit, Dimension dimension, string path, string code, string why)
    {
        var margin = new Margin(what, Rounded(worst, dimension), Rounded(limit, dimension));
        _margins.Add(margin);
        if (worst < limit) return;
        _findings.Add(new(path, code, $"{_where}, {what}: {margin.Worst} is not below {margin.Limit}; {why}. Ask for less, or make the port faster."));
    }

    static Quantity Rounded(double value, Dimension dimension) => Quantity.Of(Math.Round(value, 3), dimension);

    static string Ms(TimeSpan span) => $"{span.TotalMilliseconds:0} ms";
}
