using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Room;

/// <summary>What a panel is shown.</summary>
public sealed partial class RoomController
{
    long _version;

    public RoomSnapshot TakeSnapshot(Instant now) => new(
        _room.Plan.Profile.Name, _room.Plan.Profile.Simulated, now, _room.Wall.At(now), ++_version, _room.EnergyContactClosed, _room.EmergencyStopHealthy,
        _room.DoorClosed, [.. _room.Devices.Select(device => View(device, now))], _readiness.Reasons(now), View(_director.Session, now),
        _stop?.View(CauseStill(now)), _director.Report, _alarms.Views(now), _panels.Commander)
    {
        Signal = _alarms.Signal(now),
        SelfTest = _selfTest.Last,
        Peel = _director.Peel.View(now),
        IsClockTrusted = _room.Wall.IsTrusted,
        Doses = _room.Doses.Book,
    };

    DeviceView View(RunningDevice device, Instant now) => new(
        device.Plan.Id, device.Plan.Name, device.Plan.Kind, device.State, device.Link(_room),
        [.. ReadingRoles.Of(device.Plan).Select(role => View(role, now))], Line(device.State))
    {
        SafeOff = _safeOff.Of(device.Plan.Id),
        Upkeep = device.Plan is SuctionPlan && _room.Upkeep is { } upkeep ? UpkeepTexts.View(upkeep, _director.MayTest, _director.Tests, _room.Wall.At(now)) : null,
    };

    ReadingView View(ReadingRole role, Instant now)
    {
        var reading = role.At(_room.Readings, now);
        return new(role.Role, role.Name, reading.IsGood ? reading.Value : null, role.Output is { } output ? _room.SetPoints[output.Index] : null,
            reading.Quality, reading.IsGood ? now.Since(reading.TakenAt) : null);
    }

    SessionView? View(Session? session, Instant now)
    {
        if (session is null) return null;
        var runner = session.Running;
        var remaining = runner is { State: StepState.Running or StepState.Paused or StepState.Ready } ? runner.Remaining(now) : null;
        var toCome = session.Steps.Skip(session.Current + 1).Where(step => step.State == StepState.Waiting).Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Step.Nominal);
        var whyNot = _director.State is SessionState.Paused or SessionState.StepReady
            ? _director.WhyNotGoOn(Against(now), now).Select(refusal => refusal.Operator).ToImmutableArray()
            : [];
        return new(session.Id, session.Start.Protocol.Name, session.Start.Card.ClientPseudonym.Trim(), session.Start.Card.OperatorInitials.Trim(), session.Start.Card.Phototype,
            session.Start.Card.Visit, _director.State, session.Views(), session.Current, now.Since(session.OpenedAt), remaining,
            _room.Wall.At(now) + (remaining ?? TimeSpan.Zero) + toCome, _director.Notice ?? runner?.Asks(now), runner?.Detail(now),
            _director.State == SessionState.Paused ? _director.PauseLeft(now) : null, whyNot)
        {
            Checklist = runner?.Checklist ?? [],
            Questions = session.Questions,
            Limits = runner?.Limits ?? [],
            Skin = session.Start.Card.Skin,
            AsksConsent = _director.NeedsConsent(now),
        };
    }

    static string Line(DeviceState state) => state switch
    {
        DeviceState.Absent => "Not connected",
        DeviceState.Idle => "Ready",
        DeviceState.Preparing => "Warming up, away from the face",
        DeviceState.Prepared => "Prepared, away from the face",
        DeviceState.Delivering => "In use",
        DeviceState.MakingSafe => "Switching off",
        DeviceState.Latched => "Stopped",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
