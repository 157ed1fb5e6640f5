using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Testing.Transcripts;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Scenarios.Tests.Transcripts;

/// <summary>Says to the twin of a part what a transcript says to the part, and compares every byte of the answer.</summary>
sealed class TwinPlayer
{
    const string Bus = "bench";

    /// <summary>Longer than the slowest of our sensors needs to be read.</summary>
    static readonly TimeSpan UntilSeen = TimeSpan.FromMilliseconds(200), LongestReply = TimeSpan.FromMilliseconds(150), Step = TimeSpan.FromMilliseconds(1);

    readonly Transcript _transcript;
    readonly List<string> _disagreements = [];
    readonly RoomPlan _plan;
    readonly TwinRoom _room;
    readonly byte[] _buffer = new byte[512];

    TwinPlayer(Transcript transcript, bool isGeneric = false)
    {
        _transcript = transcript;
        _plan = PlanOf(transcript, isGeneric);
        // Instruments without noise: a transcript has one answer.
        _room = new(RoomTwins.Of(_plan) with
        {
            Vacuum = new() { SensorNoise = 0, FirstSensorOffset = 0, SecondSensorOffset = 0 },
            Light = new() { DiodeNoise = 0, TemperatureNoise = 0 },
            Steam = new() { FaceNoise = 0, OutletNoise = 0, LevelNoise = 0, DistanceNoise = 0 },
            Skin = new() { Noise = 0, Placement = 0 },
        });
        _room.Advance(UntilSeen);
    }

    /// <returns>Where twin and transcript disagree; empty when they do not.</returns>
    public static ImmutableArray<string> Play(Transcript transcript) =>
        [.. transcript.Scenes.SelectMany(scene => new TwinPlayer(transcript).Play(scene))];

    /// <summary>The same on a twin that is made of the part file alone.</summary>
    public static ImmutableArray<string> PlayGeneric(Transcript transcript) =>
        [.. transcript.Scenes.SelectMany(scene => new TwinPlayer(transcript, isGeneric: true).Play(scene))];

    IEnumerable<string> Play(TranscriptScene scene)
    {
        foreach (var step in scene.Steps)
        {
            switch (step)
            {
                case TranscriptCondition condition: Put(condition); break;
                case TranscriptDeed deed: Do(deed.Line, deed.Words); break;
                case TranscriptPause pause: _room.Advance(pause.Time); break;
                case TranscriptTruth truth: Compare(step, truth.Name, truth.Value, TrueValue(truth)); break;
                case TranscriptExchange { NotByPart: null } exchange: Say(exchange); break;
            }
        }
        return _disagreements;
    }

    void Say(TranscriptExchange exchange)
    {
        if (_transcript.Writing == TranscriptWriting.Pins)
        {
            if (exchange.Sent is { } set && _transcript.Pin(set) is var (output, level)) _room.SetOutputLine(RoomLines.Number(LineOf(output)), level);
            if (exchange.Said is { } seen && _transcript.Pin(seen) is var (input, expected)) Compare(exchange, input, expected ? "1" : "0", _room.Line(LineOf(input)) ? "1" : "0");
            return;
        }
        var sent = _transcript.Bytes(exchange.Sent!);
        _room.Receive(Bus, sent);
        var (count, waited) = (0, TimeSpan.Zero);
        for (; waited < LongestReply && count == 0; waited += Step)
        {
            _room.Advance(Step);
            _room.TryTransmit(Bus, _buffer, out count);
        }
        var expectedReply = exchange.Said is { } said ? _transcript.Bytes(said) : [];
        if (!_buffer.AsSpan(0, count).SequenceEqual(expectedReply))
            Compare(exchange, exchange.About, _transcript.Written(expectedReply), _transcript.Written(_buffer.AsSpan(0, count)));
        // The silence that ends a request belongs to it, and twins are looked at once a millisecond.
        else if (count > 0 && waited > (Character * (sent.Length + count)) + WireTiming.Of(Serial.Baud, Serial.BitsPerByte).FrameGap + _transcript.RepliesWithin + Step)
            Compare(exchange, exchange.About, $"a reply within {_transcript.RepliesWithin.TotalMilliseconds} ms", $"one whose last character comes after {waited.TotalMilliseconds} ms");
    }

