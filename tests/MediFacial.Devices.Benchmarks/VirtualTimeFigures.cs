namespace MediFacial.Devices.Benchmarks;

/// <summary>How much faster than real time the virtual standard room runs on one core.</summary>
public static class VirtualTimeFigures
{
    public static void Measure(Report report) => report.Figure("nothing measured yet", "–", "–");
}
