using System.Diagnostics;

namespace MediFacial.Devices.Panel.Browser.Tests;

/// <summary>Waits on what must become so, and says what was so instead.</summary>
static class Condition
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(25);

    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> HoldsAsync<T>(Func<T> look, Func<T, bool> holds, TimeSpan atMost, string what)
    {
        var watch = Stopwatch.StartNew();
        using var glances = new PeriodicTimer(Glance);
        var seen = look();
        while (!holds(seen))
        {
            if (watch.Elapsed > atMost) throw new TimeoutException($"{what}: not within {atMost.TotalSeconds:0} s. Last seen: {seen}");
            await glances.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            seen = look();
        }
        return watch.Elapsed;
    }
}
