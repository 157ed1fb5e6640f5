using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>A pedal or button with one contact, which bounces when it closes and when it opens. How long, 1–10 ms, is drawn anew each time (domain §13).</summary>
public sealed class PushButton(NoiseSource noise)
{
    const int MostBounces = 10;
    static readonly long Bounce = TimeSpan.TicksPerMillisecond;

    long _from = Instant.Never.Ticks, _until = Instant.Never.Ticks;
    int _closing, _opening;

    /// <summary>Pressed for a time, or until <see cref="Release"/>.</summary>
    public void Press(long now, long ticks)
    {
        (_closing, _opening) = (Draw(), Draw());
        (_from, _until) = (now, ticks >= Instant.Never.Ticks - now ? Instant.Never.Ticks : now + ticks);
    }

    public void Release(long now) => _until = Math.Min(_until, Math.Max(now, _from));

    public bool IsClosed(long now)
    {
        if (now < _from) return false;
        var (since, bounces, rest) = now < _until ? (now - _from, _closing, true) : (now - _until, _opening, false);
        var step = since / Bounce;
        return step >= bounces || step % 2 == 0 ? rest : !rest;
    }

    /// <summary>The next instant at which the contact may move by itself.</summary>
    public long NextEvent(long now)
    {
        if (now < _from || _from == Instant.Never.Ticks) return _from;
        if (now < _until) return now - _from < _closing * Bounce ? Math.Min(_until, Next(_from, now)) : _until;
        return now - _until < _opening * Bounce ? Next(_until, now) : Instant.Never.Ticks;
    }

    static long Next(long since, long now) => since + ((((now - since) / Bounce) + 1) * Bounce);

    // Even, so that the last bounce ends where the contact rests.
    int Draw() => 2 * (1 + (int)(noise.Uniform() * (MostBounces / 2)));
}
