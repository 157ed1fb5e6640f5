using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace MediFacial.Devices.Twins;

/// <summary>What an argument of a fault is.</summary>
public enum FaultArgumentKind : byte { Bus, Part, Sensor, Amount, Time, Choice, Switch, Text }

/// <summary>One argument of a fault.</summary>
/// <param name="Name">As the control socket and scenarios write it.</param>
/// <param name="Options">What can be picked without a keyboard, the usual one first; empty where the room knows: buses, parts, sensors.</param>
/// <param name="Usual">What it is when nobody says; null: it must be said.</param>
/// <param name="Healthy">The value that takes the fault back; null: it has none.</param>
/// <param name="Unit">Of an amount; a time carries its own.</param>
/// <param name="Least">Of an amount, and in seconds of a time.</param>
/// <param name="Most">Of an amount, and in seconds of a time.</param>
public sealed record FaultArgument(
    string Name, FaultArgumentKind Kind, ImmutableArray<string> Options, string? Usual, string? Healthy, string Unit, double Least, double Most)
{
    /// <summary>Of an amount or a time, in words: from where to where.</summary>
    public string Range => Kind == FaultArgumentKind.Time ? $"{TimeText.Write(TimeSpan.FromSeconds(Least))} to {TimeText.Write(TimeSpan.FromSeconds(Most))}"
        : string.Create(CultureInfo.InvariantCulture, $"{Least} to {Most} {Unit}");
}

/// <summary>One word of the fault vocabulary: what it is, what it asks for, how it is made.</summary>
public sealed class FaultWord
{
    internal FaultWord(string word, FaultAttribute about, ConstructorInfo constructor, ImmutableArray<FaultArgument> arguments) =>
        (Word, Group, Sentence, UndoWord, Constructor, Arguments) = (word, about.Group, about.Sentence, about.Undo, constructor, arguments);

    public string Word { get; }
    public FaultGroup Group { get; }
    public string Sentence { get; }

    /// <summary>The word that takes it back; null where an argument does, or nothing.</summary>
    public string? UndoWord { get; }
    public ImmutableArray<FaultArgument> Arguments { get; }

    internal ConstructorInfo Constructor { get; }

    /// <summary>The word with its arguments in order, those that may be left out in brackets: <c>freeze PART</c>.</summary>
    public string Usage => string.Join(' ', [Word, .. Arguments.Select(argument => argument.Usual is null ? argument.Name.ToUpperInvariant() : $"[{argument.Name.ToUpperInvariant()}={argument.Usual}]")]);

    /// <summary>Makes the fault of what somebody wrote, in the order of the arguments.</summary>
    /// <exception cref="ArgumentException">Too few, too many, or not allowed here; its message says what is.</exception>
    public AnyFault Make(FaultPlaces places, params ReadOnlySpan<string> written)
    {
        if (written.Length > Arguments.Length) throw new ArgumentException($"“{Word}” takes {(Arguments.IsEmpty ? "nothing after it" : $"at most {Arguments.Length}")}. Write: {Usage}");
        var values = new object[Arguments.Length];
        for (var index = 0; index < values.Length; index++)
        {
            var argument = Arguments[index];
            var text = index < written.Length ? written[index] : argument.Usual
                ?? throw new ArgumentException($"“{Word}” needs {argument.Name}. {Allowed(argument, places, written)} Write: {Usage}");
            values[index] = Value(Constructor.GetParameters()[index].ParameterType, argument, text, places, written);
        }
        return (AnyFault)Constructor.Invoke(values);
    }

    /// <summary>What can stand for an argument in this room, after the arguments before it.</summary>
    public static ImmutableArray<string> OptionsOf(FaultArgument argument, FaultPlaces places, params ReadOnlySpan<string> before) => argument.Kind switch
    {
        FaultArgumentKind.Bus => places.Buses,
        FaultArgumentKind.Part => places.Parts,
        FaultArgumentKind.Sensor => before.Length > 0 ? places.Sensors.GetValueOrDefault(before[0], []) : [],
        _ => argument.Options,
    };

    object Value(Type type, FaultArgument argument, string text, FaultPlaces places, ReadOnlySpan<string> written)
    {
        if (argument.Kind == FaultArgumentKind.Amount)
        {
            // The unit may follow the number, as it does in the help.
            var number = text.EndsWith(argument.Unit, StringComparison.Ordinal) ? text[..^argument.Unit.Length].TrimEnd() : text;
            if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount >= argument.Least && amount <= argument.Most
                && (type != typeof(int) || amount == Math.Round(amount)))
                return type == typeof(int) ? (object)(int)amount : amount;
        }
        else if (argument.Kind == FaultArgumentKind.Time)
        {
            if (TimeText.TryRead(text, out var time) && time.TotalSeconds >= argument.Least && time.TotalSeconds <= argument.Most) return time;
        }
        else if (argument.Kind == FaultArgumentKind.Text) return text;
        else if (OptionsOf(argument, places, written).Contains(text))
            return type == typeof(bool) ? text == "yes" : type == typeof(int) ? int.Parse(text, CultureInfo.InvariantCulture) : type.IsEnum ? Enum.Parse(type, text.Replace("-", ""), ignoreCase: true) : text;
        throw new ArgumentException($"“{text}” cannot be the {argument.Name} of “{Word}”. {Allowed(argument, places, written)} Write: {Usage}");
    }

    static string Allowed(FaultArgument argument, FaultPlaces places, ReadOnlySpan<string> before) => argument.Kind switch
    {
        FaultArgumentKind.Amount or FaultArgumentKind.Time => $"Allowed: {argument.Range}.",
        FaultArgumentKind.Text => "",
        _ when OptionsOf(argument, places, before) is { IsEmpty: false } options => $"Allowed: {string.Join(", ", options)}.",
        _ => "There is none here.",
    };
}
