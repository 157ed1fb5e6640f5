namespace MediFacial.Devices.Benchmarks;

/// <summary>One tick of the standard room, with its allocation.</summary>
public static class TickFigures
{
    public static void Measure(Report report) => report.Figure("nothing measured yet", "–", "–");
}
