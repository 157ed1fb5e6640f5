using MediFacial.Devices.Testing.Transcripts;

namespace MediFacial.Devices.Wire.Tests.Transcripts;

/// <summary>What is not understood in a transcript is refused with its line: a line that nobody plays would prove nothing.</summary>
public sealed class TranscriptReaderTests
{
    const string Head = "part: x-1\nline: 9600 8N1\nreplies-within: 20 ms\nwritten-in: text\n\n";

    [Fact]
    public void A_scene_keeps_its_steps_in_their_order()
    {
        var transcript = Read(Head + "== Way up: all\n\n# Page 1.\ngiven: supply on\nafter: 0.3 s\nwire: poll\n> A\\r\\x07\n< silence\nmeans: a 1 x\nmeans: b 2 x\ntruth: pump-runs no\n\n== Next\n");
        transcript.Scenes.Select(scene => scene.IsWayUp).ShouldBe([true, false]);
        transcript.Scenes[0].Steps.Select(step => step.GetType().Name).ShouldBe([nameof(TranscriptCondition), nameof(TranscriptPause), nameof(TranscriptTruth), nameof(TranscriptExchange)]);
        var exchange = transcript.Exchanges.ShouldHaveSingleItem();
        exchange.ShouldSatisfyAllConditions(
            it => it.About.ShouldBe("Page 1."), it => it.Said.ShouldBeNull(), it => it.Means.ShouldBe("a 1 x, b 2 x"),
            it => transcript.Bytes(it.Sent!).ShouldBe([(byte)'A', 13, 7]), it => transcript.Written(transcript.Bytes(it.Sent!)).ShouldBe("A\\r\\x07"));
    }

    [Theory]
    [InlineData("part: x-1\nwritten-in: text\n", 1, "lacks “line: …”")]
    [InlineData("part: x-1\nspeed: 9600\n", 2, "does not belong into the head")]
    [InlineData("> A\n", 1, "belongs into a scene")]
    [InlineData(Head + "== S\n\nwire: poll\n> A\n< B\nmeans: a 1 x\n", 8, "needs a comment")]
    [InlineData(Head + "== S\n\n# Page 1.\n> A\n< B\nmeans: a 1 x\n", 9, "needs “wire: …”")]
    [InlineData(Head + "== S\n\n# Page 1.\nwire: poll\n> A\n< B\n", 9, "say what the controller makes of it")]
    [InlineData(Head + "== S\n\n# Page 1.\nwire: never; it never asks that\n> A\n< B\nmeans: a 1 x\n", 9, "means nothing to it")]
    [InlineData(Head + "== S\n\n# Page 1.\nwire: never\n> A\n< B\n", 9, "needs its reason")]
    [InlineData(Head + "== S\n\n# Page 1.\nwire: never; it never asks that\npart: never; it never says that\n> A\n< B\n", 9, "neither the wire nor the part")]
    [InlineData(Head + "== S\n\n# Page 1.\nwire: poll\nmeans: a 1 x\n", 9, "nothing is said")]
    [InlineData(Head + "== S\n\n# Page 1.\nwire: poll\n> A\n> B\nmeans: a 1 x\n", 11, "stands twice")]
    [InlineData(Head + "== S\n\nwait: 3 s\n", 8, "is not known")]
    [InlineData(Head + "== S\n\nafter: a while\n", 8, "is no time")]
    [InlineData(Head + "== S\n\nsomething else\n", 8, "is neither a comment nor")]
    public void What_is_no_transcript_is_refused_with_its_line(string text, int line, string why)
    {
        var problem = Should.Throw<FormatException>(() => Read(text)).Message;
        problem.ShouldStartWith($"x-1.txt:{line}: ");
        problem.ShouldContain(why);
    }

    static Transcript Read(string text) => TranscriptReader.Read("x-1.txt", text.Split('\n'));
}
