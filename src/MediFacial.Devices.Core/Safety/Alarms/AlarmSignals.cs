using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety.Alarms;

/// <summary>What the room lets be heard and seen: bursts on the sounder line, the beacon, and the pause of the sound. It knows priorities, no alarms.</summary>
internal sealed class AlarmSignals(EffectList effects)
{
    /// <summary>A pause of the sound ends by itself (domain §8.2: at most 120 s).</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(120);

    readonly Instant[] _nextBurst = new Instant[3];
    AlarmPriority? _worst;
    AlarmPriority? _sounding;
    AlarmPriority _pausedAtMost;
    Instant _burstAt;
    Instant _lightAt;
    Instant? _pausedUntil;
    bool _lowIsNews;
    bool _sounder;
    bool _beacon;

    public TimeSpan? PauseLeft(Instant now) => _pausedUntil is { } until && until > now ? until.Since(now) : null;

    /// <summary>Silence until the pause is over or something worse comes. A pause that runs is not made longer.</summary>
    /// <returns>False when there is nothing to pause.</returns>
    public bool Pause(Instant now)
    {
        if (_worst is not { } worst) return false;
        if (_pausedUntil is null) (_pausedUntil, _pausedAtMost, _sounding) = (now + LongestPause, worst, null);
        return true;
    }

    /// <summary>An alarm is new, or worse than it was. A high one always breaks the pause (H40); another one when it is worse than what was paused.</summary>
    public void News(AlarmPriority priority)
    {
        if (priority == AlarmPriority.Low) _lowIsNews = true;
        if (_pausedUntil is not null && (priority == AlarmPriority.High || priority > _pausedAtMost)) _pausedUntil = null;
    }

    /// <param name="worst">Of the alarms that nobody acknowledged.</param>
    /// <param name="energised">Without an alarm the beacon says whether energy flows.</param>
    public void Tick(AlarmPriority? worst, bool escalated, bool energised, Instant now)
    {
        if (worst != _worst) (_worst, _lightAt) = (worst, now);
        if (worst is null || now >= _pausedUntil) _pausedUntil = null;
        if (worst is not { } loudest || _pausedUntil is not null) _sounding = null;
        else Sound(loudest, escalated, now);
        Set(LineRole.Sounder, ref _sounder, _sounding is { } priority && Burst.Of(priority).IsPulse(now.Since(_burstAt)));
        Set(LineRole.Beacon, ref _beacon, worst > AlarmPriority.Low ? Burst.Of(worst.Value).IsLit(now.Since(_lightAt)) : energised);
    }

    // A worse alarm cuts the burst of a lesser one. Bursts of one priority never come closer than their repeat, however often a condition comes and goes.
    void Sound(AlarmPriority loudest, bool escalated, Instant now)
    {
        if (_sounding is { } sounding && (sounding > loudest || now >= _burstAt + Burst.Of(sounding).Length)) _sounding = null;
        if (_sounding == loudest || now < _nextBurst[(int)loudest] || (loudest == AlarmPriority.Low && !_lowIsNews)) return;
        var burst = Burst.Of(loudest);
        (_sounding, _burstAt, _lowIsNews) = (loudest, now, false);
        var every = escalated ? burst.EveryEscalated ?? burst.Every : burst.Every;
        _nextBurst[(int)loudest] = now + (every ?? TimeSpan.FromSeconds(15));
    }

    void Set(LineRole role, ref bool was, bool on)
    {
        if (was == on) return;
        was = on;
        effects.Line(role, on);
    }
}
