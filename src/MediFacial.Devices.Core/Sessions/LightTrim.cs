using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>Closes the loop on the channel's photodiode, slowly: once a second the set-point moves by half of what the mean reading is off the target, so that the light follows the target while the panel warms and ages.</summary>
/// <remarks>It never asks above what the step may give, and never far from its target: what it cannot make up for, time does. The trip looks at the other photodiode.</remarks>
internal sealed class LightTrim(Irradiance highest)
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>A driver that needs more than this is no matter of trimming (judgement: 590 nm loses 27 % over 30 K, domain §2.3).</summary>
    const double Most = 0.3;

    /// <summary>One step, and the error that is not worth one: shares of the target. Readings are noisy by 0.5 %.</summary>
    const double LargestStep = 0.05, Deadband = 0.01;

    Irradiance _target;
    double _share = 1;
    double _sum;
    int _count;
    Instant _from;
    Instant _due;

    /// <summary>The set-point to ask for.</summary>
    public Irradiance Ask => new(Math.Round(Math.Min(_target.Value * _share, Math.Max(highest.Value, _target.Value)), 1));

    /// <summary>A step begins, goes on, or was given another target: what was learnt of the panel stays.</summary>
    public void Begin(Irradiance target, Instant now) => (_target, _sum, _count, _from, _due) = (target, 0, 0, now + Every, now + Every + Every);

    public void Reads(double irradiance, Instant now)
    {
        // Light that just came on, or just changed, says nothing about the loop yet.
        if (now < _from) return;
        (_sum, _count) = (_sum + irradiance, _count + 1);
        if (now < _due) return;
        var off = (_target.Value - (_sum / _count)) / _target.Value;
        (_sum, _count, _from, _due) = (0, 0, now, now + Every);
        if (Math.Abs(off) <= Deadband) return;
        var most = Math.Min(1 + Most, Math.Max(1, highest.Value / _target.Value));
        _share = Between(_share + Between(off / 2, -LargestStep, LargestStep), 1 - Most, most);
    }

    static double Between(double value, double lowest, double highest) => Math.Max(lowest, Math.Min(highest, value));
}
