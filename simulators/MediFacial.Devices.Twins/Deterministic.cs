namespace MediFacial.Devices.Twins;

/// <summary>Functions whose last bit is the same on every processor: sums and products only, in a fixed order.</summary>
/// <remarks>The library's own exp differs between C libraries, and the journal hash of a seed must not.</remarks>
public static class Deterministic
{
    const double Ln2High = 0.693147180369123816490;
    const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>e to the power of <paramref name="x"/>, relative error below 1e-14 for |x| ≤ 700. Smaller arguments give 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or above 700.</exception>
    public static double Exp(double x)
    {
        if (!(double.IsFinite(x) && x <= 700)) throw new ArgumentOutOfRangeException(nameof(x), x, "An exponent up to 700.");
        if (x < -700) return 0;
        var power = (int)Math.Round(x / (Ln2High + Ln2Low));
        var rest = x - (power * Ln2High) - (power * Ln2Low);
        var sum = 1.0;
        for (var n = 13; n >= 1; n--) sum = 1 + (sum * rest / n);
        return Math.ScaleB(sum, power);
    }

    /// <summary>Natural logarithm, relative error below 1e-13.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or not above zero.</exception>
    public static double Ln(double x)
    {
        if (!(double.IsFinite(x) && x > 0)) throw new ArgumentOutOfRangeException(nameof(x), x, "A number above zero.");
        var power = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -power);
        if (mantissa > 1.41421356) (mantissa, power) = (mantissa / 2, power + 1);
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var n = 25; n >= 1; n -= 2) sum = (sum * square) + (1.0 / n);
        return (2 * s * sum) + (power * (Ln2High + Ln2Low));
    }

    /// <summary><paramref name="x"/> to the power of <paramref name="y"/>, for x above zero.</summary>
    public static double Power(double x, double y) => Exp(y * Ln(x));

    /// <summary>The part of a first-order lag that is left after <paramref name="seconds"/>: e^(−t/τ).</summary>
    public static double Remaining(double seconds, double timeConstant) => Exp(-seconds / timeConstant);

    /// <summary>Keeps a value inside two ends. Values of plants are finite by construction; NaN is refused.</summary>
    public static double Between(double value, double lowest, double highest) =>
        double.IsNaN(value) ? throw new ArgumentOutOfRangeException(nameof(value)) : Math.Min(Math.Max(value, lowest), highest);
}
