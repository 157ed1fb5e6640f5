using System.Collections.Immutable;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>A verdict, and how long the machine took for it.</summary>
public sealed record PlayedScenario(ScenarioVerdict Verdict, TimeSpan Wall);

/// <summary>Plays many scenarios, each on one thread, several at a time. Verdicts do not depend on how many.</summary>
/// <param name="stage">Where they play; in virtual time unless given.</param>
public sealed class SuitePlayer(SuiteWorld world, TimeProvider time, Func<Scenario, IScenarioStage>? stage = null)
{
    /// <param name="jobs">Threads.</param>
    /// <param name="told">Hears each verdict as it comes, one at a time, in no fixed order.</param>
    /// <returns>In the order of <paramref name="scenarios"/>.</returns>
    public ImmutableArray<PlayedScenario> Play(IReadOnlyList<Scenario> scenarios, int jobs, bool keepsTrace, Action<PlayedScenario>? told = null)
    {
        var played = new PlayedScenario[scenarios.Count];
        var telling = new Lock();
        var next = -1;
        Crew.Work(Math.Min(jobs, scenarios.Count), Work);
        return [.. played];

        void Work()
        {
            for (var index = Interlocked.Increment(ref next); index < scenarios.Count; index = Interlocked.Increment(ref next))
            {
                var began = time.GetTimestamp();
                using var room = stage?.Invoke(scenarios[index]) ?? world.Stage(scenarios[index]);
                var verdict = ScenarioRun.Play(scenarios[index], world, room, keepsTrace);
                played[index] = new(verdict, time.GetElapsedTime(began));
                lock (telling) told?.Invoke(played[index]);
            }
        }
    }
}
