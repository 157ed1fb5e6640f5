using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Whether the tip pulls at the skin, and since when, told from the vacuum alone: a stroke lets air in, and the vacuum falls.</summary>
/// <remarks>
/// The console's own bits "tip sealed" and "handpiece moving" are not asked: a dwell that only a bit could end would be as long as that bit is wrong.
/// Strokes last 0.8–1.5 s and seal for 60–85 % of them (domain §13), so a vacuum that stays for 2 s is no stroke. All figures in kPa.
/// </remarks>
internal sealed class TipContact
{
    /// <summary>Below this nothing pulls (domain §10 H01).</summary>
    const double Nothing = 5;

    /// <summary>More than an open tip reads: 2–8 with a clean filter, up to 12 otherwise (domain §1.4), and at most 70 % of a low set-point.</summary>
    const double OpenTip = 13, OfLowSet = 0.75;

    /// <summary>Above what the open tip read just before, once the set-point stands: a weak pump never gets to <see cref="OpenTip"/> within a stroke.</summary>
    const double Touch = 3;

    /// <summary>Share of the vacuum that must be gone, and at least how much of it. A lift of 0.12 s lets go of a third to a half (domain §1.4); readings every 100 ms see less of it.</summary>
    const double Gone = 0.1, GoneAtLeast = 1.5;

    /// <summary>In two readings; less is noise, and the vacuum does not rise.</summary>
    const double Rise = 0.6;

    static readonly TimeSpan Steady = TimeSpan.FromSeconds(1);

    Instant _since, _takenAt, _risesFrom, _raisedAt;
    double _set, _peak, _lowest, _last, _beforeLast;
    bool _venting, _rests;

    /// <summary>The tip was sealed when last read.</summary>
    public bool IsPulling { get; private set; }

    /// <summary>It pulled at least once since the region began: the pass did something.</summary>
    public bool HasPulled { get; private set; }

    /// <summary>Vent pulses since the tip last left the skin by itself.</summary>
    public int VentPulses { get; private set; }

    /// <summary>The suction begins, or goes on after a pause.</summary>
    public void Begin() => (IsPulling, HasPulled, VentPulses, _venting, _rests, _last, _beforeLast) = (false, false, 0, false, false, 0, 0);

    /// <summary>A leak test: the tip is at a thumb, until the suction begins.</summary>
    public void Rest() => (IsPulling, _rests) = (false, true);

    /// <summary>Another region: nothing was done there yet.</summary>
    public void NextRegion() => (HasPulled, VentPulses) = (false, 0);

    /// <summary>The room lets air in by itself: the fall that follows is no stroke.</summary>
    public void Vented() => _venting = true;

    public void VentedForDwell() => VentPulses++;

    /// <summary>For how long the tip has been pulling at one spot; zero when it does not. While the vacuum is ramped up it pulls half as hard: that counts half.</summary>
    public TimeSpan PullsFor(Instant now) =>
        !IsPulling || now <= _since ? TimeSpan.Zero : now.Since(_since) - (_raisedAt > _since && _raisedAt <= now ? _raisedAt.Since(_since) / 2 : TimeSpan.Zero);

    /// <param name="vacuum">Of the guard sensor.</param>
    /// <param name="set">Asked at that time.</param>
    public void Take(double vacuum, double set, Instant takenAt)
    {
        if (_rests || takenAt <= _takenAt) return;
        if (vacuum < _beforeLast + Rise) _risesFrom = takenAt;
        if (set > _set) _raisedAt = takenAt;
        _set = set;
        (_takenAt, _beforeLast, _last) = (takenAt, _last, vacuum);
        if (IsPulling) Hold(vacuum);
        else Look(vacuum);
    }

    void Hold(double vacuum)
    {
        _peak = Math.Max(_peak, vacuum);
        var whole = Math.Min(_peak, _set);
        if (vacuum >= Math.Max(Nothing, whole - Math.Max(GoneAtLeast, whole * Gone))) return;
        (IsPulling, _lowest) = (false, vacuum);
        if (!_venting) VentPulses = 0;
    }

    void Look(double vacuum)
    {
        var steady = _takenAt.Since(_raisedAt) >= Steady;
        _lowest = steady ? Math.Min(_lowest, vacuum) : vacuum;
        if (_venting && vacuum >= Nothing) return;
        _venting = false;
        var touches = vacuum >= Math.Min(_set * OfLowSet, OpenTip) || (steady && vacuum >= _lowest + Touch);
        // It pulls since the vacuum began to rise, not since it is high: a weak pump takes its time.
        if (touches && vacuum >= Nothing) (IsPulling, HasPulled, _since, _peak) = (true, true, _risesFrom, vacuum);
    }
}
