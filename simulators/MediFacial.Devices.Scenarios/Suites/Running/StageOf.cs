using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>Where a scenario plays in virtual time.</summary>
static class StageOf
{
    /// <summary>On its recording where it has one, on twins otherwise.</summary>
    public static IScenarioStage Stage(this SuiteWorld world, Scenario scenario) => scenario.Tape is { } tape ? new RecordedStage(tape) : new VirtualStage(world, scenario);
}
