using System.Collections.Immutable;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>What warmth has done to the skin: CEM43, minutes that would have done the same at 43 °C (domain §3.5). Counted from the air at the face plane, which the skin follows, so it errs to the safe side.</summary>
internal sealed class ThermalDose
{
    /// <summary>Equivalent minutes a minute at 37, 38, … 50 °C: R = 0.25 below 43 °C, 0.5 above. Straight lines between them lie above the curve.</summary>
    static readonly ImmutableArray<double> Rates = [1.0 / 4096, 1.0 / 1024, 1.0 / 256, 1.0 / 64, 1.0 / 16, 1.0 / 4, 1, 2, 4, 8, 16, 32, 64, 128];

    const double Coldest = 37;

    /// <summary>A reading older than this speaks for no time that has passed since.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    Instant? _since;
    double _rate;

    /// <summary>min.</summary>
    public double Minutes { get; private set; }

    /// <summary>How long steam was aimed at the face, pauses left out.</summary>
    public TimeSpan Aimed { get; private set; }

    /// <summary>Another client, another face.</summary>
    public void Restart() => (Minutes, Aimed, _since, _rate) = (0, TimeSpan.Zero, null, 0);

    public void Rest() => _since = null;

    /// <summary>The face plane reads this now, and the steam is aimed at it.</summary>
    public void Reads(double celsius, Instant now)
    {
        var rate = Rate(celsius);
        if (_since is { } since && now > since && now.Since(since) <= Longest)
        {
            Aimed += now.Since(since);
            Minutes += Math.Max(rate, _rate) * now.Since(since).TotalMinutes;
        }
        (_since, _rate) = (now, rate);
    }

    /// <summary>Equivalent minutes a minute at this temperature.</summary>
    public static double Rate(double celsius)
    {
        if (celsius <= Coldest) return 0;
        var at = Math.Min(celsius - Coldest, Rates.Length - 1.0);
        var below = Math.Min((int)at, Rates.Length - 2);
        return Rates[below] + ((Rates[below + 1] - Rates[below]) * (at - below));
    }
}
