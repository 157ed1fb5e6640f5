using System.Globalization;
using Microsoft.Extensions.Hosting.Systemd;

namespace MediFacial.Devices.App.Running;

/// <summary>When to tell systemd that this service lives: at half of its <c>WatchdogSec</c>, and only when something was done since the last time.</summary>
public sealed class SystemdWatchdog
{
    const string Interval = "WATCHDOG_USEC", Whose = "WATCHDOG_PID";

    /// <summary>The variables by which systemd speaks to one process.</summary>
    public static readonly string[] Names = ["NOTIFY_SOCKET", Interval, Whose];

    public static readonly ServiceState Alive = new("WATCHDOG=1");

    long _seen;

    /// <summary>Null when systemd watches nobody, or another process.</summary>
    public static TimeSpan? HalfOf(Func<string, string?> environment, int process)
    {
        if (!long.TryParse(environment(Interval), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) || microseconds <= 0) return null;
        if (environment(Whose) is { Length: > 0 } whose && whose != process.ToString(CultureInfo.InvariantCulture)) return null;
        return TimeSpan.FromMicroseconds(microseconds / 2);
    }

    /// <summary>As <see cref="HalfOf"/>, for this process.</summary>
    public static TimeSpan? OfThisProcess() => HalfOf(Environment.GetEnvironmentVariable, Environment.ProcessId);

    /// <param name="done">How much was done since the start: a result, so that a clock that outlives the work says nothing.</param>
    public bool Lives(long done)
    {
        if (done == _seen) return false;
        _seen = done;
        return true;
    }
}
