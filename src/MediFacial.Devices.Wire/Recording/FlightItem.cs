using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>One input or effect of a room. Which fields count, its mark says.</summary>
/// <param name="at">Of inputs; an effect happens at the instant of the input before it.</param>
/// <param name="index">Of port, pin or sound.</param>
/// <param name="body">What is not made on a steady tick: request, entry, sample, answer or text. An item that was read has its text instead.</param>
public readonly ref struct FlightItem(
    FlightMark mark, Instant at = default, int index = 0, long number = 0, bool flag = false, ReadOnlySpan<byte> bytes = default, object? body = null)
{
    public FlightMark Mark { get; } = mark;
    public Instant At { get; } = at;
    public int Index { get; } = index;
    public long Number { get; } = number;
    public bool Flag { get; } = flag;
    public ReadOnlySpan<byte> Bytes { get; } = bytes;
    public object? Body { get; } = body;

    public bool IsInput => Mark.IsInput();

    /// <summary>Of one line; null: it could not be read.</summary>
    public bool? Level => FlightRecorder.Level((byte)Number);

    /// <summary>Of one look at several lines.</summary>
    public ImmutableArray<PinLevel> Levels
    {
        get
        {
            var levels = ImmutableArray.CreateBuilder<PinLevel>(Bytes.Length / 2);
            for (var place = 0; place + 1 < Bytes.Length; place += 2) levels.Add(new(new(Bytes[place]), FlightRecorder.Level(Bytes[place + 1])));
            return levels.MoveToImmutable();
        }
    }

    /// <summary>What was asked, of an item that was read.</summary>
    /// <exception cref="FlightFault">This program does not know such a request, or cannot read what it needs.</exception>
    public OperatorRequest Request => RequestText.Read((string)Body!);

    /// <summary>The same effect, in everything that can be told of it. Whether a pin took its level is an answer of the pin, not of the room.</summary>
    public bool IsSameEffect(in FlightItem other) =>
        Mark == other.Mark && Index == other.Index && Number == other.Number && (Flag == other.Flag || Mark == FlightMark.PinSet)
        && Bytes.SequenceEqual(other.Bytes) && FlightBody.Text(Body) == FlightBody.Text(other.Body);

    public static FlightItem Frame(PortId port, ReadOnlySpan<byte> frame) => new(FlightMark.Frame, index: port.Index, bytes: frame);
    public static FlightItem PinSet(PinId pin, bool high, bool took) => new(FlightMark.PinSet, index: pin.Index, number: high ? 1 : 0, flag: took);
    public static FlightItem Armed(long guardTicket) => new(FlightMark.Armed, number: guardTicket);
    public static FlightItem GuardTold(ulong? answer) => new(FlightMark.GuardTold, number: unchecked((long)(answer ?? 0)), flag: answer is not null);
    public static FlightItem Entry(JournalEntry entry) => new(FlightMark.Entry, body: entry);
    public static FlightItem Sample(SessionSample sample) => new(FlightMark.Sample, body: sample);
    public static FlightItem Answer(OperatorRequest request, OperatorAnswer answer) => new(FlightMark.Answer, body: new Answered(request, answer));
    public static FlightItem Cue(SoundCue cue) => new(FlightMark.Cue, index: (int)cue);
}

/// <summary>A request with what became of it.</summary>
public sealed record Answered(OperatorRequest Request, OperatorAnswer Answer);
