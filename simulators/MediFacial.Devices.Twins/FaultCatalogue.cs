using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediFacial.Devices.Twins;

/// <summary>The whole fault vocabulary, made of the records themselves: whoever adds one has added its word everywhere.</summary>
public static class FaultCatalogue
{
    /// <summary>What can happen to the room and its parts.</summary>
    public static ImmutableArray<FaultWord> All { get; } = WordsOf(typeof(TwinFault));

    /// <summary>What can happen to the computer of the room.</summary>
    public static ImmutableArray<FaultWord> Computer { get; } = WordsOf(typeof(HostFault));

    static readonly FrozenDictionary<string, FaultWord> ByWord = All.Concat(Computer).ToFrozenDictionary(word => word.Word);
    static readonly FrozenDictionary<Type, FaultWord> ByRecord = ByWord.Values.ToFrozenDictionary(word => word.Constructor.DeclaringType!);

    static ImmutableArray<FaultWord> WordsOf(Type kind) => [.. kind.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(each => WordOf((string)each.TypeDiscriminator!, each.DerivedType))];

    public static FaultWord? Find(string word) => ByWord.GetValueOrDefault(word);

    public static FaultWord Of(AnyFault fault) => ByRecord[fault.GetType()];

    /// <summary>What takes a fault back; null for what is over by itself.</summary>
    public static TwinFault? UndoOf(TwinFault fault) => (TwinFault?)UndoOf((AnyFault)fault);

    /// <inheritdoc cref="UndoOf(TwinFault)"/>
    public static AnyFault? UndoOf(AnyFault fault)
    {
        var word = Of(fault);
        var values = word.Constructor.GetParameters().Select(parameter => fault.GetType().GetProperty(parameter.Name!)!.GetValue(fault)).ToArray();
        if (word.UndoWord is { } undo) return (AnyFault)ByWord[undo].Constructor.Invoke(values[..ByWord[undo].Arguments.Length]);
        var healed = false;
        for (var index = 0; index < values.Length; index++)
        {
            if (word.Arguments[index].Healthy is not { } healthy) continue;
            values[index] = Parse(word.Constructor.GetParameters()[index].ParameterType, healthy);
            healed = true;
        }
        return healed ? (AnyFault)word.Constructor.Invoke(values) : null;
    }

    /// <summary>Everything that takes something back in a room, wherever it may have been done.</summary>
    public static IEnumerable<TwinFault> Undoing(FaultPlaces places) =>
        All.SelectMany(word => Made(word, places, [])).Select(UndoOf).OfType<TwinFault>().Distinct();

    /// <summary>What takes everything back that was done to a computer and can be taken back; a calendar is set right by whoever keeps it.</summary>
    public static IEnumerable<HostFault> ComputerUndoing =>
        Computer.SelectMany(word => Made(word, new([], [], ImmutableDictionary<string, ImmutableArray<string>>.Empty), [])).Select(UndoOf).OfType<HostFault>();

    // Amounts do not matter here: the undoing replaces them.
    static IEnumerable<AnyFault> Made(FaultWord word, FaultPlaces places, ImmutableArray<string> said)
    {
        if (said.Length == word.Arguments.Length) return [word.Make(places, said.AsSpan())];
        var argument = word.Arguments[said.Length];
        if (argument.Kind is FaultArgumentKind.Amount or FaultArgumentKind.Time or FaultArgumentKind.Text or FaultArgumentKind.Switch) return Made(word, places, said.Add(argument.Usual ?? argument.Options[0]));
        return FaultWord.OptionsOf(argument, places, said.AsSpan()).SelectMany(option => Made(word, places, said.Add(option)));
    }

    static FaultWord WordOf(string word, Type record)
    {
        var fault = record.GetCustomAttribute<FaultAttribute>() ?? throw new InvalidOperationException($"{record.Name} does not say what it is.");
        var constructor = record.GetConstructors().First();
        return new(word, fault, constructor, [.. constructor.GetParameters().Select(ArgumentOf)]);
    }

    static FaultArgument ArgumentOf(ParameterInfo parameter)
    {
        var (name, type) = (JsonNamingPolicy.KebabCaseLower.ConvertName(parameter.Name!), parameter.ParameterType);
        var usual = parameter.HasDefaultValue ? Say(parameter.DefaultValue!) : null;
        FaultArgument Known(FaultArgumentKind kind, IEnumerable<string> options, string? healthy = null) => new(name, kind, [.. options], usual, healthy, "", 0, 0);
        if (parameter.GetCustomAttribute<AmountAttribute>() is { } amount)
            return new(name, FaultArgumentKind.Amount, [.. amount.Picks.Select(pick => Say(pick))], usual, double.IsNaN(amount.Healthy) ? null : Say(amount.Healthy), amount.Unit, amount.Least, amount.Most);
        if (parameter.GetCustomAttribute<TimeAttribute>() is { } time)
            return Known(FaultArgumentKind.Time, time.Picks, time.Healthy) with { Least = TimeText.Read(time.Least).TotalSeconds, Most = TimeText.Read(time.Most).TotalSeconds };
        if (parameter.GetCustomAttribute<ChoiceAttribute>() is { } choice) return Known(FaultArgumentKind.Choice, choice.Values.Select(value => Say(value)));
        if (type.IsEnum) return Known(FaultArgumentKind.Choice, Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName), type == typeof(Plants.HandpieceUse) ? "strokes" : null);
        if (type == typeof(bool)) return Known(FaultArgumentKind.Switch, usual == "no" ? ["no", "yes"] : ["yes", "no"], usual == "no" ? "yes" : "no");
        return Known(parameter.Name switch
        {
            "Bus" or "Other" => FaultArgumentKind.Bus,
            "Part" => FaultArgumentKind.Part,
            "Sensor" => FaultArgumentKind.Sensor,
            _ => FaultArgumentKind.Text,
        }, []);
    }

    static string Say(object value) => value is bool yes ? (yes ? "yes" : "no") : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    static object Parse(Type type, string text) =>
        type == typeof(bool) ? text == "yes" : type == typeof(TimeSpan) ? TimeText.Read(text) : type == typeof(int) ? (object)int.Parse(text, CultureInfo.InvariantCulture)
        : type.IsEnum ? Enum.Parse(type, text, ignoreCase: true) : double.Parse(text, CultureInfo.InvariantCulture);
}
