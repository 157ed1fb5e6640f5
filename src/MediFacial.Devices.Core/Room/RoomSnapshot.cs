using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Room;

/// <summary>All that a panel shows, taken at one instant. At most ten a second.</summary>
/// <param name="CommandingPanel">The panel that may command; null when nobody took it.</param>
/// <param name="Session">Null when none is open.</param>
/// <param name="Stop">The latched stop, until it is reset.</param>
/// <param name="Report">The last ended or interrupted session, until it is dismissed.</param>
public sealed record RoomSnapshot(
    string Room, bool Simulated, Instant At, DateTimeOffset Wall, long Version, bool EnergyContactClosed, bool EmergencyStopHealthy, bool? DoorClosed,
    ImmutableArray<DeviceView> Devices, ImmutableArray<ReadinessReason> Readiness, SessionView? Session, StopView? Stop, SessionReport? Report,
    ImmutableArray<AlarmView> Alarms, string? CommandingPanel)
{
    /// <summary>What is heard and flashes now.</summary>
    public AlarmSignal Signal { get; init; } = AlarmSignal.Silence;

    /// <summary>A peel on the skin, in a session or left by an earlier run; null when there is none.</summary>
    public PeelView? Peel { get; init; }

    /// <summary>Wall time is not known to have jumped; false until somebody confirms it.</summary>
    public bool IsClockTrusted { get; init; } = true;

    /// <summary>What every skin has had, so that a card can be held against it before it is sent. Never leaves the room.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DoseBook Doses { get; init; } = DoseBook.Empty;

    public bool IsReady => Readiness.All(reason => !reason.Blocks);

    /// <summary>Null before the first session of this run.</summary>
    public SelfTestView? SelfTest { get; init; }
}

/// <summary>One reason why the room, or one device of it, is not ready.</summary>
/// <param name="Device">Null when it concerns the whole room.</param>
/// <param name="Blocks">False: worth knowing, does not block.</param>
/// <param name="WhatToDo">The next thing a person can do about it.</param>
public sealed record ReadinessReason(string? Device, bool Blocks, string Sentence, string WhatToDo);

public enum DeviceState : byte
{
    /// <summary>A part of it is not identified.</summary>
    Absent = 0,
    Idle, Preparing, Prepared, Delivering,
    /// <summary>Asked to go safe, not yet proven.</summary>
    MakingSafe,
    /// <summary>Safe after a trip, until reset.</summary>
    Latched,
}

public sealed record DeviceView(
    DeviceId Id, string Name, DeviceKind Kind, DeviceState State, LinkState Link, ImmutableArray<ReadingView> Readings, string Line)
{
    /// <summary>Null before it went off for the first time in this run.</summary>
    public SafeOffView? SafeOff { get; init; }

    /// <summary>Of the suction unit; null for others.</summary>
    public UpkeepView? Upkeep { get; init; }
}

/// <param name="Role">Role of the device kind, such as <c>vacuum</c>.</param>
/// <param name="Set">What was asked of the matching output; null where there is none.</param>
/// <param name="Age">Since it was taken; null when there is no reading.</param>
public sealed record ReadingView(string Role, string Name, Quantity? Actual, Quantity? Set, ReadingQuality Quality, TimeSpan? Age);

/// <param name="Remaining">Of the running step, as honest as can be said: null while it cannot.</param>
/// <param name="EndOfVisit">Wall time at which the visit is likely to end; the pause counts.</param>
/// <param name="WhyNotResume">Every reason why the current step cannot begin or resume now.</param>
/// <param name="Asks">What the room waits for from the operator, in one line; null when it waits for nothing.</param>
public sealed record SessionView(
    Guid Id, string Protocol, string Client, string Operator, Phototype Phototype, string? Visit, SessionState State,
    ImmutableArray<StepView> Steps, int Current, TimeSpan Elapsed, TimeSpan? Remaining, DateTimeOffset EndOfVisit, string? Asks,
    StepDetail? Detail, TimeSpan? PauseLeft, ImmutableArray<string> WhyNotResume)
{
    /// <summary>Of the current step, device or manual: what has to be ticked off before it begins, or before it is done.</summary>
    public ImmutableArray<ChecklistItem> Checklist { get; init; } = [];

    /// <summary>Questions of the card that were answered no, and may become a yes while the session is open.</summary>
    public ImmutableArray<QuestionView> Questions { get; init; } = [];

    /// <summary>Of the current step: what the frozen envelope allows, and who set it.</summary>
    public ImmutableArray<LimitView> Limits { get; init; } = [];

    public SkinType Skin { get; init; }

    /// <summary>The client has to be asked before anything goes on.</summary>
    public bool AsksConsent { get; init; }
}

/// <summary>One limit of the frozen envelope in words.</summary>
/// <param name="Region">Null where it is the same everywhere.</param>
/// <param name="Allowed">The effective range; what is said when nothing remains.</param>
/// <param name="Operator">Which end counts and why, in one sentence.</param>
/// <param name="Change">What the step gets other than the protocol asks; null when it gets just that.</param>
/// <param name="Technician">Every layer with its figures and sources.</param>
public sealed record LimitView(LimitKind Kind, FaceRegion? Region, string Name, string Allowed, string Operator, string? Change, string Technician)
{
    internal static ImmutableArray<LimitView> Of(StepEnvelope limits) => [.. limits.Limits.Select(limit => Of(limit, limits))];

