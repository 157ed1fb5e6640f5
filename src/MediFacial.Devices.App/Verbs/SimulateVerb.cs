using System.CommandLine;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>simulate</c>: parts that are not there.</summary>
public static class SimulateVerb
{
    public static Command Create() => new("simulate", "Simulated parts on pseudo-terminals and pins, with physics behind them.") { SimulateServeVerb.Create() };
}
