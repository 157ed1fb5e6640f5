using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Panel.Words;

namespace MediFacial.Devices.Panel.Instruments;

/// <summary>What the operator does with the arm: once the water boils, distance is what makes the face warmer or cooler.</summary>
public static class SteamGuidance
{
    /// <summary>Closer than this to the target nobody can hold an arm; telling them would only nag.</summary>
    const double GoodEnough = 1;

    public static Sign Of(SteamDetail steam)
    {
        if (steam.Distance is not { } distance)
            return new("Distance has no reading: keep the arm still, check the sensor", Glyph.Alert, Tone.Caution);
        var off = distance.Value - steam.TargetDistance.Value;
        var allowed = steam.AllowedDistance.Contains(Centimetres.Of(distance.Value));
        if (allowed && Math.Abs(off) <= GoodEnough) return new("Distance is right: hold it here", Glyph.Check, Tone.Calm);
        var by = Figures.Number(Math.Max(1, Math.Abs(off)), 0);
        return off > 0
            ? new($"Move the arm {by} cm closer", Glyph.Down, allowed ? Tone.Accent : Tone.Caution)
            : new($"Move the arm {by} cm away", Glyph.Up, allowed ? Tone.Accent : Tone.Caution);
    }
}
