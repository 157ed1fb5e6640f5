namespace MediFacial.Devices.Twins.Parts;

/// <summary>A battery that lasts 10 h and charges in 2 h (datasheet SP-6), reckoned when somebody asks.</summary>
sealed class ProbeBattery
{
    static readonly double PerTick = 100.0 / TimeSpan.FromHours(10).Ticks;
    static readonly double ChargesPerTick = 100.0 / TimeSpan.FromHours(2).Ticks;

    long _since;

    /// <summary>%, at the last <see cref="Follow"/>.</summary>
    public double Level { get; private set; } = 90;

    public bool IsEmpty => Level <= 0;

    public void Set(double percent) => Level = percent;

    public void Follow(long now, bool charges)
    {
        Level = Deterministic.Between(Level + ((now - _since) * (charges ? ChargesPerTick : -PerTick)), 0, 100);
        _since = now;
    }
}
