using MediFacial.Devices.Testing;
using MediFacial.Devices.Testing.Transcripts;

namespace MediFacial.Devices.Wire.Tests.Transcripts;

/// <summary>One half of the referee between twins and Wire; the other half is in Scenarios.Tests, and the files in <c>tests/transcripts</c>.</summary>
public sealed class WireTranscriptTests
{
    public static TheoryData<string> Parts => [.. ShippedTranscripts.All.Select(transcript => transcript.Part)];

    [Theory, MemberData(nameof(Parts)), Hazard("H55")]
    public void Wire_sends_every_request_of_a_transcript_and_takes_its_replies_as_they_are_meant(string part) => WirePlayer.Play(Of(part)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Parts))]
    public void Another_byte_anywhere_in_a_transcript_is_found(string part)
    {
        var transcript = Of(part);
        var asked = transcript.Exchanges.Where(exchange => exchange.NotByWire is null).ToArray();
        asked.ShouldNotBeEmpty();
        foreach (var exchange in asked)
        {
            if (exchange.Sent is { } sent) Found(transcript, exchange, exchange with { Sent = Changed(transcript, sent, exchange.Wire) }).ShouldBeTrue($"request: {exchange.About}");
            // What is already a damaged or foreign reply may well become another one.
            if (exchange is { Said: { } said, Means: not ("checksum" or "wrong identity") })
                Found(transcript, exchange, exchange with { Said = Changed(transcript, said, exchange.Wire) }).ShouldBeTrue($"reply: {exchange.About}");
        }
    }

    static Transcript Of(string part) => ShippedTranscripts.All.Single(transcript => transcript.Part == part);

    static bool Found(Transcript transcript, TranscriptExchange one, TranscriptExchange other) => !WirePlayer.Play(transcript with
    {
        Scenes = [.. from scene in transcript.Scenes
                     where scene.IsWayUp || scene.Steps.Contains(one)
                     select scene.Steps.Contains(one) ? scene with { Steps = scene.Steps.Replace(one, other) } : scene],
    }).IsEmpty;

    // One bit in the middle, so that both ends of a line still hold; of a reply that has model and serial number, in the model.
    static string Changed(Transcript transcript, string said, string wire)
    {
        if (transcript.Writing == TranscriptWriting.Pins) return said.EndsWith('1') ? said[..^1] + "0" : said[..^1] + "1";
        var bytes = transcript.Bytes(said);
        bytes[wire == "model" ? Math.Min(4, bytes.Length - 1) : bytes.Length / 2] ^= 1;
        return transcript.Written(bytes);
    }
}
