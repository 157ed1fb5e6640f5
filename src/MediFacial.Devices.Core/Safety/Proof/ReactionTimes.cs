using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Safety.Proof;

/// <summary>How late the room may know and act at the worst: arithmetic over baud, frames, time-outs and polls, made where the wire is known.</summary>
/// <param name="Age">The oldest that a reading gets; null for a sensor that is not polled over a port.</param>
/// <param name="Stop">From a stop to the last byte of the last stop frame of the part's port; zero for pins.</param>
/// <param name="Load">Share of a port's time that its polls take.</param>
public sealed record ReactionTimes(Func<SensorId, TimeSpan?> Age, Func<PartId, TimeSpan> Stop, Func<PortId, double> Load)
{
    /// <summary>Rules are evaluated on every reading and at the latest on every tick.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    /// <summary>From the moment a plant does something to the moment a rule sees it.</summary>
    public TimeSpan ToKnow(SensorId sensor) => (Age(sensor) ?? TimeSpan.Zero) + Tick;
}

/// <summary>One inequality that was proven, with what is left of it.</summary>
/// <param name="What">Of which step and quantity.</param>
/// <param name="Worst">The worst that can come, in the unit of the limit.</param>
public sealed record Margin(string What, Units.Quantity Worst, Units.Quantity Limit)
{
    /// <summary>What is left, as a share of the limit; below zero when it does not hold.</summary>
    public double Share => Limit.Value == 0 ? 0 : (Limit.Value - Worst.Value) / Limit.Value;

    public override string ToString() => $"{What}: {Worst} of {Limit}";
}
