using System.Reflection;
using System.Text.Json.Nodes;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>How the values of faults and requests are written. A number whose key is its unit, such as <c>celsius: 92</c>, is a plain number, as on the control socket.</summary>
static class ParameterForms
{
    /// <summary>Shared, since the list of units is long.</summary>
    public static readonly SharedForm<Core.Units.Quantity> Quantity = new("quantity", new AnyQuantity());
    public static readonly SharedForm<Range<Core.Units.Quantity>> Range = new("range", Take.AnyRange);

    static readonly Form<int> Wavelengths = Words.From([.. Enum.GetValues<Wavelength>().Select(each => ($"{(int)each}", (int)each))]);

    public static Form<object> Of(ParameterInfo parameter) => parameter.Name switch
    {
        "Wavelength" or "One" or "Other" when parameter.ParameterType == typeof(int) => Boxed(Wavelengths),
        "Bus" or "Other" or "Part" or "Sensor" => Boxed(Take.Name),
        "Contact" when parameter.ParameterType == typeof(int) => Boxed(Take.Whole(1, 2)),
        _ when parameter.GetCustomAttribute<AmountAttribute>() is { } amount => parameter.ParameterType == typeof(int) ? Boxed(Take.Whole((int)amount.Least, (int)amount.Most)) : Boxed(Take.Number(amount.Least, amount.Most)),
        _ when parameter.GetCustomAttribute<TimeAttribute>() is { } time => Boxed(Take.Duration(time.Least, time.Most)),
        _ => OfType(parameter.ParameterType),
    };

    static Form<object> OfType(Type type) =>
        type == typeof(string) ? Boxed(Take.Text)
        : type == typeof(bool) ? Boxed(Take.Flag)
        : type == typeof(int) ? Boxed(Take.Whole(0, 1000))
        : type == typeof(double) ? Boxed(Take.Number(-10_000, 10_000))
        : type == typeof(TimeSpan) ? Boxed(Take.Duration("-3650 d", "3650 d"))
        : type == typeof(Core.Units.Quantity) ? Boxed(Quantity)
        : type.IsEnum ? (Form<object>)typeof(ParameterForms).GetMethod(nameof(OfEnum), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null)!
        : throw new InvalidOperationException($"Nobody has said how {type.Name} is written.");

    static Form<object> OfEnum<T>() where T : struct, Enum => Boxed(Words.Of<T>());

    static BoxedForm<T> Boxed<T>(Form<T> form) => new(form);

    sealed class BoxedForm<T>(Form<T> form) : Form<object>
    {
        public override bool TryRead(YamlNode node, Inspection inspection, out object? value)
        {
            var good = form.TryRead(node, inspection, out var read);
            value = read;
            return good;
        }

        public override JsonObject Schema() => form.Schema();
    }
}

/// <summary>A quantity whose dimension shows only beside others.</summary>
sealed class AnyQuantity() : TextForm<Quantity>("a number with its unit")
{
    protected override TextFault? TryParse(string text, out Quantity value) => MeasureText.Read(text, null, out value);

    public override JsonObject Schema() => MeasureText.Schema(null, range: false);
}