    SerialSettings Serial => _plan.Ports[0].Serial;

    TimeSpan Character => TimeSpan.FromSeconds((double)Serial.BitsPerByte / Serial.Baud);

    void Put(TranscriptCondition condition)
    {
        if (condition.What == "supply") Supply(condition.Value == "on");
        else
        {
            if (!Quantity.TryParse(condition.Value, out var value)) throw new FormatException($"{_transcript.File}:{condition.Line}: “{condition.Value}” is no value with a unit.");
            // It sees this and nothing of its plant.
            _room.Apply(new ScaleSensor(_transcript.Part, condition.What, 0));
            _room.Apply(new OffsetSensor(_transcript.Part, condition.What, value.Value));
        }
        _room.Advance(UntilSeen);
    }

    /// <summary>Both energy contacts, as if somebody kept kicking them.</summary>
    void Supply(bool on)
    {
        foreach (var line in new[] { RoomLines.EnergyRun, RoomLines.EnergyPermit })
        {
            _room.SetOutputLine(line, false);
            _room.SetOutputLine(line, on);
        }
        if (on) _room.Advance(TimeSpan.FromMilliseconds(50));
        _room.Apply(new WeldEnergyContact(on));
        _room.Apply(new WeldPermitContact(on));
    }

    void Do(int line, ImmutableArray<string> words)
    {
        var fault = FaultCatalogue.Find(words[0]) ?? throw new FormatException($"{_transcript.File}:{line}: the fault vocabulary has no “{words[0]}”.");
        _room.Apply((TwinFault)fault.Make(FaultPlaces.Of(_room), words.AsSpan()[1..]));
    }

    string TrueValue(TranscriptTruth truth)
    {
        using var json = JsonDocument.Parse(TruthJson.Write(_room.Truth));
        if (!json.RootElement.TryGetProperty(truth.Name, out var value)) throw new FormatException($"{_transcript.File}:{truth.Line}: the truth has no “{truth.Name}”.");
        return value.ValueKind switch
        {
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            _ => value.GetDouble().ToString("0.0", CultureInfo.InvariantCulture),
        };
    }

    void Compare(TranscriptStep step, string what, string expected, string actual)
    {
        if (expected != actual) _disagreements.Add($"{_transcript.File}:{step.Line}: {what}: the transcript has “{expected}”, the twin “{actual}”.");
    }

    string LineOf(string pin)
    {
        var part = _plan.Parts.First(each => each.Profile.Id == _transcript.Part);
        var signal = part.Profile.Signals.FirstOrDefault(each => each.Address is GpioAddress address && address.Pin == pin)
            ?? throw new FormatException($"{_transcript.File}: {part.Profile.Id} has no pin {pin}.");
        return _plan.Pins.First(each => (each.Output is { } output && _plan.Outputs[output.Index].Signal == signal) || (each.Sensor is { } sensor && _plan.Sensors[sensor.Index].Signal == signal)).Line;
    }

    static RoomPlan PlanOf(Transcript transcript, bool isGeneric)
    {
        if (transcript.Writing == TranscriptWriting.Pins) return TestRooms.Simulated();
        var part = ShippedProfiles.All.GoodParts.Single(each => each.Id == transcript.Part);
        // Under another name nobody knows that it has a twin of its own.
        if (isGeneric) part = part with { Id = $"{part.Id}-as-written" };
        var serial = part.Wire switch { ModbusRtuWire modbus => modbus.Serial, AsciiLineWire ascii => ascii.Serial, var wire => throw new FormatException($"{transcript.File}: {wire} is no serial wire.") };
        var profile = new RoomProfile("bench", "Bench", true, [], [], [], [], new(TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), true), []);
        return new(profile, [new(new(0), Bus, Bus, serial, [new(0)])],
            [new(new(0), part.Id, part, new(0), transcript.Address, transcript.SerialNumber, LeaseEnforcement.None)], [], [], [], [], []);
    }
}
