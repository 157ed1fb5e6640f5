using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Upkeep;

/// <summary>How fast the suction unit pulls a sealed tip down, as the time constant of its rise: V/S, longer when a filter clogs.</summary>
/// <remarks>
/// A stroke seals for 0.5–1.3 s and mostly ends before the set-point is reached, so no time from one level to another can be taken. What can be is the slope at
/// full duty against what is left to the pump's ultimate vacuum, τ = ∫(P_ultimate − P) dt / ΔP, added up over the middles of many strokes. All vacuums in kPa.
/// </remarks>
internal sealed class RiseGauge
{
    /// <summary>Of a healthy pump (domain §13). Pumps differ, but each is compared with itself.</summary>
    const double Ultimate = 85;

    /// <summary>Nearer to its set-point the console throttles the pump (datasheet SC-3: 5 kPa below it), and sensors differ by 0.5 kPa.</summary>
    const double FullDutyBelowSet = 6;

    /// <summary>Over three intervals: less is noise of the sensor (0.15 kPa), or a tip that does not seal.</summary>
    const double LeastRise = 1.2;

    /// <summary>Before and after an interval that counts the vacuum rises too, and hardly faster: the tip sealed all the time.</summary>
    const double NeighbourRises = 0.4, NeighbourAtMost = 1.4;

    /// <summary>After a change of the set-point, until the console has heard of it.</summary>
    static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    readonly double[] _vacuum = new double[4];
    readonly Instant[] _at = new Instant[4];
    int _count;
    double _set, _lacking;
    Instant _setAt;

    /// <summary>kPa of rise that were measured so far: the more, the surer.</summary>
    public double Risen { get; private set; }

    /// <summary>s; only when <see cref="Risen"/> is more than nothing.</summary>
    public double TimeConstant => _lacking / Risen;

    /// <summary>The tip is known to be shut, as in a leak test: then every interval of the rise counts.</summary>
    public bool TipIsShut { get; set; }

    public void Restart() => (_lacking, Risen, _count) = (0, 0, 0);

    /// <param name="vacuum">Of the guard sensor.</param>
    /// <param name="set">Asked at that time.</param>
    public void Take(double vacuum, double set, Instant takenAt)
    {
        if (_count > 0 && takenAt <= _at[_count - 1]) return;
        if (set != _set) (_set, _setAt, _count) = (set, takenAt, 0);
        if (takenAt.Since(_setAt) < Settling && !TipIsShut) return;
        if (_count == 4)
        {
            Array.Copy(_vacuum, 1, _vacuum, 0, 3);
            Array.Copy(_at, 1, _at, 0, 3);
            _count = 3;
        }
        (_vacuum[_count], _at[_count]) = (vacuum, takenAt);
        _count++;
        if (TipIsShut) CountShut();
        else if (_count == 4) Count();
    }

    // From the first reading at which valve and pump are surely at work.
    void CountShut()
    {
        if (_count < 2 || _vacuum[_count - 2] < LeastRise || _vacuum[_count - 1] <= _vacuum[_count - 2] || _vacuum[_count - 1] > _set - FullDutyBelowSet) return;
        Add(_count - 2);
    }

    void Count()
    {
        var (before, rise, after) = (_vacuum[1] - _vacuum[0], _vacuum[2] - _vacuum[1], _vacuum[3] - _vacuum[2]);
        if (rise <= 0 || before < rise * NeighbourRises || after < rise * NeighbourRises || Math.Max(before, after) > rise * NeighbourAtMost) return;
        if (_vacuum[3] - _vacuum[0] < LeastRise || _vacuum[2] > _set - FullDutyBelowSet) return;
        Add(1);
    }

    void Add(int from)
    {
        Risen += _vacuum[from + 1] - _vacuum[from];
        _lacking += (Ultimate - ((_vacuum[from] + _vacuum[from + 1]) / 2)) * _at[from + 1].Since(_at[from]).TotalSeconds;
    }
}
