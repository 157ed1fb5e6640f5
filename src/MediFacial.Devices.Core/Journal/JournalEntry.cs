using System.Collections.Immutable;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Journal;

public enum JournalKind : byte
{
    RoomStarted = 1, RoomEnded, SessionOpened, SessionClosed, Authorised, StepBegun, StepEnded, StepSkipped, SetPointChanged, RegionChanged,
    Paused, Resumed, Stopped, Tripped, Reset, Refused, Delivered, LinkChanged, LineChanged, Confirmed, LotEntered, Interrupted, ClockJumped, CommandTaken,
    AlarmRaised, AlarmCleared, AlarmAcknowledged, AlarmSoundPaused,
    SelfTested, SafeOff, Preheating, AnswerChanged,
    EnvelopeFrozen,
    LaserChanged,

    /// <summary>The tip stood still for too long, and the vent opened.</summary>
    DwellVented,
    DoseLimited,

    /// <summary>Filter and hose of the suction unit: tested, measured, changed.</summary>
    Upkeep,
}

public readonly record struct JournalField(string Key, string Value);

/// <summary>One line of the room's memory. Numbers run on without gaps inside one run of the room; the store chains the bytes.</summary>
/// <param name="At">Monotonic.</param>
/// <param name="RecordedAtUtc">Wall time as the room knew it.</param>
/// <param name="Sentence">For people.</param>
/// <param name="Fields">For programs. Values are culture-free text with units.</param>
public sealed record JournalEntry(
    long Number, JournalKind Kind, Instant At, DateTimeOffset RecordedAtUtc, Guid? Session, string Sentence, ImmutableArray<JournalField> Fields)
{
    public string? Field(string key)
    {
        foreach (var field in Fields) if (field.Key == key) return field.Value;
        return null;
    }
}
