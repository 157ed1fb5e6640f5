using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MediFacial.Devices.Runtime;

/// <summary>Healthy while the room's loop goes round.</summary>
public sealed class RoomHealth(RoomEngine engine) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        engine.IsAlive
            ? HealthCheckResult.Healthy("The room's loop is alive.")
            : HealthCheckResult.Unhealthy($"The room's loop has not gone round for more than {Bounds.LongestRound.TotalMilliseconds:0} ms."));
}
