using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Room;

internal enum PedalAct : byte { None, Click, Hold }

/// <summary>What a foot means: a click is told on release, a hold as soon as it has lasted. Chatter of the contact is neither.</summary>
internal sealed class PedalSwitch
{
    /// <summary>A contact chatters for a few milliseconds and is looked at every 10 ms.</summary>
    static readonly TimeSpan Chatter = TimeSpan.FromMilliseconds(30);

    /// <summary>A click takes 0.1–0.4 s; whoever stands on the pedal for a second wants an end [judgement].</summary>
    public static readonly TimeSpan HoldAfter = TimeSpan.FromSeconds(1);

    /// <summary>So long nobody holds a pedal on purpose [judgement].</summary>
    static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(10);

    bool? _level;
    Instant _levelSince;
    Instant _pressedAt;
    bool _pressed;
    bool _decided = true;
    bool _wasFree;

    /// <summary>Pressed since it was first seen, or for too long: it counts for nothing until it is released.</summary>
    public bool IsStuck(Instant now) => _pressed && (!_wasFree || now >= _pressedAt + StuckAfter);

    /// <summary>To be called with every level and at every tick.</summary>
    /// <param name="active">Pressed; null: it cannot be read.</param>
    public PedalAct Look(bool? active, Instant now)
    {
        if (active != _level) (_level, _levelSince) = (active, now);
        if (_level is not { } level)
        {
            // What comes back pressed may have been pressed all the time.
            (_pressed, _decided, _wasFree) = (false, true, false);
            return PedalAct.None;
        }
        if (level != _pressed && now >= _levelSince + Chatter) return level ? Pressed() : Released();
        if (!level && !_pressed) _wasFree = true;
        if (_decided || !_pressed || now < _pressedAt + HoldAfter) return PedalAct.None;
        _decided = true;
        return PedalAct.Hold;
    }

    PedalAct Pressed()
    {
        (_pressed, _pressedAt, _decided) = (true, _levelSince, !_wasFree);
        return PedalAct.None;
    }

    PedalAct Released()
    {
        var click = !_decided;
        (_pressed, _decided, _wasFree) = (false, true, true);
        return click ? PedalAct.Click : PedalAct.None;
    }
}
