using System.Text;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Profiles;

public sealed class ProblemTests
{
    [Fact, Hazard("H55")]
    public void A_mistyped_key_is_named_with_the_nearest_one_and_all_that_are_allowed()
    {
        var problem = Only(Change("make: Bench", "mkae: Bench"), "unknown-key");
        problem.Message.ShouldContain("Did you mean “make”?");
        problem.Message.ShouldContain("Allowed: part, make, model, review, wire");
    }

    [Fact, Hazard("H55")]
    public void A_wrong_unit_says_what_was_written_and_which_units_are_allowed()
    {
        var problem = Only(Change("poll: 100 ms", "poll: 100 kPa"), "wrong-unit");
        problem.Message.ShouldBe("“100 kPa” is a pressure, but a duration is expected; write it in s, ms, min, h, d.");
    }

    [Fact]
    public void All_problems_of_a_file_come_at_once_in_reading_order()
    {
        var problems = Change("make: Bench", "make: [Bench]", "parity: even", "parity: some", "scale: 0.1", "scale: tenth").Problems;
        problems.Select(problem => problem.Code).ShouldBe(["wrong-type", "unknown-value", "not-a-number", "not-a-number", "not-a-number", "not-a-number", "not-a-number"], ignoreOrder: false);
        problems.Select(problem => problem.Line).ShouldBeInOrder();
    }

    [Fact]
    public void A_problem_prints_as_editors_expect() =>
        new ProfileProblem("parts/x.yaml", 3, 7, "unknown-key", "Wrong.").ToString().ShouldBe("parts/x.yaml:3:7: Wrong. [unknown-key]");

    [Fact]
    public void A_file_that_is_too_large_is_not_even_parsed() =>
        Only(PartReader.Read(ProfileFile.Of("large.yaml", new byte[(256 * 1024) + 1])), "file-too-large");

    [Fact]
    public void Bytes_that_are_no_text_are_refused_with_their_line() =>
        Only(PartReader.Read(ProfileFile.Of("latin.yaml", [.. "part: x\nmake: "u8, 0xE4, 0x0A])), "not-utf8").Line.ShouldBe(2);

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_read() =>
        PartReader.Read(ProfileFile.Of("windows.yaml", Encoding.UTF8.GetBytes("\uFEFF" + Text().ReplaceLineEndings("\r\n")))).Problems.ShouldBeEmpty();

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Only(PartReader.Read(ProfileFile.Of("deep.yaml", Encoding.UTF8.GetBytes("part: " + new string('[', 5000)))), "yaml-syntax");

    [Fact]
    public void Two_files_of_one_name_are_refused()
    {
        var file = ShippedProfiles.Of("parts", "sc-3");
        var problems = ProfileSet.Read([file, file with { Path = "parts/copy.yaml" }]).Problems;
        problems.ShouldHaveSingleItem().Code.ShouldBe("duplicate-name");
        problems[0].File.ShouldBe("parts/copy.yaml");
    }

    [Fact]
    public void The_hash_of_a_file_is_that_of_its_bytes() =>
        ProfileFile.Of("abc", "abc"u8).Sha256.ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    static string Text() => Encoding.UTF8.GetString(ShippedProfiles.Of("parts", "sc-3").Bytes.AsSpan());

    static Loaded<PartProfile> Change(params string[] pairs)
    {
        var text = Text();
        for (var i = 0; i < pairs.Length; i += 2) text = text.Replace(pairs[i], pairs[i + 1], StringComparison.Ordinal);
        return PartReader.Read(ProfileFile.Of("changed.yaml", Encoding.UTF8.GetBytes(text)));
    }

    static ProfileProblem Only(Loaded<PartProfile> loaded, string code)
    {
        loaded.Value.ShouldBeNull();
        var problems = loaded.Problems.Where(problem => problem.Code == code).ToArray();
        problems.ShouldNotBeEmpty(string.Join('\n', loaded.Problems));
        return problems[0];
    }
}
