using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Records;
using Microsoft.Data.Sqlite;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>The records that a real session left behind, read and doubted on the command line.</summary>
[Collection(FinishedSessionCollection.Name), Trait(RealTime.Speed, RealTime.Name)]
public sealed class RecordsVerbsTests(FinishedSession session, ITestOutputHelper output)
{
    [Fact]
    public async Task List_and_show_tell_of_the_session()
    {
        var list = await RunAsync(session.Data.Path, "list");
        list.Code.ShouldBe(ExitCode.Done);
        list.Output.ShouldContain("completed");
        list.Output.ShouldContain("SIMULATED");

        var show = await RunAsync(session.Data.Path, "show", session.Session.ToString()[..13]);
        show.Code.ShouldBe(ExitCode.Done, show.Error);
        show.Output.ShouldContain("Red light");
        show.Output.ShouldContain("1.2 J/cm²");
        show.Output.ShouldContain("demonstration.yaml");
        (await RunAsync(session.Data.Path, "show", "no-such")).Code.ShouldBe(ExitCode.WrongUsage);
    }

    [Fact]
    public async Task What_nobody_touched_is_sound()
    {
        var verified = await RunAsync(session.Data.Path, "verify");
        verified.Code.ShouldBe(ExitCode.Done, verified.Output);
        verified.Output.ShouldContain("sound");
    }

    [Theory]
    [InlineData("UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'C-017', 'C-018') AS BLOB) WHERE instr(bytes, CAST('C-017' AS BLOB)) > 0", "changed")]
    [InlineData("DELETE FROM entry WHERE number = 5", "missing")]
    [InlineData("DELETE FROM entry WHERE number > (SELECT max(number) FROM entry) - 2", "are gone")]
    public async Task A_changed_byte_a_removed_entry_and_a_cut_tail_are_each_found(string crime, string told)
    {
        using var copy = new ScratchFolder();
        foreach (var file in Directory.EnumerateFiles(session.Data.Path, "*.db*")) File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        using (var journal = new SqliteConnection($"Data Source={Path.Combine(copy.Path, JournalStore.FileName)};Pooling=False"))
        {
            journal.Open();
            using var command = journal.CreateCommand();
            command.CommandText = crime;
            command.ExecuteNonQuery().ShouldBeGreaterThan(0);
        }

        var verified = await RunAsync(copy.Path, "verify");

        verified.Code.ShouldBe(ExitCode.ProblemsFound, verified.Output + verified.Error);
        verified.Output.ShouldContain("NOT SOUND");
        verified.Output.ShouldContain(told);
    }

    async Task<Typed> RunAsync(string folder, params string[] verb)
    {
        var typed = await Typed.RunAsync(["records", .. verb, "--data", folder]);
        output.WriteLine(typed.Output + typed.Error);
        return typed;
    }
}
