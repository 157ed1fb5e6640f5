using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Reading;
using MediFacial.Devices.Scenarios.Suites.Running;

namespace MediFacial.Devices.Scenarios.Explore;

/// <summary>Which seeds are played.</summary>
/// <param name="Seeds">At most so many, one after another.</param>
/// <param name="Limit">No seed is begun after so long; null: all are played.</param>
/// <param name="Jobs">Threads. What is found does not depend on it.</param>
public sealed record Exploration(int From, int Seeds, TimeSpan? Limit, int Jobs)
{
    /// <summary>No seed is begun after one has broken something.</summary>
    public bool OnlyFirst { get; init; }

    /// <summary>Once it is cancelled no seed is begun; those that were begun are finished and told.</summary>
    public CancellationToken Stop { get; init; }
}

/// <summary>A seed that broke something.</summary>
/// <param name="Failure">The first that it broke, in the shrunk scenario.</param>
/// <param name="Shrunk">The shortest scenario found that still breaks the same.</param>
/// <param name="Tries">Scenarios played to find it.</param>
public sealed record Found(int Seed, Failure Failure, Scenario Drawn, Scenario Shrunk, int Tries);

/// <summary>What became of the seeds.</summary>
/// <param name="Seeds">How many were played: a row without gaps.</param>
/// <param name="JournalHash">SHA-256 over the journal hashes of all seeds in their order. The same seeds and build give the same.</param>
public sealed record ExplorationResult(int From, int Seeds, ImmutableArray<Found> Violations, Coverage Coverage, TimeSpan Simulated, TimeSpan Wall, string JournalHash);

/// <summary>Plays what seeds draw, judges it by the invariants that always hold, and makes what fails as short as it can be.</summary>
public sealed class Explorer(SuiteWorld world, TimeProvider time)
{
    readonly ScenarioDraw _draw = new(world);

    /// <param name="told">Hears of each seed as it is done: whether it held, or null while a violation is made shorter. One call at a time, in no fixed order.</param>
    /// <param name="shrinks">False: violations stay as they were drawn.</param>
    public ExplorationResult Explore(Exploration asked, Action<int, bool>? told = null, bool shrinks = true)
    {
        var began = time.GetTimestamp();
        var seeds = new Seed?[asked.Seeds];
        var telling = new Lock();
        var (next, isFound) = (-1, false);
        Crew.Work(Math.Min(asked.Jobs, asked.Seeds), Work);
        ImmutableArray<Seed> played = [.. seeds.TakeWhile(seed => seed is not null)!];
        var coverage = new Coverage();
        foreach (var seed in played) coverage.Add(seed.Coverage);
        return new(asked.From, played.Length, [.. played.Select(seed => seed.Found).OfType<Found>()], coverage,
            TimeSpan.FromTicks(played.Sum(seed => seed.Simulated.Ticks)), time.GetElapsedTime(began), HashOf(played));

        void Work()
        {
            // A seed that was taken is finished, so that those played are a row without gaps.
            while (!asked.Stop.IsCancellationRequested && !(asked.OnlyFirst && Volatile.Read(ref isFound)) && (asked.Limit is not { } limit || time.GetElapsedTime(began) < limit))
            {
                var index = Interlocked.Increment(ref next);
                if (index >= asked.Seeds) return;
                seeds[index] = Play(asked.From + index, shrinks);
                if (seeds[index]!.Found is not null) Volatile.Write(ref isFound, true);
                lock (telling) told?.Invoke(asked.From + index, seeds[index]!.Found is null);
            }
        }
    }

    Seed Play(int number, bool shrinks)
    {
        var drawn = _draw.Of(number);
        var coverage = new Coverage();
        var verdict = ScenarioRun.Play(drawn, world, happens: coverage.Add);
        Found? found = null;
        if (!verdict.Passed)
        {
            var shrinker = new Shrinker(world, verdict.Failures[0]);
            var (shrunk, failure) = shrinks ? shrinker.Shrink(drawn) : (drawn, verdict.Failures[0]);
            found = new(number, failure, drawn, shrunk with { Name = $"Seed {number.ToString(CultureInfo.InvariantCulture)}: {failure.Expected}", Story = $"Found by the explorer. {failure.Found}" }, shrinker.Tries);
        }
        return new(verdict.JournalHash, verdict.Simulated, coverage, found);
    }

    static string HashOf(ImmutableArray<Seed> played)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var seed in played) hash.AppendData(Encoding.ASCII.GetBytes(seed.JournalHash));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    sealed record Seed(string JournalHash, TimeSpan Simulated, Coverage Coverage, Found? Found);
}
