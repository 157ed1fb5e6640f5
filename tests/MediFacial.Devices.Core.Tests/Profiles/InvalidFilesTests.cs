using System.Text.RegularExpressions;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Profiles;

/// <summary>Every file of <c>device-profiles/invalid</c> beside the shipped parts and products: it gives the problems that its own head announces, and no others.</summary>
public sealed partial class InvalidFilesTests
{
    static readonly Lazy<ProfileSet> Together = new(() => ProfileSet.Read(
        [.. ShippedProfiles.FilesOf("parts"), .. ShippedProfiles.FilesOf("products"), .. ShippedProfiles.FilesOf("invalid")]));

    public static TheoryData<string> Files => [.. ShippedProfiles.FilesOf("invalid").Select(file => file.Path)];

    [Theory, MemberData(nameof(Files))]
    public void An_invalid_file_gives_exactly_the_problems_that_its_head_announces(string path)
    {
        var file = ShippedProfiles.FilesOf("invalid").Single(each => each.Path == path);
        var problems = ProblemsOf(file);
        problems.Select(problem => $"{problem.Code} at {problem.Line}:{problem.Column}").ShouldBe(Expected(file), ignoreOrder: true, string.Join('\n', problems));
        problems.ShouldAllBe(problem => problem.Message.Length > 20 && problem.Message.EndsWith('.'));
    }

    [Fact]
    public void There_are_at_least_25_of_them() => Files.Count.ShouldBeGreaterThanOrEqualTo(25);

    [Fact]
    public void Each_announces_something() => ShippedProfiles.FilesOf("invalid").ShouldAllBe(file => Expected(file).Length > 0 || ByCheck(file));

    static ProfileProblem[] ProblemsOf(ProfileFile file) => [.. Together.Value.Problems.Where(problem => problem.File == file.Path)];

    static string[] Expected(ProfileFile file) =>
        [.. Announcement().Matches(System.Text.Encoding.UTF8.GetString(file.Bytes.AsSpan())).Select(match => match.Groups[1].Value)];

    // Good as files; `check` finds what is wrong with them in a room, and its own test holds that.
    static bool ByCheck(ProfileFile file) => System.Text.Encoding.UTF8.GetString(file.Bytes.AsSpan()).StartsWith("# expect by check: ", StringComparison.Ordinal);

    [GeneratedRegex("^# expect: ([a-z0-9-]+ at [0-9]+:[0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex Announcement();
}
