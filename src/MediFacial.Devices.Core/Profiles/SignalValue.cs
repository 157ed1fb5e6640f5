using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>Values of a signal as a file writes them: on and off, the name of a choice, or a quantity in its range.</summary>
static class SignalValue
{
    /// <returns>Null when it was read.</returns>
    public static TextFault? Read(string text, SignalProfile signal, out Quantity value)
    {
        value = default;
        switch (signal.Dimension)
        {
            case Dimension.Switch:
                value = text == "on" ? Quantity.On : Quantity.Off;
                return text is "on" or "off" ? null : new("unknown-value", $"“{text}” is no position of the switch “{signal.Id}”; write on or off.");
            case Dimension.Choice:
                foreach (var name in signal.Names)
                {
                    if (name.Name != text) continue;
                    value = Quantity.Of(name.Raw, Dimension.Choice);
                    return null;
                }
                var names = signal.Names.Select(name => name.Name).ToArray();
                return new("unknown-value", $"“{text}” is no choice of “{signal.Id}”.{Nearest.Hint(text, names)} Allowed: {string.Join(", ", names)}.");
            default:
                return MeasureText.Read(text, signal.Dimension, out value) is { } fault ? fault
                    : signal.Range.Lowest.Dimension == signal.Dimension && !signal.Range.Contains(value)
                        ? new("out-of-range", $"{value} is outside what “{signal.Id}” can do; allowed is {signal.Range}.") : null;
        }
    }
}
