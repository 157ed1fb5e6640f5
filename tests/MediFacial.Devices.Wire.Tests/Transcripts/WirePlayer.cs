using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Testing.Transcripts;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests.Transcripts;

/// <summary>Makes the controller's side of a wire from the part file, asks it for what a transcript says, and compares the bytes that it sends and what it makes of the replies.</summary>
sealed class WirePlayer
{
    readonly Transcript _transcript;
    readonly PartProfile _part;
    readonly Dictionary<string, byte[]> _known = [];
    readonly List<string> _disagreements = [];
    readonly List<string> _strange = [], _faults = [];
    readonly BenchLine _line;
    readonly Queue<TranscriptExchange> _awaited = new();

    /// <summary>ms: until the slowest poll has come round.</summary>
    readonly double _patience;
    long _refusals;
    bool _isStrict;
    TranscriptExchange? _last;

    WirePlayer(Transcript transcript, PartProfile part)
    {
        (_transcript, _part) = (transcript, part);
        _patience = part.Signals.Max(signal => signal.PollEvery).TotalMilliseconds + 600;
        _line = new(BenchRoom.Room((part, transcript.Address, transcript.SerialNumber)), Answer);
        _line.Schedule.Trace = line =>
        {
            if (line.Direction == WireDirection.Fault) _faults.Add(line.Meaning);
        };
        foreach (var exchange in transcript.Scenes.Where(scene => scene.IsWayUp).SelectMany(scene => scene.Steps).OfType<TranscriptExchange>())
            if (exchange is { Sent: { } sent, Said: { } said, NotByWire: null }) _known[transcript.Written(transcript.Bytes(sent))] = transcript.Bytes(said);
    }

    /// <returns>Where Wire and transcript disagree; empty when they do not.</returns>
    public static ImmutableArray<string> Play(Transcript transcript)
    {
        var part = ShippedProfiles.All.GoodParts.Single(each => each.Id == transcript.Part);
        if (transcript.Writing == TranscriptWriting.Pins) return PinPlayer.Play(transcript);
        var serial = SerialOf(part);
        var line = $"{serial.Baud} {serial.DataBits}{serial.Parity.ToString()[0]}{serial.StopBits}";
        var unlike = line == transcript.Line ? Array.Empty<string>() : [$"{transcript.File}: the line is {transcript.Line}, the part file has {line}."];
        return [.. unlike, .. transcript.Scenes.SelectMany(scene => new WirePlayer(transcript, part).Play(scene))];
    }

    static SerialSettings SerialOf(PartProfile part) => part.Wire switch
    {
        ModbusRtuWire modbus => modbus.Serial,
        AsciiLineWire ascii => ascii.Serial,
        var wire => throw new FormatException($"{part.Id}: {wire} is no serial wire."),
    };

    IEnumerable<string> Play(TranscriptScene scene)
    {
        var exchanges = scene.Steps.OfType<TranscriptExchange>().Where(exchange => exchange.NotByWire is null).ToArray();
        if (exchanges.Length == 0) return [];
        if (scene.IsWayUp) GoUp(scene, exchanges);
        else
        {
            var isIdentity = exchanges[0].Wire is "model" or "serial";
            if (!isIdentity)
            {
                _line.Open().Run(0.5);
                if (_line.Schedule.Link(new(0)) != LinkState.Up) return [$"{_transcript.File}:{scene.Line}: the part does not come up: Wire sent {string.Join(", ", _strange)}, which “Way up” does not answer."];
            }
            foreach (var exchange in exchanges) Play(exchange);
        }
        return _disagreements;
    }

    // Every frame that opens a port, one after the other: none may be missing, none may come between.
    void GoUp(TranscriptScene scene, TranscriptExchange[] exchanges)
    {
        foreach (var exchange in exchanges) _awaited.Enqueue(exchange);
        _isStrict = true;
        _line.Open();
        for (var steps = 0; _awaited.Count > 0 && _strange.Count == 0 && steps < 1000 + _patience; steps++) _line.Run(0.001);
        _isStrict = false;
        _line.Run(_line.Delay.TotalSeconds + 0.001);
        if (_strange.Count > 0 || _awaited.Count > 0)
            Disagree(_awaited.Count > 0 ? _awaited.Peek() : exchanges[^1], $"Wire sends {string.Join(", ", _strange.DefaultIfEmpty("nothing"))}");
        else if (_line.Schedule.Link(new(0)) != LinkState.Up) _disagreements.Add($"{_transcript.File}:{scene.Line}: all is answered, and Wire does not take the part as up.");
        else JudgeLast();
    }

