using System.Collections.Immutable;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>Several threads, each of which plays whole scenarios by itself: no room is on two of them.</summary>
static class Crew
{
    /// <summary>Lets each of them work until its own call returns.</summary>
    public static void Work(int threads, Action work)
    {
#pragma warning disable RS0030 // The one place of this project that has threads.
        ImmutableArray<Thread> crew = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() => work()) { IsBackground = true })];
        foreach (var each in crew) each.Start();
        foreach (var each in crew) each.Join();
#pragma warning restore RS0030
    }
}
