using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

public sealed class DeterministicTests
{
    [Fact]
    public void Exp_agrees_with_the_library_to_fourteen_digits()
    {
        for (var x = -700.0; x <= 700; x += 0.37) (Deterministic.Exp(x) / Math.Exp(x)).ShouldBe(1, 2e-14, $"at {x}");
    }

    [Fact]
    public void Ln_agrees_with_the_library_to_thirteen_digits()
    {
        for (var x = 1e-6; x < 1e6; x *= 1.17) Deterministic.Ln(x).ShouldBe(Math.Log(x), 1e-13 * Math.Max(1, Math.Abs(Math.Log(x))), $"at {x}");
    }

    [Fact]
    public void What_is_not_a_number_is_refused_and_never_clamped()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Deterministic.Exp(double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => Deterministic.Exp(701));
        Should.Throw<ArgumentOutOfRangeException>(() => Deterministic.Ln(0));
        Should.Throw<ArgumentOutOfRangeException>(() => Deterministic.Between(double.NaN, 0, 1));
    }

    [Fact]
    public void Noise_has_mean_zero_and_deviation_one()
    {
        var noise = new NoiseSource(7);
        var draws = Enumerable.Range(0, 100_000).Select(_ => noise.Normal()).ToArray();
        draws.Average().ShouldBe(0, 0.02);
        Math.Sqrt(draws.Average(draw => draw * draw)).ShouldBe(1, 0.02);
        draws.Max(Math.Abs).ShouldBeLessThan(3.5);
    }

    [Fact]
    public void Neighbouring_seeds_and_streams_do_not_begin_alike()
    {
        var firsts = Enumerable.Range(0, 100).Select(seed => new NoiseSource((ulong)seed).Next() >> 48).Distinct().Count();
        firsts.ShouldBeGreaterThan(95);
        new NoiseSource(1).Fork(1).Next().ShouldNotBe(new NoiseSource(1).Fork(2).Next());
    }
}
