using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Safety;

/// <summary>The two contacts of one emergency stop. Either one stops; that both move is what proves the button.</summary>
internal sealed class EmergencyStopChannels
{
    /// <summary>Two contacts of one button never move in the same instant, but never further apart than this either (domain §10 H29).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(0.5);

    /// <summary>Contacts chatter when they close; only what has been closed for so long is closed.</summary>
    static readonly TimeSpan Chatter = TimeSpan.FromMilliseconds(100);

    Instant? _differSince;
    Instant? _closedSince;
    bool _firstOpened;
    bool _secondOpened;

    /// <summary>A short press was seen by one contact only. Stays until <see cref="Forget"/>: both are closed again, so nothing else would tell.</summary>
    public bool OneStoodStill { get; private set; }

    public bool Differ => _differSince is not null;

    public bool DifferForTooLong(Instant now) => _differSince is { } since && now >= since + Longest;

    /// <summary>To be called with every level, changed or not.</summary>
    /// <param name="first">Closed; null: it cannot be read.</param>
    public void Seen(bool? first, bool? second, Instant now)
    {
        // What one contact does while the other cannot be read says nothing of the two.
        var isKnown = first is not null && second is not null;
        _firstOpened |= isKnown && first == false;
        _secondOpened |= isKnown && second == false;
        _differSince = first is { } one && second is { } other && one != other ? _differSince ?? now : null;
        _closedSince = first == true && second == true ? _closedSince ?? now : null;
        if (_closedSince is not { } since || now < since + Chatter) return;
        OneStoodStill |= _firstOpened != _secondOpened;
        (_firstOpened, _secondOpened) = (false, false);
    }

    /// <summary>A technician has repaired it.</summary>
    public void Forget() => OneStoodStill = false;
}
