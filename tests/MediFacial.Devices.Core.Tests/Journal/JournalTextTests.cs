using System.Globalization;
using System.Text;
using CsCheck;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Tests.Journal;

public sealed class JournalTextTests
{
    static readonly JournalEntry Sample = new(
        7, JournalKind.Delivered, new Instant(123), new(2026, 11, 22, 21, 8, 38, TimeSpan.FromHours(2)), new Guid(1, 2, 3, new byte[8]),
        "Red \"light\"\n12.4 J/cm²", [new("step", "led\\red"), new("", "")]);

    [Fact]
    public void An_entry_has_exactly_these_bytes() => Encoding.UTF8.GetString(JournalText.Write(Sample)).ShouldBe(
        """
        {"v":1,"n":7,"kind":"Delivered","at":123,"utc":"2026-11-22T19:08:38.0000000Z","session":"00000001-0002-0003-0000-000000000000","text":"Red \"light\"\u000a12.4 J/cm²","fields":[["step","led\\red"],["",""]]}
        """);

    [Fact]
    public void The_bytes_do_not_depend_on_the_culture_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "minus";
        odd.DateTimeFormat.TimeSeparator = ".";
        var expected = JournalText.Write(Sample with { At = new(-5) });
        try
        {
            CultureInfo.CurrentCulture = odd;
            JournalText.Write(Sample with { At = new(-5) }).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_entry_comes_back_as_it_was_written()
    {
        var text = Gen.Char.Where(letter => !char.IsSurrogate(letter)).Array[0, 12].Select(letters => new string(letters));
        var entries = Gen.Select(Gen.Long, Gen.Enum<JournalKind>(), Gen.Long, Gen.DateTimeOffset, text, Gen.Select(text, text).Array[0, 4], Gen.Bool);
        entries.Sample(drawn =>
        {
            var (number, kind, at, utc, sentence, fields, hasSession) = drawn;
            var entry = new JournalEntry(number, kind, new(at), utc, hasSession ? new Guid(3, 1, 4, new byte[8]) : null, sentence,
                [.. fields.Select(field => new JournalField(field.Item1, field.Item2))]);
            var back = JournalText.Read(JournalText.Write(entry))!;
            return back.Fields.SequenceEqual(entry.Fields) && back with { Fields = entry.Fields } == entry;
        });
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character_and_stays_readable() =>
        JournalText.Read(JournalText.Write(Sample with { Sentence = "a\ud800b" }))!.Sentence.ShouldBe("a\ufffdb");

    [Fact]
    public void Random_bytes_are_refused_and_never_throw() =>
        Gen.Byte.Array[0, 60].Sample(bytes => JournalText.Read(bytes) is null);

    [Theory]
    [InlineData("\"n\":7", "\"n\": 7")]
    [InlineData("\"n\":7", "\"n\":07")]
    [InlineData("\"n\":7", "\"n\":7.0")]
    [InlineData("\"v\":1", "\"v\":2")]
    [InlineData("\"kind\":\"Delivered\"", "\"kind\":\"17\"")]
    [InlineData("\"kind\":\"Delivered\"", "\"kind\":\"Delighted\"")]
    [InlineData("cm²", "cm\\u00b2")]
    [InlineData("\\u000a", "\\n")]
    [InlineData("]]}", "]]} ")]
    [InlineData("]]}", "]],\"more\":1}")]
    [InlineData("00000001-", "0000000A-")]
    public void A_second_spelling_of_an_entry_is_refused(string written, string otherwise)
    {
        var text = Encoding.UTF8.GetString(JournalText.Write(Sample));
        text.ShouldContain(written);
        JournalText.Read(Encoding.UTF8.GetBytes(text.Replace(written, otherwise, StringComparison.Ordinal))).ShouldBeNull();
    }
}
