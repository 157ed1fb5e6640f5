using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>The frozen envelope of the open session, and what the operator lowered inside it. What the gate holds every command against.</summary>
internal sealed class EnvelopeInForce
{
    readonly Dictionary<(string Step, LimitKind Kind, FaceRegion? Region), Quantity> _lowered = [];
    SessionEnvelope? _frozen;

    /// <summary>The region that the tip is on; null when nobody said: then the strictest region of the step holds.</summary>
    public FaceRegion? Region { get; set; }

    /// <exception cref="InvalidOperationException">One is in force already.</exception>
    public void Freeze(SessionEnvelope envelope)
    {
        if (_frozen is not null) throw new InvalidOperationException("A frozen envelope is not replaced; the session is closed first.");
        _frozen = envelope;
    }

    public void Thaw()
    {
        (_frozen, Region) = (null, null);
        _lowered.Clear();
    }

    /// <summary>A new set-point of the operator: more is refused until the operator asks for more. Without a frozen envelope nothing is taken.</summary>
    public Refusal? WhyNotSet(string step, LimitKind kind, FaceRegion? region, Quantity wanted, Quantity present)
    {
        if (_frozen?.Of(step)?.Find(kind, region) is not { } limit) return NotInForce(step);
        // Less than before is never refused, whatever the layers say about the lower end.
        if (limit.WhyNot(wanted) is { } refusal && !(wanted.Dimension == present.Dimension && wanted <= present && wanted.Value >= 0)) return refusal;
        _lowered[(step, kind, region)] = wanted;
        return null;
    }

    /// <summary>What the operator set last; null when nothing was changed.</summary>
    public Quantity? SetByOperator(string step, LimitKind kind, FaceRegion? region) => _lowered.TryGetValue((step, kind, region), out var set) ? set : null;

    /// <summary>Why an energised value of an output may not go out in this step. A ramp passes under the lower end, so only the upper one counts; a choice must be the one named.</summary>
    public Refusal? WhyNot(OutputPlan output, string step, Quantity wanted)
    {
        if (_frozen?.Of(step) is not { } limits) return NotInForce(step);
        if (limits.Of(output.Id, Region) is not { } limit)
            return new(RefusalKind.Limit, $"{output.Name} does not belong to this step.", $"The frozen envelope of {step} has no limit for {output.Name}.");
        if (wanted.Dimension != limit.Highest.Value.Dimension || wanted > limit.Highest.Value || (limit.Kind == LimitKind.Choice && !limit.Contains(wanted))) return limit.WhyNot(wanted);
        // Light is regulated on its reading and may be driven above the set-point as the panel droops; a vacuum is regulated by the console itself.
        if (limit.Kind == LimitKind.Vacuum && SetByOperator(step, limit.Kind, limit.Region) is { } set && wanted > set)
            return limit.Tighten(new(LimitLayer.Operator, null, set, $"it was set to {set} by hand", "operator")).WhyNot(wanted);
        return null;
    }

    static Refusal NotInForce(string step) =>
        new(RefusalKind.Limit, "No limits are in force for this step.", $"No frozen envelope covers step {step}.");
}
