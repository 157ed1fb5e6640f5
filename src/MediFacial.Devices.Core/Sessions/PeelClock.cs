using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Alarms;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>How far a peel on the skin has come (domain §4.2).</summary>
public enum PeelStage : byte
{
    OnSkin,
    /// <summary>30 s before its time: get ready.</summary>
    EndsSoon,
    /// <summary>Its time is up: neutralise now.</summary>
    TimeUp,
    /// <summary>30 s over its time: somebody else must hear it.</summary>
    Overdue,
}

/// <summary>A peel on the skin, for every page of the panel.</summary>
/// <param name="At">Wall time of its application.</param>
/// <param name="Left">Negative when its time is over.</param>
/// <param name="IsRebased">It was put on before the controller restarted: its time comes from wall time.</param>
/// <param name="IsTimeKnown">False when that wall time cannot be true: then its time counts as up.</param>
public sealed record PeelView(
    string Title, string Client, DateTimeOffset At, TimeSpan Elapsed, TimeSpan Limit, TimeSpan Left, PeelStage Stage, bool IsRebased, bool IsTimeKnown, string Neutraliser);

/// <summary>The countdown of a peel. It is chemistry: it goes on through pause, stop, the end of the session and a restart, until somebody says that the peel is off (Decisions 8, H25).</summary>
internal sealed class PeelClock
{
    /// <summary>Alarms at T − 30 s, T and T + 30 s (domain §4.2).</summary>
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>The longest contact of any agent is below a quarter of an hour (domain §4.1); what is older than this is off, or another matter than a countdown.</summary>
    static readonly TimeSpan LongestStory = TimeSpan.FromMinutes(60);

    AppliedPeel? _peel;
    Instant _appliedAt;
    bool _isRebased;
    bool _isTimeKnown;
    PeelStage _told;
    string? _raised;

    public AppliedPeel? Peel => _peel;

    /// <summary>Put on now.</summary>
    public void Apply(AppliedPeel peel, Instant now) =>
        (_peel, _appliedAt, _isRebased, _isTimeKnown, _told) = (peel, now, false, true, PeelStage.OnSkin);

    /// <summary>A peel that an earlier run left on the skin, rebased from wall time. A wall time that cannot be true counts as time up.</summary>
    public void Rebase(AppliedPeel peel, WallClock wall, Instant now)
    {
        var age = wall.At(now) - peel.At;
        _isTimeKnown = wall.IsTrusted && age >= TimeSpan.Zero;
        if (_isTimeKnown && age > LongestStory) return;
        (_peel, _isRebased, _told) = (peel, true, PeelStage.OnSkin);
        _appliedAt = new(now.Ticks - (_isTimeKnown ? age : peel.Limit).Ticks);
    }

    public void Off() => _peel = null;

    public PeelStage Stage(Instant now) => (now.Since(_appliedAt) - _peel!.Limit) switch
    {
        var over when over >= Margin => PeelStage.Overdue,
        var over when over >= TimeSpan.Zero => PeelStage.TimeUp,
        var over when over >= -Margin => PeelStage.EndsSoon,
        _ => PeelStage.OnSkin,
    };

    /// <summary>Low when it ends soon, high when its time is up, and once more when that was not heard. They stand until the peel is off.</summary>
    public void Tick(Instant now, AlarmBoard alarms)
    {
        var stage = _peel is null ? PeelStage.OnSkin : Stage(now);
        if (stage == _told) return;
        _told = stage;
        if (_raised is not null) alarms.Clear(_raised, now);
        _raised = stage switch
        {
            PeelStage.EndsSoon => "peel-ends-soon",
            PeelStage.TimeUp => "peel-overdue",
            PeelStage.Overdue => "peel-unheeded",
            _ => null,
        };
        if (_raised is not null) alarms.Raise(_raised, stage == PeelStage.EndsSoon ? AlarmPriority.Low : AlarmPriority.High, Text(_peel!, stage), latches: false, now);
    }

    public PeelView? View(Instant now) => _peel is not { } peel ? null : new(
        peel.Title, peel.Client, peel.At, now.Since(_appliedAt), peel.Limit, peel.Limit - now.Since(_appliedAt), Stage(now), _isRebased, _isTimeKnown, peel.Neutraliser);

    AlarmText Text(AppliedPeel peel, PeelStage stage)
    {
        var technician = $"Countdown of {peel.Step}: limit {peel.Limit}, applied {peel.At:u}{(_isRebased ? ", rebased from wall time after a restart" : "")}.";
        return stage == PeelStage.EndsSoon
            ? new($"{peel.Title} comes off in half a minute.", "", $"Have ready: {peel.Neutraliser}.", technician)
            : new(!_isTimeKnown ? $"{peel.Title} is on the skin, and nobody knows since when." : stage == PeelStage.TimeUp ? $"{peel.Title}: its time is up." : $"{peel.Title} is on the skin for too long.",
                "", $"Take it off now: {peel.Neutraliser}. Then confirm that it is off.", technician);
    }
}
