using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Parts;

public enum EmergencyStopContact : byte { First, Second }

/// <summary>An emergency stop button with two normally closed contacts: the second moves a little later, both chatter when they close, and either may stay shut.</summary>
public sealed class EmergencyStopTwin(TimeSpan skew)
{
    const int ChatterSteps = 3;
    static readonly long Chatter = TimeSpan.FromMilliseconds(1).Ticks;

    readonly bool[] _stuck = new bool[2];
    long _movedAt = long.MinValue / 2;

    public bool IsPressed { get; private set; }

    public void Move(bool pressed, long now)
    {
        if (pressed == IsPressed) return;
        (IsPressed, _movedAt) = (pressed, now);
    }

    /// <summary>The contact stays closed, whatever the button does.</summary>
    public void Stick(EmergencyStopContact contact, bool stuck) => _stuck[(int)contact] = stuck;

    public bool IsClosed(EmergencyStopContact contact, long now)
    {
        if (_stuck[(int)contact]) return true;
        var since = now - _movedAt - Delay(contact);
        if (since < 0) return IsPressed;
        var bounces = since / Chatter;
        return !IsPressed && (bounces >= ChatterSteps || bounces % 2 == 0);
    }

    /// <summary>Both lie in the relay's chain: either one opens it, and a relay is too slow for their chatter.</summary>
    public bool IsChainClosed(long now) => IsClosedAtRest(EmergencyStopContact.First, now) && IsClosedAtRest(EmergencyStopContact.Second, now);

    bool IsClosedAtRest(EmergencyStopContact contact, long now) => _stuck[(int)contact] || (now - _movedAt < Delay(contact) ? IsPressed : !IsPressed);

    /// <summary>The next instant at which a contact moves by itself.</summary>
    public long NextEvent(long now)
    {
        var next = Instant.Never.Ticks;
        foreach (var contact in (ReadOnlySpan<EmergencyStopContact>)[EmergencyStopContact.First, EmergencyStopContact.Second])
            for (var step = 0; step <= ChatterSteps; step++)
                if (_movedAt + Delay(contact) + step * Chatter is var at && at > now && at < next) next = at;
        return next;
    }

    long Delay(EmergencyStopContact contact) => contact == EmergencyStopContact.Second ? skew.Ticks : 0;
}
