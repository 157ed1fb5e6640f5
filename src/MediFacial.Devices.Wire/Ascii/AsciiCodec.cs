using System.Buffers.Text;
using System.Text;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Ascii;

/// <summary>The line-ASCII master of one part.</summary>
sealed class AsciiCodec : PartCodec
{
    readonly AsciiMap _map;
    readonly AsciiLine _line;
    readonly byte[] _errorReply;
    readonly byte[] _noValue;
    readonly byte[] _body;
    readonly string _expectModel, _expectSerial;
    AsciiSide _asked;
    int _bodyAt;
    int _exception;
    int _beat;

    AsciiCodec(AsciiLineWire wire, PartPlan part, AsciiMap map)
        : base(wire.Serial, wire.ReplyTimeout, wire.Retries, [.. map.Polled.Select(poll => new PollGroup(poll.Period))])
    {
        (_map, _line, _asked) = (map, new AsciiLine(wire), map.Sides[0]);
        _errorReply = Encoding.ASCII.GetBytes(wire.ErrorReply ?? "");
        _noValue = Encoding.ASCII.GetBytes(wire.NoValue ?? "");
        _body = new byte[Math.Max(1, wire.LongestLine)];
        (_expectModel, _expectSerial) = (part.Profile.Identity?.Expect ?? "", part.SerialNumber ?? "");
        Forget();
    }

    public override TimeSpan Gap => TimeSpan.Zero;
    public override bool HasModel => _map.Model is not null;
    public override bool HasSerial => _map.SerialNumber is not null;
    public override int ReplyLength => _line.Longest;
    public override int ExceptionCode => _exception;

    /// <summary>Null for a part that has no exchange at all.</summary>
    public static AsciiCodec? Of(AsciiLineWire wire, PartPlan part, RoomPlan plan) =>
        AsciiMap.Of(wire, part, plan) is { Sides.Length: > 0 } map ? new AsciiCodec(wire, part, map) : null;

    public override int MakePoll(int poll, Span<byte> frame) => Make(_map.Polled[poll].Side, frame);

    public override int MakeModel(Span<byte> frame) => Make(_map.Model!.Value.Side, frame);

    public override int MakeSerial(Span<byte> frame) => Make(_map.SerialNumber!.Value.Side, frame);

    public override int MakeBeat(Span<byte> frame)
    {
        if (_map.Beat is not { } beat) return 0;
        _beat = (_beat + 1) & 0xFFFF;
        if (beat.Field >= 0) beat.Side.Values[beat.Field] = _beat;
        var length = Make(beat.Side, frame);
        MayRepeat = true; // a renewal with a new number harms nobody
        return length;
    }

    public override int MakeWrite(ReadOnlySpan<SignalValue> values, bool singly, Span<byte> frame, out int taken)
    {
        taken = 0;
        AsciiSide? side = null;
        foreach (var (signal, value) in values)
        {
            if (_map.Outputs[signal] is not { } output || (side is not null && (output.Side != side || singly))) break;
            if (!output.Scale.TryToWire(value, out var wire)) break;
            side = output.Side;
            if (output.Field >= 0) side.Values[output.Field] = wire;
            taken++;
            // An exchange without a field for it, such as OFF, says one thing only.
            if (output.Field < 0) break;
        }

        return side is null ? 0 : Make(side, frame);
    }

    public override void Forget()
    {
        foreach (var output in _map.Outputs)
            if (output is { Field: >= 0 }) output.Side.Values[output.Field] = output.Safe;
    }

    public override ReplyVerdict Judge(ReadOnlySpan<byte> received, out int used)
    {
        used = 0;
        var (at, damaged) = (0, false);
        while (at < received.Length)
        {
            _line.Find(received[at..], out var length, out var place, out var sound);
            if (length == 0) break;
            var body = received[at..][place];
            at += length;
            if (!sound)
            {
                damaged = true;
                continue;
            }

            (used, _bodyAt) = (at, at - length + place.Start.Value);
            if (_errorReply.Length > 0 && body.StartsWith(_errorReply)) return Refused(body);
            return _asked.Reply.Matches(body, _asked.ReplyPlaces) && Echoes(body) ? ReplyVerdict.Good : ReplyVerdict.Foreign;
        }

        if (received.Length - at > _line.Longest)
        {
            used = received.Length;
            return ReplyVerdict.Foreign;
        }

        return damaged ? ReplyVerdict.Damaged : ReplyVerdict.Incomplete;
    }

    public override void Deliver(ReadOnlySpan<byte> received, int poll, Instant takenAt, IWireSink sink)
    {
        foreach (var sensor in _map.Polled[poll].Side.Sensors)
            sink.Read(sensor.Sensor, Reading(received, sensor, takenAt));
    }

    public override bool IsModel(ReadOnlySpan<byte> received) => WireText.Same(Field(received, _map.Model!.Value.Field), _expectModel);

    public override bool IsSerial(ReadOnlySpan<byte> received) => WireText.Same(Field(received, _map.SerialNumber!.Value.Field), _expectSerial);

    public override string DescribeRequest(ReadOnlySpan<byte> frame) => $"{_asked.Id}: {AsciiMap.Printable(frame)}";

    public override string DescribeReply(ReadOnlySpan<byte> received, int? poll)
    {
        if (poll is not { } index) return AsciiMap.Printable(received[_bodyAt..]);
        var text = new StringBuilder();
        foreach (var sensor in _map.Polled[index].Side.Sensors)
            text.Append(text.Length == 0 ? "" : ", ").Append(sensor.Name).Append(' ').Append(Reading(received, sensor, default).Value);
        return text.ToString();
    }

    int Make(AsciiSide side, Span<byte> frame)
    {
        (_asked, MayRepeat) = (side, side.IsIdempotent);
        var length = side.Request.Fill(side.Values, _body, side.RequestPlaces);
        if (length == 0 || _line.BodyStart + length > frame.Length) return 0;
        _body.AsSpan(0, length).CopyTo(frame[_line.BodyStart..]);
        return _line.Close(frame, length);
    }

    bool Echoes(ReadOnlySpan<byte> body)
    {
        for (var field = 0; field < _asked.Echoes.Length; field++)
        {
            var sent = _asked.Echoes[field];
            if (sent >= 0 && !body[_asked.ReplyPlaces[field]].SequenceEqual(_body.AsSpan()[_asked.RequestPlaces[sent]])) return false;
        }

        return true;
    }

    ReplyVerdict Refused(ReadOnlySpan<byte> body)
    {
        var rest = body[_errorReply.Length..].TrimStart((byte)' ');
        _exception = Utf8Parser.TryParse(rest, out int code, out _) ? code : 0;
        return ReplyVerdict.Exception;
    }

    // What a part says it does not know is missing; what is no number besides is a broken sensor.
    Reading Reading(ReadOnlySpan<byte> received, in AsciiSensor sensor, Instant takenAt)
    {
        var text = Field(received, sensor.Field);
        return _noValue.Length > 0 && text.SequenceEqual(_noValue) ? new Reading(default, takenAt, ReadingQuality.Missing) : sensor.Scale.ToReading(Number(text), takenAt);
    }

    ReadOnlySpan<byte> Field(ReadOnlySpan<byte> received, int field) => field < 0 ? default : received[_bodyAt..][_asked.ReplyPlaces[field]];

    static double Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out double number, out var used) && used == text.Length ? number : double.NaN;
}
