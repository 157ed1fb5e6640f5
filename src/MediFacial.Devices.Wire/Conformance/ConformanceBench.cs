using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Conformance;

enum BenchAnswer : byte { Silent, Good, Refused, Damaged }

/// <summary>What the checks of one run have in common: the part, its codec, what was just heard, and the rows so far.</summary>
sealed class ConformanceBench : IWireSink
{
    static readonly RoomProfile Nowhere = new(
        "bench", "Bench", false, [], [], [], [], new(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), true), []);

    readonly byte[] _frame = new byte[512];
    readonly byte[] _heard = new byte[1024];
    int _count;
    bool _isForgiven;

    public ConformanceBench(ConformanceSetup setup)
    {
        Setup = setup;
        var plan = PlanOf(setup);
        var part = plan.Parts[0];
        (Codec, Forge) = setup.Part.Wire switch
        {
            ModbusRtuWire wire => ((PartCodec)Modbus.ModbusCodec.Of(wire, part, plan), (RequestForge)new ModbusForge(part)),
            AsciiLineWire wire => (Ascii.AsciiCodec.Of(wire, part, plan) ?? throw NoWire(setup), new AsciiForge(part, wire)),
            _ => throw NoWire(setup),
        };
        Sensors = plan.Sensors;
    }

    public ConformanceSetup Setup { get; }
    public PartProfile Part => Setup.Part;
    public PartCodec Codec { get; }
    public RequestForge Forge { get; }
    public ImmutableArray<SensorPlan> Sensors { get; }

    public List<ConformanceRow> Rows { get; } = [];
    public List<TimeSpan> ReplyTimes { get; } = [];
    public ConformanceHand Hand { get; set; }

    /// <summary>The part gave the model code of the profile.</summary>
    public bool IsOurs { get; set; }

    public int Exchanges { get; private set; }
    public int Lost { get; private set; }
    public int Late { get; private set; }

    /// <summary>Bytes that belonged to no request.</summary>
    public int StrayBytes { get; private set; }
    public string FirstStray { get; private set; } = "";

    public Instant Now { get; set; }
    public Instant SaidAt { get; private set; }

    /// <summary>Since when nothing was on the line.</summary>
    public Instant QuietSince { get; set; }

    /// <summary>Silence before what was said last.</summary>
    public TimeSpan PauseBefore { get; private set; }

    public BenchAnswer Answer { get; private set; }
    public ReadOnlySpan<byte> Heard => _heard.AsSpan(0, _count);

    /// <summary>What the last poll brought, by the sensor's index.</summary>
    public Dictionary<int, Reading> Readings { get; } = [];

    /// <summary>The longest wait for a reply of <paramref name="replyLength"/> bytes.</summary>
    public TimeSpan Window(int requestLength, int replyLength) => WireTime.OnLine(Codec.Serial, requestLength + replyLength) + Codec.ReplyTimeout;

    public void Said(WireStep step, Instant now)
    {
        PauseBefore = now > QuietSince ? now.Since(QuietSince) : TimeSpan.Zero;
        (_count, Answer) = (0, BenchAnswer.Silent);
        if (step.Bytes.Length > 0) (SaidAt, QuietSince) = (now, now + WireTime.OnLine(Codec.Serial, step.Bytes.Length));
    }

    /// <returns>The step is over.</returns>
    public bool Hear(WireStep step, ReadOnlySpan<byte> bytes, Instant at)
    {
        QuietSince = at > QuietSince ? at : QuietSince;
        if (_count + bytes.Length > _heard.Length) _count = 0;
        bytes.CopyTo(_heard.AsSpan(_count));
        _count += bytes.Length;
        Now = at;
        return step.AwaitsReply ? IsAnswered() : _count >= step.Enough;
    }

    public void Unasked(ReadOnlySpan<byte> bytes, Instant at)
    {
        QuietSince = at > QuietSince ? at : QuietSince;
        Stray(bytes);
    }

    /// <summary>What is heard from now on while nobody asked says nothing about the part: it is being switched.</summary>
    public void ForgiveStrays(bool forgives) => _isForgiven = forgives;

    /// <summary>Asks what <paramref name="make"/> puts into a frame, and waits for the reply; after a lost one, until none can come any more.</summary>
    public IEnumerable<WireStep> Ask(FrameMaker make)
    {
        var length = make(_frame);
        Answer = BenchAnswer.Silent;
        if (length == 0) yield break;
        yield return new(_frame[..length], Window(length, Codec.ReplyLength)) { AwaitsReply = true };
        Exchanges++;
        if (Answer is BenchAnswer.Good or BenchAnswer.Refused)
        {
            ReplyTimes.Add(Clipped(Now.Since(SaidAt) - WireTime.OnLine(Codec.Serial, length + _count)));
            yield break;
        }
        var answer = _count > 0 ? BenchAnswer.Damaged : BenchAnswer.Silent;
        Lost++;
        yield return new([], 2 * Codec.ReplyTimeout);
        if (_count > 0)
        {
            Late++;
            Stray(Heard);
        }
        Answer = answer;
    }

    public IEnumerable<WireStep> Write(int signal, Quantity value) =>
        Ask(frame => Codec.MakeWrite([new SignalValue(signal, value)], true, frame, out _));

    /// <summary>Asks who it is while it may be without power: silence is an answer here, and counts as no lost reply.</summary>
    public IEnumerable<WireStep> Probe(TimeSpan after)
    {
        foreach (var step in Wait(after)) yield return step;
        var length = Codec.MakeModel(_frame);
        yield return new(_frame[..length], Window(length, Codec.ReplyLength)) { AwaitsReply = true };
    }

    /// <summary>Only listens; what comes is stray.</summary>
    public IEnumerable<WireStep> Wait(TimeSpan time)
    {
        yield return new([], time);
        if (_count > 0) Stray(Heard);
    }

    /// <summary>What the answer to the request made last was, for a person.</summary>
    public string AnswerText => Answer switch
    {
        BenchAnswer.Good => Codec.DescribeReply(Heard, null),
        BenchAnswer.Refused => Codec.DescribeReply(Heard, null),
        BenchAnswer.Damaged => "a reply that is not whole",
        _ => $"no reply within {Milliseconds(Codec.ReplyTimeout)}",
    };

    public void Passed(string name, string promised, string path, string seen) => Add(name, promised, path, seen, ConformanceVerdict.Passed);

    public void NotTried(string name, string promised, string path, string why) => Add(name, promised, path, why, ConformanceVerdict.NotTried);

    public void Judged(bool good, string name, string promised, string path, string seen) =>
        Add(name, promised, path, seen, good ? ConformanceVerdict.Passed : ConformanceVerdict.Failed);

    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms");

    void IWireSink.Read(SensorId sensor, Reading reading) => Readings[sensor.Index] = reading;
    void IWireSink.Confirmed(Command command, Instant now) { }
    void IWireSink.Failed(Command command, LinkFault fault, Instant now) { }
    void IWireSink.LinkChanged(PartId part, LinkState state, LinkFault why, Instant now) { }

    bool IsAnswered()
    {
        while (_count > 0)
        {
            var verdict = Codec.Judge(Heard, out var used);
            if (verdict is ReplyVerdict.Incomplete or ReplyVerdict.Damaged) return false;
            var rest = _heard.AsSpan(used, _count - used);
            if (verdict == ReplyVerdict.Foreign)
            {
                Stray(_heard.AsSpan(0, used));
                rest.CopyTo(_heard);
                _count -= used;
                continue;
            }
            if (!rest.IsEmpty) Stray(rest);
            (_count, Answer) = (used, verdict == ReplyVerdict.Good ? BenchAnswer.Good : BenchAnswer.Refused);
            return true;
        }
        return false;
    }

    void Stray(ReadOnlySpan<byte> bytes)
    {
        if (_isForgiven) return;
        if (StrayBytes == 0) FirstStray = Text(bytes);
        StrayBytes += bytes.Length;
    }

    /// <summary>Bytes as a technician reads them on this wire.</summary>
    public string Text(ReadOnlySpan<byte> bytes)
    {
        if (Part.Wire is ModbusRtuWire) return $"[{WireTraceLine.HexOf(bytes)}]";
        var text = new StringBuilder("“");
        foreach (var value in bytes) text.Append(value is >= 0x20 and < 0x7F ? (char)value : '·');
        return text.Append('”').ToString();
    }

    void Add(string name, string promised, string path, string seen, ConformanceVerdict verdict) =>
        Rows.Add(new(name, promised, $"{Setup.Source.File}:{Setup.Source.At(path).Line}", seen, verdict));

    static TimeSpan Clipped(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    static ArgumentException NoWire(ConformanceSetup setup) => new($"The part {setup.Part.Id} has no serial wire.", nameof(setup));

    static RoomPlan PlanOf(ConformanceSetup setup)
    {
        var (port, part) = (new PortId(0), new PartId(0));
        var serial = setup.Part.Wire switch
        {
            ModbusRtuWire wire => wire.Serial,
            AsciiLineWire wire => wire.Serial,
            _ => throw NoWire(setup),
        };
        // With a number to compare, the codec can ask for it; without one, whatever comes is shown.
        var plan = new PartPlan(part, setup.Part.Id, setup.Part, port, setup.Address, setup.SerialNumber ?? "", LeaseEnforcement.None);
        var sensors = setup.Part.Signals.Where(signal => signal.Direction == SignalDirection.Sensor)
            .Select((signal, index) => new SensorPlan(new(index), signal.Id, part, signal)).ToImmutableArray();
        return new(Nowhere, [new(port, "bench", "", serial, [part])], [plan], sensors, [], [], [], []);
    }
}

/// <summary>Writes a request and says how long it is; 0: there is none.</summary>
delegate int FrameMaker(Span<byte> frame);
