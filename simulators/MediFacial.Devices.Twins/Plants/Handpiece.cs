namespace MediFacial.Devices.Twins.Plants;

/// <summary>Who holds the handpiece, and how.</summary>
public enum HandpieceUse : byte
{
    /// <summary>Strokes over the face while the pump runs, lifted while it does not.</summary>
    Strokes,
    /// <summary>Held still on skin or on a dead end.</summary>
    HeldSealed,
    /// <summary>Lifted into the air.</summary>
    Lifted,
}

/// <summary>The aesthetician's hand: strokes of 0.8–1.5 s of which the tip seals for 60–85 % (domain §13).</summary>
public sealed class Handpiece(NoiseSource noise)
{
    static readonly long FirstTouch = TimeSpan.FromMilliseconds(300).Ticks;

    bool _stroking;
    long _liftAt, _nextStrokeAt;

    public HandpieceUse Use { get; set; } = HandpieceUse.Strokes;
    public bool Sealed { get; private set; }
    public bool Moving => _stroking && Use == HandpieceUse.Strokes;

    /// <summary>When the tip next touches or leaves the skin; never while nobody strokes.</summary>
    public long NextMove => !Moving ? long.MaxValue : Sealed ? _liftAt : _nextStrokeAt;

    public void Step(long now, bool pumpRuns)
    {
        if (Use != HandpieceUse.Strokes || !pumpRuns)
        {
            (_stroking, Sealed) = (false, Use == HandpieceUse.HeldSealed);
            return;
        }
        if (!_stroking) (_stroking, _nextStrokeAt, _liftAt) = (true, now + FirstTouch, now);
        if (now >= _nextStrokeAt)
        {
            var period = noise.Uniform(0.8, 1.5);
            _liftAt = now + Ticks(period * noise.Uniform(0.60, 0.85));
            _nextStrokeAt = now + Ticks(period);
        }
        Sealed = now < _liftAt;
    }

    static long Ticks(double seconds) => (long)Math.Round(seconds * TimeSpan.TicksPerSecond);
}
