using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>Who may narrow a limit, in the order in which they do. A later layer never widens what an earlier one left.</summary>
/// <remarks>
/// The clinical maxima (<c>ClinicalLimits</c>) are the device layer: what a device of this kind may do to a face, whoever writes the room or the protocol.
/// So they stand between what the part can do and what people decide, and no file can move them.
/// </remarks>
public enum LimitLayer : byte
{
    /// <summary>What the part can do at all: the range in its file.</summary>
    Hardware,
    /// <summary>What a device of this kind may do to a face.</summary>
    Device,
    Room,
    Protocol,
    /// <summary>What the client card says: skin type, phototype, answers.</summary>
    Client,
    /// <summary>What the operator lowered in this session.</summary>
    Operator,
}

/// <summary>What is limited.</summary>
public enum LimitKind : byte { Vacuum, Passes, Flow, Irradiance, Fluence, SkinTemperature, FaceTemperature, Distance, Time, Preheat, Armed, Choice, Switch }

/// <summary>What one layer says about one limit.</summary>
/// <param name="Lowest">Null: it leaves the lower end alone.</param>
/// <param name="Highest">Null: it leaves the upper end alone.</param>
/// <param name="Why">Half a sentence for people, such as "sensitive skin, 45 % of 30 kPa".</param>
/// <param name="Source">Where the figure comes from.</param>
public sealed record LayerLimit(LimitLayer Layer, Quantity? Lowest, Quantity? Highest, string Why, string Source);

/// <summary>One end of a range, and who set it.</summary>
public sealed record Bound(Quantity Value, LimitLayer Layer, string Why, string Source);
