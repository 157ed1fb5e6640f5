namespace MediFacial.Devices.Twins.Plants;

/// <summary>The hand that holds the skin probe: on the skin, lifted, or put into its cradle.</summary>
public sealed class ProbeHand(Skin skin, NoiseSource noise)
{
    readonly double[] _lies = [1, 1, 1, 1, 1];

    public Skin Skin { get; } = skin;
    public bool OnSkin { get; private set; }
    public bool InCradle { get; private set; }

    /// <summary>Where it is, or was last.</summary>
    public SkinRegion Region { get; private set; }

    /// <summary>When it was put on.</summary>
    public long Since { get; private set; }

    /// <summary>How the head lies this time: times the true value of one of its sensors.</summary>
    public double Lies(int sensor) => sensor < _lies.Length ? _lies[sensor] : 1;

    public void Press(SkinRegion region, long now)
    {
        (OnSkin, InCradle, Region, Since) = (true, false, region, now);
        for (var sensor = 0; sensor < _lies.Length; sensor++) _lies[sensor] = noise.Uniform(1 - Skin.Parameters.Placement, 1 + Skin.Parameters.Placement);
    }

    public void Lift() => (OnSkin, InCradle) = (false, false);

    public void Dock(bool docked) => (OnSkin, InCradle) = (false, docked);
}
