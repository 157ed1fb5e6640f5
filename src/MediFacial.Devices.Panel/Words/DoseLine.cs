using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Panel.Words;

/// <summary>What a step gave, in one line: delivered of planned, and what nobody can say.</summary>
public static class DoseLine
{
    public static string Of(StepView step) => step.Dose is { } dose ? Of(dose) : step.Elapsed > TimeSpan.Zero ? Figures.Clock(step.Elapsed) : "";

    public static string Of(DoseView dose)
    {
        var (delivered, unit) = Figures.Of(dose.Delivered);
        var of = dose.Planned is { } planned ? $"{delivered} / {Figures.Of(planned).Number} {unit}" : $"{delivered} {unit}";
        return IsWorthSaying(dose.Unknown) ? $"{of.TrimEnd()}, {Figures.Text(dose.Unknown)} unsure" : of.TrimEnd();
    }

    /// <summary>What would be written as zero tells nobody anything; the record keeps the exact figure.</summary>
    static bool IsWorthSaying(Quantity unknown) =>
        unknown.Dimension != Dimension.None && unknown.Value > 0 && Figures.Of(unknown).Number.Any(digit => digit is >= '1' and <= '9');
}
