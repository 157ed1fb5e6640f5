using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>The person in the chair, a hand on her button. She feels the true skin, whatever the sensors say, and no two of her reactions are alike.</summary>
/// <param name="seed">Of her draws: the same seed gives the same hands.</param>
/// <param name="hand">Does what her hand, or her head, does.</param>
public sealed class ClientModel(ClientHabit habit, ulong seed, Action<TwinFault> hand)
{
    /// <summary>Vacuum that one feels as a pull, kPa.</summary>
    const double Pull = 5;

    readonly NoiseSource _noise = new NoiseSource(seed).Fork(30_000);
    SkinType _skin = SkinType.Normal;
    Instant? _actsAt;
    Instant _last;
    double _frightIn = double.NaN;

    /// <summary>She has taken the chair.</summary>
    public void Sits(SkinType skin) => _skin = skin;

    public void Look(in TruthView truth, Instant now)
    {
        var elapsed = now.Since(_last).TotalSeconds;
        _last = now;
        var steam = truth.SkinUnderSteam.Value > PainAt;
        var isTreated = IsTreated(truth);
        // Skin that is still warm when all has ended is no reason to press any more.
        if (isTreated && (steam || truth.SkinUnderLight.Value > PainAt || (truth.TipSealed && truth.Vacuum.Value > habit.SuctionHurtsAt))) Hurts(steam, truth, now);
        else _actsAt = null;
        if (habit.FrightenedEvery is { } mean && isTreated) Endure(elapsed, mean);
    }

    double PainAt => habit.PainAt ?? (_skin is SkinType.Thin or SkinType.Sensitive ? ClientHabit.SensitiveHeatPain : ClientHabit.HeatPain);

    void Hurts(bool steam, in TruthView truth, Instant now)
    {
        _actsAt ??= now + Soon(habit.ReactsIn);
        if (now < _actsAt) return;
        // Until it no longer hurts, or has ended.
        _actsAt = now + Soon(habit.ReactsIn + TimeSpan.FromSeconds(1));
        if (habit.Presses) hand(new PressClientButton());
        if (steam && habit.DrawsBack > 0) hand(new MoveFace(Math.Min(100, truth.FaceDistance.Value + habit.DrawsBack)));
    }

    /// <summary>Frights come by chance: the time to the next one is drawn from an exponential distribution.</summary>
    void Endure(double elapsed, TimeSpan mean)
    {
        if (double.IsNaN(_frightIn)) _frightIn = NextFright(mean);
        _frightIn -= elapsed;
        if (_frightIn > 0) return;
        _frightIn = NextFright(mean);
        hand(new PressClientButton());
    }

    double NextFright(TimeSpan mean) => -mean.TotalSeconds * Deterministic.Ln(1 - _noise.Uniform());

    TimeSpan Soon(TimeSpan usual) => TimeSpan.FromTicks((long)(usual.Ticks * _noise.Uniform(0.7, 1.5)));

    static bool IsTreated(in TruthView truth) => truth.Light.Value > 0 || truth.SteamAimedAtFace || (truth.TipSealed && truth.Vacuum.Value > Pull);
}
