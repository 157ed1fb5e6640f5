using System.CommandLine;
using System.Globalization;

namespace MediFacial.Devices.App.Verbs;

/// <summary>An option that takes a whole number inside limits, and says them when it is given anything else.</summary>
public static class NumberOption
{
    public static Option<int> Of(string name, string description, int usual, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
            result.AddError($"{name} takes a whole number from {least} to {most}.");
            return usual;
        },
    };
}
