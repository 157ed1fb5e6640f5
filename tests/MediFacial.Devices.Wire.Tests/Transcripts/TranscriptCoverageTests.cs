using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Testing.Transcripts;

namespace MediFacial.Devices.Wire.Tests.Transcripts;

/// <summary>A part file that can do more than its transcript tells has not been held against its datasheet.</summary>
public sealed class TranscriptCoverageTests
{
    public static TheoryData<string> Parts => [.. ShippedProfiles.All.GoodParts.Select(part => part.Id)];

    [Theory, MemberData(nameof(Parts))]
    public void A_transcript_has_every_signal_and_every_exchange_of_its_part(string id)
    {
        var part = ShippedProfiles.All.GoodParts.Single(each => each.Id == id);
        var transcript = ShippedTranscripts.All.SingleOrDefault(each => each.Part == id);
        transcript.ShouldNotBeNull($"{id} has no tests/transcripts/{id}.txt. tests/README.md says how to write one.");
        Missing(part, transcript).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_transcript_lacks_is_named()
    {
        var part = ShippedProfiles.All.GoodParts.Single(each => each.Id == "sc-3");
        var transcript = ShippedTranscripts.All.Single(each => each.Part == "sc-3");
        var silent = transcript with { Scenes = [] };
        var missing = Missing(part, silent).ToArray();
        foreach (var signal in part.Signals) missing.ShouldContain(each => each.Contains($" {signal.Id}", StringComparison.Ordinal), signal.Id);
        foreach (var rest in new[] { "wire: model", "wire: serial", "wire: beat", "refused" }) missing.ShouldContain(each => each.Contains(rest, StringComparison.Ordinal), rest);
        var driver = ShippedProfiles.All.GoodParts.Single(each => each.Id == "ld-4");
        var lines = (AsciiLineWire)driver.Wire;
        Missing(driver with { Wire = lines with { Exchanges = lines.Exchanges.Add(new("lamp-hours", "HRS?", "HRS {hours:0}", true)) } }, ShippedTranscripts.All.Single(each => each.Part == "ld-4"))
            .ShouldHaveSingleItem().ShouldContain("lamp-hours");
        Missing(part with { Signals = part.Signals.Add(part.Signal("vacuum")! with { Id = "vacuum-3" }) }, transcript).ShouldAllBe(each => each.Contains(" vacuum-3", StringComparison.Ordinal));
    }

    static IEnumerable<string> Missing(PartProfile part, Transcript transcript)
    {
        var asked = transcript.Exchanges.Where(exchange => exchange.NotByWire is null).ToArray();
        var told = asked.SelectMany(exchange => TranscriptValues.Told(exchange.Means!)).ToLookup(each => each.Signal, each => each.Value);
        var set = asked.Where(exchange => exchange.Wire.StartsWith("set ", StringComparison.Ordinal) && exchange.Means == "confirmed")
            .SelectMany(exchange => exchange.Wire[4..].Split(", ")).Select(each => each.Split(" to ")).ToLookup(each => each[0], each => each[^1]);
        foreach (var signal in part.Signals)
        {
            var (values, how) = signal.Direction == SignalDirection.Sensor ? (told[signal.Id], "an exchange that reads it, “means: …”,") : (set[signal.Id], "“wire: set … to …” with “means: confirmed”");
            foreach (var needed in Needed(signal))
                if (!values.Any(value => Says(signal, value, needed))) yield return $"{transcript.File} lacks {signal.Direction.ToString().ToLowerInvariant()} {signal.Id} at {Say(signal, needed)}: add {how} with that value.";
        }
        string[] words =
        [
            .. part.Identity is null ? [] : new[] { "model" }, .. part.Identity?.Serial is null ? [] : new[] { "serial" }, .. part.Heartbeat is null ? [] : new[] { "beat" },
        ];
        foreach (var word in words)
            if (!asked.Any(exchange => exchange.Wire == word && exchange.Means == "confirmed")) yield return $"{transcript.File} lacks “wire: {word}” with “means: confirmed”.";
        if (part.Wire is GpioWire)
        {
            if (!part.Stop.IsEmpty && !transcript.Scenes.Any(scene => scene.IsWayUp)) yield return $"{transcript.File} lacks “== Way up: …”: all outputs made safe, in their order.";
            yield break;
        }
        if (part.Wire is AsciiLineWire lines)
            foreach (var exchange in lines.Exchanges)
                if (!asked.Any(each => each.Sent!.StartsWith(lines.Prefix + exchange.Request.Split('{')[0], StringComparison.Ordinal)))
                    yield return $"{transcript.File} lacks exchange {exchange.Id}: add one whose “>” says {exchange.Request}.";
        foreach (var (kind, found) in new[]
        {
            ("“< silence” to a damaged request, or its error reply, “wire: never; …”", transcript.Exchanges.Any(exchange => exchange is { NotByWire: not null })),
            ("a refused request, “means: refused”", asked.Any(exchange => exchange.Means == "refused") || part.Signals.All(signal => signal.Direction == SignalDirection.Sensor)),
            ("a reply that is damaged on the line, “means: checksum”", asked.Any(exchange => exchange.Means == "checksum") || part.Wire is AsciiLineWire { Checksum: AsciiChecksum.None }),
            ("a part that is silent, “means: timeout”", asked.Any(exchange => exchange.Means == "timeout")),
            ("a part of another model, “means: wrong identity”", asked.Any(exchange => exchange.Means == "wrong identity") || part.Identity is null),
            ("the way up, “== Way up: …”", transcript.Scenes.Any(scene => scene.IsWayUp)),
        })
            if (!found) yield return $"{transcript.File} lacks {kind}.";
    }

    // Both levels of a switch, every choice, and both ends of a range: where a wrong scale, sign or type shows.
    static IEnumerable<Quantity> Needed(SignalProfile signal) => signal.Dimension switch
    {
        Dimension.Switch => [Quantity.Off, Quantity.On],
        Dimension.Choice => signal.Names.Select(name => Quantity.Of(name.Raw, Dimension.Choice)),
        _ => [signal.Range.Lowest, signal.Range.Highest],
    };

    static bool Says(SignalProfile signal, string written, Quantity needed) =>
        written is not ("(faulty)" or "(missing)") && !written.EndsWith("(implausible)", StringComparison.Ordinal) && Math.Abs(TranscriptValues.Value(signal, written).Value - needed.Value) < 1e-9;

    static string Say(SignalProfile signal, Quantity value) => signal.Names.FirstOrDefault(name => name.Raw == value.Value).Name ?? value.ToString();
}
