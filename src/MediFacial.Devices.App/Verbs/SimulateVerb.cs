using System.CommandLine;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>simulate</c>: rooms that are not there.</summary>
public static class SimulateVerb
{
    public static Command Create() => new("simulate", "Simulated rooms with physics behind them: whole scenarios in virtual time, or parts on pseudo-terminals and pins.")
    {
        SimulateRunVerb.Create(),
        SimulateExploreVerb.Create(),
        SimulateNewVerb.Create(),
        SimulateServeVerb.Create(),
        SimulateDoVerb.Create(),
    };
}
