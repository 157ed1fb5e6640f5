using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Panel.Room;

/// <summary>Where one tap takes the set-point: one step down or up, the last one ending at the bound. Null where there is no further.</summary>
public sealed record SetPointChoice(string Step, Quantity? Lower, Quantity? Higher)
{
    /// <summary>Null for a step without a set-point that the operator may change.</summary>
    public static SetPointChoice? For(StepDetail? detail) => detail switch
    {
        SuctionDetail suction => Of(suction.Set, suction.Over.Lowest.ToQuantity(), suction.Over.Highest.ToQuantity(), 1),
        LightDetail light => Of(light.Set, light.Over.Lowest.ToQuantity(), light.Over.Highest.ToQuantity(), 5),
        _ => null,
    };

    static SetPointChoice Of(Quantity set, Quantity lowest, Quantity highest, double step) => new(
        Words.Figures.Text(Quantity.Of(step, set.Dimension)).Replace(".0 ", " ", StringComparison.Ordinal),
        set > lowest ? Quantity.Of(Math.Max(set.Value - step, lowest.Value), set.Dimension) : null,
        set < highest ? Quantity.Of(Math.Min(set.Value + step, highest.Value), set.Dimension) : null);
}
