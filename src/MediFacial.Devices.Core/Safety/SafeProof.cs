using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>Readings that prove an output safe.</summary>
internal static class SafeProof
{
    /// <summary>Below 5 kPa nothing pulls (domain §10 H01, H04; the open handpiece itself reads about 4 kPa).</summary>
    public static readonly Range<Kilopascals> Vacuum = new(new(0), new(5));

    /// <summary>Below 1 mW/cm² the guard photodiode sees no more than the room's own light.</summary>
    public static readonly Range<Irradiance> Light = new(new(0), new(1));

    /// <summary>After this the safe state must be proven, or the energy contact drops too (domain §10 H04: alarm ≤ 1.5 s).</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(1.5);
}
