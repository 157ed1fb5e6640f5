using System.Globalization;
using System.Text;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>Bodies of items as text: the same text, the same body.</summary>
static class FlightBody
{
    public static string Text(object? body) => body switch
    {
        null => "",
        string text => text,
        JournalEntry entry => Encoding.UTF8.GetString(JournalText.Write(entry)),
        SessionSample sample => Text(sample),
        OperatorRequest request => RequestText.Write(request),
        Answered answered => answered.Answer.Refusal is { } refusal
            ? $"{answered.Request.GetType().Name} refused ({refusal.Kind}): {refusal.Operator} {refusal.Technician}" : $"{answered.Request.GetType().Name} done",
        _ => throw new InvalidOperationException($"{body.GetType().Name} has no place in a flight record."),
    };

    // All digits: the last bit counts.
    static string Text(SessionSample sample) => string.Join(' ',
        sample.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Signal} {point.Set:R}/{point.Actual:R}"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"{sample.Session:D} {sample.At.Ticks} {sample.RecordedAtUtc.UtcTicks} {sample.Step}:")));
}
