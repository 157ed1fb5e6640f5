using MediFacial.Devices.Testing.Transcripts;

namespace MediFacial.Devices.Scenarios.Tests.Transcripts;

/// <summary>One half of the referee between twins and Wire; the other half is in Wire.Tests, and the files in <c>tests/transcripts</c>.</summary>
public sealed class TwinTranscriptTests
{
    public static TheoryData<string> Parts => [.. ShippedTranscripts.All.Select(transcript => transcript.Part)];

    [Theory, MemberData(nameof(Parts))]
    public void The_twin_answers_every_line_of_its_transcript_byte_for_byte(string part) => TwinPlayer.Play(Of(part)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Parts))]
    public void Another_reply_anywhere_in_a_transcript_is_found(string part)
    {
        var transcript = Of(part);
        var answered = transcript.Exchanges.Where(exchange => exchange is { NotByPart: null, Said: not null }).ToArray();
        answered.ShouldNotBeEmpty();
        foreach (var exchange in answered)
            TwinPlayer.Play(OneChanged(transcript, exchange, exchange with { Said = Changed(transcript, exchange.Said!) }))
                .ShouldContain(found => found.StartsWith($"{transcript.File}:{exchange.Line}:", StringComparison.Ordinal), exchange.About);
    }

    [Theory]
    [InlineData("sc-3")]
    [InlineData("ai-8")]
    public void A_register_twin_made_of_the_part_file_says_who_it_is_and_reads_back_what_was_written(string part)
    {
        var transcript = Of(part);
        var written = transcript with
        {
            Scenes = [.. from scene in transcript.Scenes
                         where scene.IsWayUp || scene.Title == "Outputs, one by one"
                         select scene with { Steps = [.. scene.Steps.Where(step => step is TranscriptExchange { Wire: not "poll" })] }],
        };
        written.Exchanges.ShouldNotBeEmpty();
        TwinPlayer.PlayGeneric(written).ShouldBeEmpty();
    }

    static Transcript Of(string part) => ShippedTranscripts.All.Single(transcript => transcript.Part == part);

    static Transcript OneChanged(Transcript transcript, TranscriptExchange one, TranscriptExchange other) => transcript with
    {
        Scenes = [.. from scene in transcript.Scenes
                     where scene.Steps.Contains(one)
                     select scene with { Steps = scene.Steps.Replace(one, other) }],
    };

    // One bit in the middle, so that both ends of a line still hold.
    static string Changed(Transcript transcript, string said)
    {
        if (transcript.Writing == TranscriptWriting.Pins) return said.EndsWith('1') ? said[..^1] + "0" : said[..^1] + "1";
        var bytes = transcript.Bytes(said);
        bytes[bytes.Length / 2] ^= 1;
        return transcript.Written(bytes);
    }
}
