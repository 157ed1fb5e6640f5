namespace MediFacial.Devices.Benchmarks;

/// <summary>One request and its reply over a pseudo-terminal, beside the bare port in the same run.</summary>
public static class ExchangeFigures
{
    public static void Measure(Report report) => report.Figure("nothing measured yet", "–", "–");
}