    // While a port opens nobody is told that a write was taken: the next frame shows it. Readings come with the polls behind.
    void JudgeLast()
    {
        if (_last is { Wire: "poll" } poll) Judge(poll);
    }

    void Play(TranscriptExchange exchange)
    {
        _strange.Clear();
        _awaited.Enqueue(exchange);
        var asked = true;
        if (exchange.Wire is "model" or "serial") Meet(exchange);
        else if (exchange.Wire == "beat") _line.Submit(Made.Renew(new(0)));
        else if (exchange.Wire.StartsWith("set ", StringComparison.Ordinal)) _line.Submit(Made.Admitted(new(0), [.. TranscriptValues.Written(_line.Plan, exchange.Wire[4..])]));
        else asked = exchange.Wire == "poll";
        if (!asked) throw new FormatException($"{_transcript.File}:{exchange.Line}: “wire: {exchange.Wire}” is not known; there are model, serial, poll, beat, set … to … and never.");

        var before = _line.Sent.Count;
        for (var steps = 0; _awaited.Count > 0 && steps < _patience; steps++) _line.Run(0.001);
        if (_awaited.Count > 0)
        {
            _awaited.Clear();
            Disagree(exchange, $"Wire sends {string.Join(", ", _line.Sent.Skip(before).Select(sent => _transcript.Written(sent.Frame)).Concat(_strange).Distinct().DefaultIfEmpty("nothing"))}");
            return;
        }
        var isAnswered = exchange.Means is not ("timeout" or "checksum" or "wrong identity");
        _line.Run(isAnswered ? _line.Delay.TotalSeconds + 0.001 : 0.6);
        if (_strange.Count > 0) Disagree(exchange, $"Wire also sends {string.Join(", ", _strange)}");
        Judge(exchange);
    }

    // Another part stands there, whatever is asked first: model and serial number may come in one reply.
    void Meet(TranscriptExchange exchange)
    {
        _known[exchange.Sent!] = _transcript.Bytes(exchange.Said!);
        _line.Open();
    }

    void Judge(TranscriptExchange exchange)
    {
        var heard = _line.Heard;
        var refused = _line.Schedule.Health(new(0)).Refusals > _refusals;
        var actual = exchange.Means switch
        {
            "timeout" or "checksum" => _faults.FirstOrDefault("no fault").ToLowerInvariant(),
            "wrong identity" => heard.Links.Any(link => link.Why == LinkFault.WrongIdentity) ? "wrong identity" : "no wrong identity",
            _ when refused => heard.Readings.Count == 0 && (exchange.Wire == "poll" || heard.Failed is [(_, LinkFault.DeviceException, _)]) ? "refused" : "refused, and yet taken",
            _ when heard.Failed is [var (_, fault, _), ..] => $"failed: {fault}",
            _ when heard.Confirmed.Count > 0 => "confirmed",
            _ when heard.Readings.Count > 0 => TranscriptValues.Compared(exchange.Means!, [.. heard.Readings.Select(item => (_line.Plan.Sensors[item.Sensor.Index].Signal, item.Reading))]),
            _ => "nothing",
        };
        if (actual != exchange.Means) Disagree(exchange, $"Wire makes of it: {actual}");
    }

    // As slow as the datasheet allows: the part file has to wait so long.
    byte[]? Answer(byte[] request)
    {
        var reply = Reply(request);
        var serial = SerialOf(_part);
        _line.Delay = TimeSpan.FromSeconds((double)serial.BitsPerByte * (request.Length + (reply?.Length ?? 0)) / serial.Baud) + _transcript.RepliesWithin;
        return reply;
    }

    byte[]? Reply(byte[] request)
    {
        var written = _transcript.Written(request);
        if (_awaited.TryPeek(out var awaited) && request.AsSpan().SequenceEqual(_transcript.Bytes(awaited.Sent!)))
        {
            if (_isStrict) JudgeLast();
            _last = _awaited.Dequeue();
            _line.Heard.Readings.Clear();
            _line.Heard.Confirmed.Clear();
            _line.Heard.Failed.Clear();
            _line.Heard.Links.Clear();
            _faults.Clear();
            _refusals = _line.Schedule.Health(new(0)).Refusals;
            return awaited.Said is { } said ? _transcript.Bytes(said) : null;
        }
        if (!_isStrict && _known.TryGetValue(written, out var reply)) return reply;
        _strange.Add(written);
        return null;
    }

    void Disagree(TranscriptExchange exchange, string what) =>
        _disagreements.Add($"{_transcript.File}:{exchange.Line}: {exchange.About} (wire: {exchange.Wire}) The transcript has > {exchange.Sent} < {exchange.Said ?? "silence"}, which means: {exchange.Means}. {what}.");
}
