using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Runtime;

/// <summary>Whether a state is worth a line in the log: when it is new, and not while it flaps.</summary>
public sealed class ChangeLog(TimeSpan quiet)
{
    string? _told;
    Instant _toldAt;
    int _untold;

    /// <param name="untold">Changes that were not told since the last one that was.</param>
    public bool IsWorthTelling(string state, Instant now, out int untold)
    {
        untold = _untold;
        if (state == _told) return false;
        if (_told is not null && now.Since(_toldAt) < quiet)
        {
            _untold++;
            return false;
        }
        (_told, _toldAt, _untold) = (state, now, 0);
        return true;
    }
}
