using CsCheck;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Tests.Units;

public sealed class RangeTests
{
    static readonly Gen<(double Low, double High)> Ends =
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-1e6, 1e6], (a, b) => (Math.Min(a, b), Math.Max(a, b)));

    [Fact]
    public void Both_ends_lie_inside_and_the_next_number_beyond_each_does_not() => Ends.Sample((low, high) =>
    {
        var range = new Range<Kilopascals>(new(low), new(high));
        range.Contains(new Kilopascals(low)).ShouldBeTrue();
        range.Contains(new Kilopascals(high)).ShouldBeTrue();
        range.Contains(new Kilopascals(Math.BitDecrement(low))).ShouldBeFalse();
        range.Contains(new Kilopascals(Math.BitIncrement(high))).ShouldBeFalse();
    });

    [Fact]
    public void The_same_holds_for_quantities() => Ends.Sample((low, high) =>
    {
        var range = new Range<Quantity>(Pressure(low), Pressure(high));
        range.Contains(Pressure(low)).ShouldBeTrue();
        range.Contains(Pressure(high)).ShouldBeTrue();
        range.Contains(Pressure(Math.BitDecrement(low))).ShouldBeFalse();
        range.Contains(Pressure(Math.BitIncrement(high))).ShouldBeFalse();
    });

    [Fact]
    public void A_value_inside_is_contained_and_one_outside_is_not() => Gen.Select(Ends, Gen.Double[-2e6, 2e6]).Sample((ends, value) =>
        new Range<Celsius>(new(ends.Low), new(ends.High)).Contains(new Celsius(value)).ShouldBe(ends.Low <= value && value <= ends.High));

    [Fact]
    public void A_range_contains_exactly_the_ranges_whose_ends_it_contains() => Gen.Select(Ends, Ends).Sample((outer, inner) =>
        new Range<Celsius>(new(outer.Low), new(outer.High)).Contains(new Range<Celsius>(new(inner.Low), new(inner.High)))
            .ShouldBe(outer.Low <= inner.Low && inner.High <= outer.High));

    [Fact]
    public void NaN_lies_in_no_range()
    {
        new Range<double>(double.MinValue, double.MaxValue).Contains(double.NaN).ShouldBeFalse();
        new Range<double>(double.NegativeInfinity, double.PositiveInfinity).Contains(double.NaN).ShouldBeFalse();
    }

    [Fact]
    public void Another_dimension_and_an_unset_quantity_lie_in_no_range()
    {
        var range = new Range<Quantity>(Pressure(0), Pressure(50));
        range.Contains(Quantity.Of(20, Dimension.Temperature)).ShouldBeFalse();
        range.Contains(default(Quantity)).ShouldBeFalse();
        default(Range<Quantity>).Contains(default(Quantity)).ShouldBeFalse();
    }

    [Fact]
    public void A_range_that_runs_downwards_cannot_be_made() => Should.Throw<ArgumentException>(() => new Range<Kilopascals>(new(40), new(15)));

    static Quantity Pressure(double value) => Quantity.Of(value, Dimension.Pressure);
}
