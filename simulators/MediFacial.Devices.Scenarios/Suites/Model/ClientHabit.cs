namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>The person in the chair: what hurts her, and what she does then. She feels what is true in the plants and knows nothing of sensors or screens.</summary>
/// <param name="PainAt">°C of her skin, under steam or light; null: what her skin type makes of it.</param>
/// <param name="SuctionHurtsAt">kPa on sealed skin.</param>
/// <param name="ReactsIn">From the pain to the hand; each time another 70 to 150 % of it.</param>
/// <param name="Presses">She has the button in her hand and presses it when it hurts, again and again until it does not or has ended.</param>
/// <param name="DrawsBack">cm by which she moves her face away from steam that hurts; 0: she keeps still.</param>
/// <param name="FrightenedEvery">Mean time of treatment after which she presses although nothing hurts; null: never.</param>
public sealed record ClientHabit(double? PainAt, double SuctionHurtsAt, TimeSpan ReactsIn, bool Presses, double DrawsBack, TimeSpan? FrightenedEvery)
{
    /// <summary>Suction: strong marks are studied at 60 kPa, the trip is at 50 (domain §0); judgement. Reaction: a simple one takes 0.3 s, a hand that looks for its button twice that; judgement.</summary>
    public static readonly ClientHabit Usual = new(null, 45, TimeSpan.FromMilliseconds(600), true, 0, null);

    /// <summary>Pain of heat begins at 44 °C (domain §3.5, S94).</summary>
    public const double HeatPain = 44;

    /// <summary>Of thin or sensitive skin: judgement.</summary>
    public const double SensitiveHeatPain = 42.5;
}