    static LimitView Of(EffectiveLimit limit, StepEnvelope limits)
    {
        var change = limits.Changes.FirstOrDefault(change => ReferenceEquals(change.Limit, limit));
        return new(limit.Kind, limit.Region, LimitTexts.Title(limit), LimitTexts.Say(limit), LimitTexts.Sentence(limit), change?.Operator,
            string.Join(" ", new[] { LimitTexts.Layers(limit), change?.Technician }.OfType<string>()));
    }
}

public enum StepState : byte { Waiting, Ready, Running, Paused, Done, Skipped, LeftOut, Stopped }

public sealed record StepView(
    string Id, string Title, StepKind Kind, StepState State, TimeSpan Nominal, TimeSpan Elapsed, string? Reason, DoseView? Dose);

public enum StepKind : byte { Manual, Suction, Light, Steam, Laser }

/// <summary>What was given: counted from readings, never from commands.</summary>
/// <param name="Unknown">Given or not, nobody can say: counts as given against limits, as not given towards the plan.</param>
public sealed record DoseView(Quantity Delivered, Quantity? Planned, Quantity Unknown);

/// <summary>What the modality's own instrument shows.</summary>
public abstract record StepDetail;

public sealed record ManualDetail(
    ManualKind Kind, ImmutableArray<ChecklistItem> Checklist, ImmutableArray<LotView> Lots, bool CountsDown, TimeSpan Left, bool MayFinish) : StepDetail;

public readonly record struct QuestionView(string Id, string Text);

public readonly record struct ChecklistItem(string Text, bool Done);

public readonly record struct LotView(string Product, string Name, string? Lot);

/// <param name="Over">Where the set-point may go right now.</param>
public sealed record SuctionDetail(
    SuctionMode Mode, FaceRegion Region, ImmutableArray<RegionView> Regions, Quantity Set, Quantity? Actual, TimeSpan? Age,
    Range<Kilopascals> Over, Kilopascals Trip, TimeSpan SuctionTime) : StepDetail;

public readonly record struct RegionView(FaceRegion Region, Kilopascals Vacuum, int PassesDone, int Passes);

public sealed record LightDetail(
    Wavelength Wavelength, Quantity Set, Quantity? Actual, TimeSpan? Age, Fluence Delivered, Fluence Planned, Range<Irradiance> Over,
    Quantity? SkinTemperature, bool ShieldsFirst, bool ShieldsSecond, TimeSpan CapLeft) : StepDetail;

/// <param name="Cooling">Switched off and turned away, and still steaming.</param>
/// <param name="ThermalDoseMinutes">CEM43: minutes at 43 °C that would have done the same to the skin.</param>
public sealed record SteamDetail(
    bool Prepared, bool TowardsFace, Celsius Target, Quantity? Face, TimeSpan? FaceAge, Quantity? Outlet, Centimetres TargetDistance,
    Range<Centimetres> AllowedDistance, Quantity? Distance, Quantity? WaterLevel, TimeSpan StableFor, TimeSpan StableNeeded, Celsius Trip,
    bool Cooling = false, double ThermalDoseMinutes = 0) : StepDetail;

public enum LaserState : byte
{
    /// <summary>The chain is read open: the laser cannot emit.</summary>
    Open,
    /// <summary>The chain is read closed and the laser says that it is in standby: it waits for its own reset.</summary>
    Closed,
    /// <summary>The chain is read closed and the laser is ready, or does not tell.</summary>
    Armed,
    Emitting,
    /// <summary>The self-test failed or a contact cannot be read.</summary>
    Fault,
}

/// <summary>The laser's interlock as it is read.</summary>
/// <param name="Arming">Arm was pressed; the record and the sign come first.</param>
/// <param name="TellsReady">The laser says whether it is in standby.</param>
/// <param name="SignLit">Null: cannot be read.</param>
/// <param name="DoorFirst">True: closed. Null: cannot be read.</param>
/// <param name="ArmedLeft">Until the contact opens by itself; null while it is not armed.</param>
/// <param name="ArmedTime">In this step, read closed.</param>
/// <param name="WhyNotArm">Every reason against arming now; empty when it may be armed.</param>
/// <param name="Notice">Why the contact was last opened.</param>
public sealed record LaserDetail(
    LaserState State, LaserTest Test, bool Arming, bool TellsReady, bool? SignLit, bool? DoorFirst, bool? DoorSecond, string Eyewear, bool EyewearFirst,
    bool EyewearSecond, TimeSpan? ArmedLeft, TimeSpan LongestArmed, TimeSpan ArmedTime, ImmutableArray<string> WhyNotArm, string? Notice) : StepDetail;

/// <summary>The stop page: what was measured, the limit, what the room did, what to do for the client now, what next.</summary>
/// <param name="SafeProven">Outputs are safe and a reading proves it.</param>
/// <param name="CauseGone">It may be reset.</param>
public sealed record StopView(
    StopOrigin? Origin, Trip? Trip, Instant At, DateTimeOffset Wall, string Headline, string Measured, string Limit, string RoomDid, string ForTheClient,
    string Next, string Technician, bool SafeProven, TimeSpan? SafeAfter, bool CauseGone, string? CauseStill)
{
    /// <summary>A hardware fault: only the reason <see cref="ResetStop.Repaired"/> resets it.</summary>
    public bool NeedsTechnician { get; init; }
}

/// <summary>What a session came to, for the summary after it and for one that was interrupted by a restart.</summary>
public sealed record SessionReport(Guid Id, string Protocol, string Client, SessionOutcome Outcome, ImmutableArray<StepView> Steps, string Sentence);
