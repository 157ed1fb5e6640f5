using System.Collections.Immutable;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Journal;

/// <summary>Set and actual of every signal of the running session, once a second: the series of its record.</summary>
public sealed record SessionSample(Guid Session, Instant At, DateTimeOffset RecordedAtUtc, string Step, ImmutableArray<SamplePoint> Points);

/// <param name="Signal">"device.role", such as <c>suction.guard</c>.</param>
/// <param name="Unit">Canonical unit symbol.</param>
/// <param name="Actual">Null when there was no good reading.</param>
public readonly record struct SamplePoint(string Signal, string Unit, double? Set, double? Actual);
