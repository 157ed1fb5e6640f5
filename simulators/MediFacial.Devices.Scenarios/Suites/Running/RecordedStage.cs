using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Replay;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Wire;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>A room whose parts, lines, guard, disk and people say what they said when a flight was recorded, at the instants when they did; whatever the room asks of them.</summary>
/// <remarks>It has no plants: of what was really so, nothing is known.</remarks>
public sealed class RecordedStage : IScenarioStage, IRoomOutlet
{
    readonly FlightRecord _record;
    readonly FlightCursor _cursor;
    readonly TreatmentRoom _room;
    readonly List<JournalEntry> _journal = [];
    bool _begun;

    /// <exception cref="FlightFault">The record is of another version, or damaged.</exception>
    public RecordedStage(ScenarioTape tape)
    {
        _record = FlightRecord.Open(tape.File);
        _cursor = new(_record);
        _room = new(_record.Plan, this, _record.Start);
    }

    public RoomPlan Plan => _record.Plan;
    public Instant Now { get; private set; }
    public TruthView Truth => default(TruthView) with { At = Now };
    public RoomSnapshot? Snapshot => _begun ? _room.TakeSnapshot(Now) : null;
    public bool IsControllerAlive => _begun;
    public IReadOnlyList<JournalEntry> Journal => _journal;
    public long FlushedEntry { get; private set; }

    public string JournalHash
    {
        get
        {
            var link = JournalChain.Beginning.ToArray();
            foreach (var entry in _journal) link = JournalChain.Next(link, JournalText.Write(entry));
            return Convert.ToHexStringLower(link);
        }
    }

    public TimeSpan Allowance => TimeSpan.Zero;

    public void RunTo(Instant until)
    {
        while (_cursor.TryPeek(out var item) && (!item.IsInput || item.At <= until))
        {
            _ = _cursor.TryTake(out item);
            // What the room of then did and the room of now does not.
            if (!item.IsInput) continue;
            (Now, _begun) = (item.At, true);
            if (item.Mark == FlightMark.JournalFlushed) FlushedEntry = item.Number;
            FlightFeed.Feed(_room, item);
        }
        Now = until;
    }

    public void Apply(TwinFault fault) => throw new InvalidOperationException("A recording has no twins to which anything could happen.");

    public void Apply(HostFault fault) => throw new InvalidOperationException("A recording has no computer to which anything could happen.");

    public void Ask(OperatorRequest request, Action<OperatorAnswer> told) => throw new InvalidOperationException("In a recording everything has been asked.");

    public void Dispose() => _record.Dispose();

    // As long as the room does what it did, the record is gone through in step with it, and a pin that did not take its level then does not now.
    bool Follow(FlightMark mark, int index = 0)
    {
        if (!_cursor.TryPeek(out var recorded) || recorded.Mark != mark || recorded.Index != index) return true;
        var took = recorded.Flag;
        _ = _cursor.TryTake(out _);
        return took;
    }

    void IRoomOutlet.Transmit(PortId port, ReadOnlySpan<byte> frame) => Follow(FlightMark.Frame, port.Index);

    bool IRoomOutlet.SetPin(PinId pin, bool high) => Follow(FlightMark.PinSet, pin.Index);

    void IRoomOutlet.ArmEnergy(long guardTicket) => Follow(FlightMark.Armed);

    void IRoomOutlet.KickEnergy() => Follow(FlightMark.Kicked);

    void IRoomOutlet.DropEnergy() => Follow(FlightMark.Dropped);

    void IRoomOutlet.TellGuard(ulong? answer) => Follow(FlightMark.GuardTold);

    void IRoomOutlet.Append(JournalEntry entry)
    {
        Follow(FlightMark.Entry);
        _journal.Add(entry);
    }

    void IRoomOutlet.Sample(SessionSample sample) => Follow(FlightMark.Sample);

    void IRoomOutlet.Answer(OperatorRequest request, OperatorAnswer answer) => Follow(FlightMark.Answer);

    void IRoomOutlet.Cue(SoundCue cue) => Follow(FlightMark.Cue, (int)cue);
}
