using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Commands;

/// <summary>Renews the leases of the parts that are energised. A renewal is the result of a complete, on-time evaluation, never a timer of its own.</summary>
internal sealed class Leases
{
    /// <summary>Four renewals fit into the shortest device time-out of 1 s (domain §0: heartbeat 250 ms).</summary>
    static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    readonly RenewCommand?[] _renewals;
    readonly Instant[] _due;
    readonly Instant[] _confirmed;

    public Leases(RoomPlan plan)
    {
        _renewals = [.. plan.Parts.Select(part => part.Lease == LeaseEnforcement.DeviceTimeout && part.Profile.Heartbeat is not null ? new RenewCommand(part.Id) : null)];
        _due = new Instant[_renewals.Length];
        _confirmed = new Instant[_renewals.Length];
    }

    /// <summary>The lease begins: renewed at once, counted from now.</summary>
    public void Begin(PartId part, Instant now, EffectList effects)
    {
        if (_renewals[part.Index] is not { } renewal) return;
        _confirmed[part.Index] = now;
        _due[part.Index] = now + Period;
        effects.Send(renewal);
    }

    public void Renew(PartId part, Instant now, EffectList effects)
    {
        if (_renewals[part.Index] is not { } renewal || now < _due[part.Index]) return;
        _due[part.Index] = now + Period;
        effects.Send(renewal);
    }

    public void Confirmed(RenewCommand renewal, Instant now) => _confirmed[renewal.Part.Index] = now;

    /// <summary>Time since the part last acknowledged a renewal; zero for a part without heartbeat.</summary>
    public TimeSpan Age(PartId part, Instant now) => _renewals[part.Index] is null ? TimeSpan.Zero : now.Since(_confirmed[part.Index]);
}
