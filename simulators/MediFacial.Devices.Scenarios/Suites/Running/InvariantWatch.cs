using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>What the invariants look at beside the truth: the envelope of the visit as it was frozen, and how long ago the room stopped or its controller fell silent.</summary>
sealed class InvariantWatch(RoomPlan plan)
{
    SessionEnvelope? _envelope;
    Instant? _stoppedAt, _silentSince;
    Instant _last;
    Guid? _session;
    bool _rests;

    public SessionState Session { get; private set; }
    public RoomSnapshot? Snapshot { get; private set; }

    /// <summary>A leak test of the hose runs, with a thumb on the tip.</summary>
    public bool TestsLeak { get; private set; }

    /// <summary>Time since the room latched its stop; null while none stands or its controller is gone.</summary>
    public TimeSpan? Stopped { get; private set; }

    /// <summary>Time since the controller was last alive; null while it is.</summary>
    public TimeSpan? Silent { get; private set; }

    /// <summary>J/cm² that truly reached the skin in the present light step.</summary>
    public double Fluence { get; private set; }

    /// <summary>Limits of the running step; null when none runs.</summary>
    public StepEnvelope? Step { get; private set; }
    public StepKind? Kind { get; private set; }
    public FaceRegion? Region { get; private set; }
    string? _step;

    /// <summary>Somebody asked for energy, and was not refused, since the room last stopped or paused. Null: nobody tells what is asked, so it is not judged.</summary>
    public bool? IsAskedFor { get; private set; }

    public void Asked(OperatorRequest request)
    {
        if (request is BeginStep or ResumeSession or PrepareSteam or ArmLaser or TestLeak) IsAskedFor = true;
        else IsAskedFor ??= false;
    }

    /// <summary>The valve that turns the steam away stays where it is: what the boiler still gives goes to the face, and the room can only take its heat away and tell. The face's own invariants hold on.</summary>
    public bool DivertJams { get; private set; }

    public void Happened(TwinFault fault)
    {
        if (fault is JamDivert jam) DivertJams = jam.Jammed;
        else if (fault is HealEverything) DivertJams = false;
    }

    public void Opened(StartSession start) => _envelope = SessionEnvelope.Of(plan, start.Protocol, start.Card);

    public void Look(in TruthView truth, RoomSnapshot? snapshot)
    {
        var elapsed = truth.At.Since(_last).TotalSeconds;
        _last = truth.At;
        if (!ReferenceEquals(snapshot, Snapshot) || snapshot is null) Follow(snapshot, truth.At);
        // In real time the panel may be told of a stop that is later than the truth beside it.
        Stopped = _stoppedAt is { } stopped ? truth.At > stopped ? truth.At.Since(stopped) : TimeSpan.Zero : null;
        Silent = _silentSince is { } silent ? truth.At.Since(silent) : null;
        Fluence += truth.Light.Value * elapsed / 1000;
    }

    /// <summary>Highest allowed value of a kind in the running step; null when nothing of it is allowed.</summary>
    public double? Highest(LimitKind kind) => Step?.Find(kind, Region)?.Range?.Highest.Value;

    void Follow(RoomSnapshot? snapshot, Instant now)
    {
        Snapshot = snapshot;
        Session = snapshot?.Session?.State ?? SessionState.Idle;
        TestsLeak = snapshot?.Devices.Any(device => device.Upkeep is { TestRuns: true }) == true;
        _silentSince = snapshot is null ? _silentSince ?? now : null;
        _stoppedAt = snapshot?.Stop?.At;
        // What was asked for before a stop or a pause is not asked for after it.
        var rests = snapshot is null or { Stop: not null } || Session is SessionState.Idle or SessionState.Paused or SessionState.Stopped;
        if (rests && !_rests && IsAskedFor == true) IsAskedFor = false;
        _rests = rests;
        var session = snapshot?.Session;
        var current = session is { Current: >= 0 } && session.Current < session.Steps.Length ? session.Steps[session.Current] : null;
        if (current?.Id != _step || session?.Id != _session) (_step, _session, Fluence) = (current?.Id, session?.Id, 0);
        (Kind, Step) = (current?.Kind, current is null ? null : _envelope?.Of(current.Id));
        Region = (session?.Detail as SuctionDetail)?.Region;
    }
}
