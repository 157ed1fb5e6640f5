using CsCheck;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Tests.Units;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("43 °C", Dimension.Temperature, 43)]
    [InlineData("43°C", Dimension.Temperature, 43)]
    [InlineData("109.4 °F", Dimension.Temperature, 43)]
    [InlineData("0 K", Dimension.Temperature, -273.15)]
    [InlineData("-4 °F", Dimension.Temperature, -20)]
    [InlineData("12 inHg", Dimension.Pressure, 40.636668)]
    [InlineData("70 mmHg", Dimension.Pressure, 9.332568)]
    [InlineData("20 cmHg", Dimension.Pressure, 26.66448)]
    [InlineData("500 mbar", Dimension.Pressure, 50)]
    [InlineData("3 psi", Dimension.Pressure, 20.684271)]
    [InlineData("40 kPa", Dimension.Pressure, 40)]
    [InlineData("48 J/cm²", Dimension.Fluence, 48)]
    [InlineData("48 J/cm2", Dimension.Fluence, 48)]
    [InlineData("400 W/m²", Dimension.Irradiance, 40)]
    [InlineData("250 ms", Dimension.Duration, 0.25)]
    [InlineData("2 min", Dimension.Duration, 120)]
    [InlineData("3 d", Dimension.Duration, 259200)]
    [InlineData("0.5 L", Dimension.Volume, 500)]
    [InlineData("17.9 g/min", Dimension.MassFlow, 17.9)]
    [InlineData("400 mm", Dimension.Length, 40)]
    [InlineData("  20  %  ", Dimension.Fraction, 20)]
    public void A_quantity_is_read_in_its_unit_and_kept_in_the_canonical_one(string text, Dimension dimension, double canonical)
    {
        Quantity.TryParse(text, out var quantity).ShouldBeTrue();
        quantity.Dimension.ShouldBe(dimension);
        quantity.Value.ShouldBe(canonical, 1e-6);
    }

    [Theory]
    [InlineData("NaN kPa", QuantityFault.NoNumber)]
    [InlineData("nan", QuantityFault.NoNumber)]
    [InlineData(".nan °C", QuantityFault.NoNumber)]
    [InlineData("Infinity °C", QuantityFault.NoNumber)]
    [InlineData("-∞ °C", QuantityFault.NoNumber)]
    [InlineData("∞ °C", QuantityFault.NoNumber)]
    [InlineData("", QuantityFault.NoNumber)]
    [InlineData(null, QuantityFault.NoNumber)]
    [InlineData("kPa", QuantityFault.NoNumber)]
    [InlineData("1-2 kPa", QuantityFault.NoNumber)]
    [InlineData("1.2.3 kPa", QuantityFault.NoNumber)]
    [InlineData("1e3 kPa", QuantityFault.UnknownUnit)]
    [InlineData("1,5 kPa", QuantityFault.UnknownUnit)]
    [InlineData("40", QuantityFault.NoUnit)]
    [InlineData("40 kpa", QuantityFault.UnknownUnit)]
    [InlineData("40 kPa absolute", QuantityFault.UnknownUnit)]
    [InlineData("40 °", QuantityFault.UnknownUnit)]
    public void What_is_no_quantity_is_refused_with_its_reason(string? text, QuantityFault fault)
    {
        QuantityText.Read(text, out var quantity, out _).ShouldBe(fault);
        quantity.Dimension.ShouldBe(Dimension.None);
    }

    [Fact]
    public void More_digits_than_a_number_holds_are_refused() =>
        QuantityText.Read(new string('9', 400) + " kPa", out _, out _).ShouldBe(QuantityFault.NotFinite);

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void No_measure_can_hold_what_is_not_finite(double value)
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Kilopascals(value));
        Should.Throw<ArgumentOutOfRangeException>(() => new Celsius(value));
        Should.Throw<ArgumentOutOfRangeException>(() => new Irradiance(value));
        Should.Throw<ArgumentOutOfRangeException>(() => new Fluence(value));
        Should.Throw<ArgumentOutOfRangeException>(() => new Percent(value));
        Should.Throw<ArgumentOutOfRangeException>(() => new Centimetres(value));
        Should.Throw<ArgumentOutOfRangeException>(() => new Millilitres(value));
        Should.Throw<ArgumentOutOfRangeException>(() => new GramsPerMinute(value));
        Should.Throw<ArgumentOutOfRangeException>(() => Quantity.Of(value, Dimension.Pressure));
        Quantity.TryOf(value, Dimension.Pressure, out _).ShouldBeFalse();
    }

    [Fact]
    public void What_a_quantity_prints_reads_back_as_itself() => Gen.Int[-1_000_000, 1_000_000].Sample(thousandths =>
    {
        foreach (var dimension in Unit.All.Select(unit => unit.Dimension).Where(each => each is not (Dimension.Count or Dimension.Switch or Dimension.Choice)))
        {
            var quantity = Quantity.Of(thousandths / 1000.0, dimension);
            Quantity.TryParse(quantity.ToString(), out var back).ShouldBeTrue();
            back.Dimension.ShouldBe(dimension);
            back.Value.ShouldBe(quantity.Value, 1e-9);
        }
    });

    [Fact]
    public void Every_symbol_is_known_once_and_the_canonical_unit_converts_by_nothing()
    {
        Unit.All.Select(unit => unit.Symbol).ShouldBeUnique();
        foreach (var dimension in Unit.All.Select(unit => unit.Dimension).Distinct())
        {
            var canonical = Unit.CanonicalOf(dimension);
            (canonical.Factor, canonical.Offset).ShouldBe((1, 0));
        }
    }

    [Fact]
    public void Comparing_two_dimensions_is_a_bug_and_says_so() =>
        Should.Throw<InvalidOperationException>(() => Quantity.Of(1, Dimension.Pressure).CompareTo(Quantity.Of(1, Dimension.Temperature)));

    [Fact]
    public void A_measure_is_taken_only_from_a_quantity_of_its_dimension()
    {
        Quantity.Of(40, Dimension.Pressure).As<Kilopascals>().ShouldBe(new Kilopascals(40));
        Should.Throw<InvalidOperationException>(() => Quantity.Of(40, Dimension.Temperature).As<Kilopascals>());
    }
}
