using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Wire.Ports;

/// <summary>One value to write: which output signal of the part (index in its profile) and what.</summary>
readonly record struct SignalValue(int Signal, Quantity Value);

/// <summary>The language of one part: makes request frames and understands replies. One request at a time; nothing here waits, sends or throws.</summary>
abstract class PartCodec(SerialSettings serial, TimeSpan replyTimeout, int retries, PollGroup[] polls)
{
    public SerialSettings Serial => serial;
    public TimeSpan ReplyTimeout => replyTimeout;
    public int Retries => retries;
    public PollGroup[] Polls => polls;

    /// <summary>Silence that the line needs between two frames.</summary>
    public abstract TimeSpan Gap { get; }

    public abstract bool HasModel { get; }
    public abstract bool HasSerial { get; }

    /// <summary>The request made last may be sent again when its reply is lost.</summary>
    public bool MayRepeat { get; protected set; }

    /// <summary>Bytes of the longest right reply to the request made last.</summary>
    public abstract int ReplyLength { get; }

    /// <summary>Code that the part gave with its refusal.</summary>
    public abstract int ExceptionCode { get; }

    public abstract int MakePoll(int poll, Span<byte> frame);
    public abstract int MakeModel(Span<byte> frame);
    public abstract int MakeSerial(Span<byte> frame);

    /// <summary>A heartbeat with a number that no heartbeat before had; 0 when the part has none.</summary>
    public abstract int MakeBeat(Span<byte> frame);

    /// <summary>Writes as many of the first values as fit one request.</summary>
    /// <param name="singly">One value only.</param>
    /// <param name="taken">How many it carries; 0 when the first cannot be written at all.</param>
    public abstract int MakeWrite(ReadOnlySpan<SignalValue> values, bool singly, Span<byte> frame, out int taken);

    /// <summary>Forgets what was written: the part may have restarted.</summary>
    public abstract void Forget();

    /// <param name="used">Bytes in front that are done with.</param>
    public abstract ReplyVerdict Judge(ReadOnlySpan<byte> received, out int used);

    /// <summary>Hands the readings of a good reply to the sink.</summary>
    public abstract void Deliver(ReadOnlySpan<byte> received, int poll, Instant takenAt, IWireSink sink);

    public abstract bool IsModel(ReadOnlySpan<byte> received);
    public abstract bool IsSerial(ReadOnlySpan<byte> received);

    /// <summary>What the request made last means, for a person. Allocates: only for a trace that somebody reads.</summary>
    public abstract string DescribeRequest(ReadOnlySpan<byte> frame);

    /// <summary>What a good reply says, for a person.</summary>
    public abstract string DescribeReply(ReadOnlySpan<byte> received, int? poll);
}
