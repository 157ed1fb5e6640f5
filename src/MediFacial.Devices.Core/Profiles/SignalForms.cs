using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>How sensors and outputs of a part are written.</summary>
static class SignalForms
{
    static readonly Key<string> Sensor = Key.Needed("sensor", Take.Name, "Name of something that can be read.");
    static readonly Key<string> Output = Key.Needed("output", Take.Name, "Name of something that can be set.");
    static readonly Key<Unit> UnitKey = Key.Needed("unit", new WordForm<Unit>(Unit.All.ToDictionary(unit => unit.Symbol)), "Unit on the wire; on/off for a switch, choice for named codes.");
    static readonly Key<SignalAddress> Register = Key.Optional("register", AddressForms.Register, "Its Modbus register.");
    static readonly Key<SignalAddress> Field = Key.Optional("field", AddressForms.Field, "Its field of an exchange.");
    static readonly Key<SignalAddress> Pin = Key.Optional("pin", AddressForms.Pin, "Its pin.");
    static readonly Key<Range<Quantity>> RangeKey = Key.Optional("range", Take.AnyRange, "Sensor: plausible values. Output: the hardware's own limit.");
    static readonly Key<ImmutableArray<Named<int>>> Choices = Key.Optional("choices", Take.Map("names with their codes", Take.Name, Take.Whole(0, 65535)), "Names of a choice with their codes.");
    static readonly Key<TimeSpan> Poll = Key.Needed("poll", Take.Duration("10 ms", "60 s"), "Period of reading.");
    static readonly Key<TimeSpan> StaleAfter = Key.Needed("stale-after", Take.Duration("20 ms", "120 s"), "Older than this it counts as absent.");
    static readonly Key<string> Safe = Key.Needed("safe", Take.Text, "The value that harms nobody.");
    static readonly Key<string> WithoutPower = Key.Needed("without-power", Take.Text, "The position that the actuator takes when power goes; must be the safe one.");
    static readonly Key<string> Source = Key.Optional("source", Take.Text, "Where the figures come from.");

    public static readonly Form<SignalProfile> Signal = new VariantForm<SignalProfile>("signal",
        ("sensor", new GroupForm<SignalProfile>("a sensor", [Sensor, UnitKey, Register, Field, Pin, RangeKey, Choices, Poll, StaleAfter, Source], ReadSensor)),
        ("output", new GroupForm<SignalProfile>("an output", [Output, UnitKey, Register, Field, Pin, RangeKey, Choices, Safe, WithoutPower, Source], ReadOutput)));

    static SignalProfile ReadSensor(Row row)
    {
        if (row.Get(StaleAfter) <= row.Get(Poll)) row.Report("stale-after", "out-of-range", "A reading would be stale before the next one comes; make stale-after longer than poll.");
        return Common(row, Sensor, SignalDirection.Sensor) with { PollEvery = row.Get(Poll), StaleAfter = row.Get(StaleAfter) };
    }

    static SignalProfile ReadOutput(Row row)
    {
        var output = Common(row, Output, SignalDirection.Output);
        if (row.Has(RangeKey) && !row.Has(Source)) row.Report("", "missing-key", $"The range of “{output.Id}” has no “source”; say which page of which manual it comes from.");
        if (output.Id.Split('-').Any(word => word is "ozone" or "uv" or "uva" or "uvb" or "uvc" or "ultraviolet"))
        {
            row.Report("output", "ozone-lamp", $"“{output.Id}” would drive an ozone or UV lamp, which this program does not support at all; remove the output and leave the lamp unwired.");
        }
        var safe = ReadValue(row, Safe, output);
        var withoutPower = ReadValue(row, WithoutPower, output);
        if (safe is { } wanted && withoutPower is { } falls && !wanted.Equals(falls))
        {
            row.Report("without-power", "unsafe-without-power",
                $"Without power “{output.Id}” goes to “{row.Get(WithoutPower)}”, which is not its safe value “{row.Get(Safe)}”; use an actuator that falls to its safe position.");
        }
        return output with { Safe = safe, WithoutPower = withoutPower };
    }

    static Quantity? ReadValue(Row row, Key<string> key, SignalProfile signal)
    {
        if (SignalValue.Read(row.Get(key), signal, out var value) is not { } fault) return value;
        row.Report(key.Name, fault.Code, fault.Message);
        return null;
    }

    static SignalProfile Common(Row row, Key<string> name, SignalDirection direction)
    {
        var unit = row.Get(UnitKey);
        ImmutableArray<NamedValue> names = row.Has(Choices) ? [.. row.Get(Choices).Select(choice => new NamedValue(choice.Key, choice.Value))] : [];
        if (unit.Dimension == Dimension.Choice != !names.IsEmpty)
        {
            row.Report(names.IsEmpty ? "" : "choices", names.IsEmpty ? "missing-key" : "wrong-unit", names.IsEmpty
                ? $"“{row.Get(name)}” is a choice but names none; add “choices”."
                : $"“choices” belong to the unit “choice” only; change the unit or remove them.");
        }
        return new SignalProfile(row.Get(name), direction, unit, Place(row), RangeOf(row, unit, names), names, default, default, null, null, row.FindObject(Source));
    }

    static SignalAddress Place(Row row)
    {
        var places = new[] { Register, Field, Pin }.Where(row.Has).ToArray();
        if (places.Length == 1) return row.Get(places[0]);
        row.Report("", places.Length == 0 ? "missing-key" : "too-many-keys", places.Length == 0
            ? "Nothing says where the signal is; add “register” (Modbus), “field” (ASCII) or “pin” (GPIO)."
            : "A signal is in one place only; keep one of “register”, “field” and “pin”.");
        return new GpioAddress("", true);
    }

    static Range<Quantity> RangeOf(Row row, Unit unit, ImmutableArray<NamedValue> names)
    {
        var isNamed = unit.Dimension is Dimension.Switch or Dimension.Choice;
        if (isNamed && row.Has(RangeKey)) row.Report("range", "unknown-key", "A switch or choice has no range; remove it.");
        if (unit.Dimension == Dimension.Switch) return new(Quantity.Off, Quantity.On);
        if (isNamed) return names.IsEmpty ? default : new(Code(names.Min(name => name.Raw)), Code(names.Max(name => name.Raw)));
        if (!row.Has(RangeKey))
        {
            row.Report("", "missing-key", "The key “range” is missing; add what the sensor can plausibly say, or what the hardware allows for the output.");
            return default;
        }
        var range = row.Get(RangeKey);
        if (range.Lowest.Dimension != unit.Dimension)
        {
            row.Report("range", "wrong-unit",
                $"The range is a {MeasureText.Name(range.Lowest.Dimension)}, but the unit is {unit.Symbol}; write it in {string.Join(", ", MeasureText.UnitsOf(unit.Dimension))}.");
        }
        return range;
    }

    static Quantity Code(int raw) => Quantity.Of(raw, Dimension.Choice);
}
