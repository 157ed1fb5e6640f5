using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Replay;

/// <summary>Plays the inputs of a flight record through the core of this program and compares every effect with the one that was recorded. Ends at the first difference.</summary>
public sealed class FlightReplay : IRoomOutlet
{
    readonly FlightRecord _record;
    readonly RoomPlan _plan;
    readonly FlightCursor _cursor;
    readonly TreatmentRoom _room;
    FlightDifference? _difference, _otherRules;
    Instant _now, _began;
    string _cause = "the start";
    long _inputs, _effects, _entries;

    FlightReplay(FlightRecord record, RoomPlan plan)
    {
        (_record, _plan, _cursor) = (record, plan, new(record));
        _room = new(plan, this, record.Start);
    }

    /// <param name="plan">Null: of the files in the record. Another one shows what a changed file would have done.</param>
    /// <exception cref="FlightFault">The record is of another version.</exception>
    public static ReplayVerdict Play(FlightRecord record, RoomPlan? plan = null) => new FlightReplay(record, plan ?? record.Plan).Play();

    ReplayVerdict Play()
    {
        while (_difference is null && _cursor.TryTake(out var item))
        {
            if (!item.IsInput)
            {
                Differ(FlightText.Say(item, _plan), null);
                break;
            }
            if (_inputs++ == 0) _began = item.At;
            _now = item.At;
            _cause = item.Mark == FlightMark.Tick ? "tick" : FlightText.Say(item, _plan);
            Try(item);
        }
        return new(_inputs, _effects, _entries, _now.Since(_began), _difference ?? _otherRules, _otherRules is not null, _record.Ended, _record.Damage);
    }

    void Try(in FlightItem input)
    {
        try
        {
            FlightFeed.Feed(_room, input);
        }
        catch (Exception broken) when (broken is not FlightFault)
        {
            // A room whose logic threw has ended its record there; whoever replays it sees the same, with a debugger at hand.
            Differ(null, $"the room's logic failed: {broken}");
        }
    }

    /// <returns>Whether a pin took its level, as it was then.</returns>
    bool Compare(in FlightItem replayed)
    {
        // What comes after the first difference follows from it.
        if (_difference is not null) return true;
        if (!_cursor.TryPeek(out var recorded) || recorded.IsInput) Differ(null, FlightText.Say(replayed, _plan));
        else if (!IsSame(recorded, replayed)) Differ(FlightText.Say(recorded, _plan), FlightText.Say(replayed, _plan));
        else
        {
            _effects++;
            if (recorded.Mark == FlightMark.Entry) _entries++;
            _ = _cursor.TryTake(out _);
            return recorded.Flag;
        }
        return true;
    }

    // The guard's answer is made of every rule: where another set of them is in force it differs from the first one on, and would hide what the rules did.
    bool IsSame(in FlightItem recorded, in FlightItem replayed)
    {
        if (recorded.IsSameEffect(replayed)) return true;
        if (recorded.Mark != FlightMark.GuardTold || replayed.Mark != FlightMark.GuardTold || !recorded.Flag || !replayed.Flag) return false;
        _otherRules ??= Difference(FlightText.Say(recorded, _plan), FlightText.Say(replayed, _plan));
        return true;
    }

    void Differ(string? recorded, string? replayed) => _difference = Difference(recorded, replayed);

    FlightDifference Difference(string? recorded, string? replayed) => new(_now, _record.Start.Wall + _now.Since(Instant.Zero), _inputs, _cause, recorded, replayed);

    void IRoomOutlet.Transmit(PortId port, ReadOnlySpan<byte> frame) => Compare(FlightItem.Frame(port, frame));

    bool IRoomOutlet.SetPin(PinId pin, bool high) => Compare(FlightItem.PinSet(pin, high, took: true));

    void IRoomOutlet.ArmEnergy(long guardTicket) => Compare(FlightItem.Armed(guardTicket));

    void IRoomOutlet.KickEnergy() => Compare(new(FlightMark.Kicked));

    void IRoomOutlet.DropEnergy() => Compare(new(FlightMark.Dropped));

    void IRoomOutlet.TellGuard(ulong? answer) => Compare(FlightItem.GuardTold(answer));

    void IRoomOutlet.Append(JournalEntry entry) => Compare(FlightItem.Entry(entry));

    void IRoomOutlet.Sample(SessionSample sample) => Compare(FlightItem.Sample(sample));

    void IRoomOutlet.Answer(OperatorRequest request, OperatorAnswer answer) => Compare(FlightItem.Answer(request, answer));

    void IRoomOutlet.Cue(SoundCue cue) => Compare(FlightItem.Cue(cue));
}
