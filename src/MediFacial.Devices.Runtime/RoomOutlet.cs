using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Runtime.Guard;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.Runtime;

/// <summary>The real room's outlet: frames to pumps, levels to pins, entries to the journal, answers to whoever asked. Nothing here waits.</summary>
public sealed class RoomOutlet : IRoomOutlet
{
    readonly ImmutableArray<PortPump> _pumps;
    readonly IPinBank _pins;
    readonly EnergyLatch _latch;
    readonly GuardLink? _guard;
    readonly ImmutableArray<(PinId Pin, bool Safe)> _safeLevels;
    readonly JournalThread _journal;
    readonly RecorderThread _recorder;
    readonly SnapshotFeed _feed;
    readonly Dictionary<OperatorRequest, TaskCompletionSource<OperatorAnswer>> _asked = new(ReferenceEqualityComparer.Instance);
    readonly ImmutableArray<ProfileFile> _planFiles;
    StartSession? _starting;
    long _ticket;

    public RoomOutlet(
        RoomPlan plan, ImmutableArray<PortPump> pumps, IPinBank pins, EnergyLatch latch, JournalThread journal, RecorderThread recorder, SnapshotFeed feed, GuardLink? guard)
    {
        (_pumps, _pins, _latch, _journal, _recorder, _feed, _guard) = (pumps, pins, latch, journal, recorder, feed, guard);
        _planFiles = plan.Files;
        _safeLevels = [.. plan.Pins.Where(pin => pin is { IsOutput: true, Owner: PinOwner.Controller }).Select(pin => (pin.Id, plan.SafeLevel(pin)))];
    }

    /// <summary>Something happened that a panel should show at once. The loop sets it back.</summary>
    public bool HasNews { get; set; }

    /// <summary>Called before the inputs of a round are looked at: what drops the latch from here on is stronger than what this round decides.</summary>
    public void BeginRound() => _ticket = _latch.Ticket;

    public void Expect(OperatorPort.Asked asked)
    {
        _asked[asked.Request] = asked.Answer;
        if (asked.Request is StartSession start) _starting = start;
    }

    public void Transmit(PortId port, ReadOnlySpan<byte> frame) => _pumps[port.Index].Transmit(frame);

    public bool SetPin(PinId pin, bool high) => _pins.Write(pin, high);

    public void ArmEnergy(long guardTicket)
    {
        if (_latch.Arm(_ticket)) _guard?.Arm(guardTicket);
    }

    public void KickEnergy() => _latch.Kick();

    public void DropEnergy()
    {
        _latch.Drop();
        _guard?.Drop();
    }

    public void TellGuard(ulong? answer) => _guard?.Tell(answer);

    public void Append(JournalEntry entry)
    {
        if (entry.Kind == JournalKind.SessionOpened && entry.Session is { } session && session == _starting?.Session)
            _recorder.Take(session, [.. _planFiles, .. _starting.Files]);
        _journal.Append(entry);
        HasNews = true;
    }

    public void Sample(SessionSample sample) => _recorder.Take(sample);

    public void Answer(OperatorRequest request, OperatorAnswer answer)
    {
        if (_asked.Remove(request, out var waiting)) waiting.TrySetResult(answer);
        HasNews = true;
    }

    public void Cue(SoundCue cue) => _feed.Sound(cue);

    /// <summary>Everything that needs no part to answer: latch and pins. For when the room's own logic has failed or is gone.</summary>
    public void ForceSafe()
    {
        DropEnergy();
        foreach (var (pin, safe) in _safeLevels) _pins.Write(pin, safe);
    }

    /// <summary>Nobody waits for ever for a room that is gone.</summary>
    public void RefuseWaiting(Refusal refusal)
    {
        foreach (var waiting in _asked.Values) waiting.TrySetResult(new(refusal));
        _asked.Clear();
    }
}
