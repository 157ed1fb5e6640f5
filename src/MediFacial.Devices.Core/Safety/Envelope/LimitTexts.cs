using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Texts;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>Words for limits and layers.</summary>
static class LimitTexts
{
    public static string Of(LimitLayer layer) => layer switch
    {
        LimitLayer.Hardware => "hardware",
        LimitLayer.Device => "device",
        LimitLayer.Room => "room",
        LimitLayer.Protocol => "protocol",
        LimitLayer.Client => "client",
        LimitLayer.Operator => "operator",
        _ => throw new ArgumentOutOfRangeException(nameof(layer), layer, null),
    };

    public static string Of(LimitKind kind) => kind switch
    {
        LimitKind.Vacuum => "vacuum",
        LimitKind.Passes => "passes",
        LimitKind.Flow => "fluid flow",
        LimitKind.Irradiance => "irradiance",
        LimitKind.Fluence => "dose",
        LimitKind.SkinTemperature => "skin temperature",
        LimitKind.FaceTemperature => "steam at the face",
        LimitKind.Distance => "distance",
        LimitKind.Time => "time",
        LimitKind.Preheat => "preheat",
        LimitKind.Armed => "armed at a time",
        LimitKind.Choice => "mode",
        LimitKind.Switch => "switch",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Say(Quantity value) => value.Dimension switch
    {
        Dimension.Duration => Durations.Say(TimeSpan.FromSeconds(value.Value)),
        Dimension.Count => value.Value == 1 ? "1 pass" : $"{value} passes",
        _ => value.ToString(),
    };

    public static string Say(SkinType skin) => skin switch
    {
        SkinType.Oily => "thick or oily skin",
        SkinType.Normal => "normal skin",
        SkinType.Dry => "dry skin",
        SkinType.Thin => "thin or mature skin",
        SkinType.Sensitive => "sensitive skin",
        _ => throw new ArgumentOutOfRangeException(nameof(skin), skin, null),
    };

    /// <summary>Such as "Left eye rim: vacuum".</summary>
    public static string Title(EffectiveLimit limit) => limit.Region is { } region ? $"{Regions.Say(region)}: {Of(limit.Kind)}" : $"{char.ToUpperInvariant(Of(limit.Kind)[0])}{Of(limit.Kind)[1..]}";

    public static string Say(EffectiveLimit limit) => limit.Range is not { } range ? "nothing remains"
        : limit.Kind is LimitKind.Passes or LimitKind.Flow or LimitKind.SkinTemperature or LimitKind.FaceTemperature or LimitKind.Preheat or LimitKind.Armed || range.Lowest.Value == 0 ? $"at most {Say(range.Highest)}"
        : $"{Say(range.Lowest)} to {Say(range.Highest)}";

    /// <summary>Such as "At most 13.5 kPa: sensitive skin, 45 % of 30 kPa."</summary>
    public static string Sentence(EffectiveLimit limit) => $"At most {Say(limit.Highest.Value)}: {limit.Highest.Why}.";

    /// <summary>Every layer in order, the ones that set an end marked.</summary>
    public static string Layers(EffectiveLimit limit) => string.Join(" → ", limit.Layers.Select(layer => $"{Of(layer.Layer)} {Ends(layer)} ({layer.Source}){Marks(limit, layer)}")) + ".";

    static string Ends(LayerLimit layer) => (layer.Lowest, layer.Highest) switch
    {
        ({ } lowest, { } highest) => $"{lowest} to {highest}",
        ({ } lowest, null) => $"at least {lowest}",
        (null, { } highest) => $"at most {highest}",
        _ => "says nothing",
    };

    static string Marks(EffectiveLimit limit, LayerLimit layer)
    {
        var lower = limit.Lowest.Layer == layer.Layer && layer.Lowest == limit.Lowest.Value;
        var upper = limit.Highest.Layer == layer.Layer && layer.Highest == limit.Highest.Value;
        return (lower, upper) switch { (true, true) => " ← both ends", (true, _) => " ← lower end", (_, true) => " ← upper end", _ => "" };
    }

    /// <summary>A sentence as a part of another.</summary>
    public static string Clause(string sentence) => sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
}
