using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>The same seed and build give the same journal, byte for byte: twice, in another process, and on a processor that can do less.</summary>
public sealed class DeterminismTests
{
    const string Answer = "MEDIFACIAL_TESTS_JOURNAL_HASH";

    static readonly Dictionary<string, string> AsItIs = [];

    /// <summary>Whatever fuses a product and a sum, or adds up in lanes.</summary>
    static readonly Dictionary<string, string> WithoutFusedProducts = new() { ["DOTNET_EnableFMA"] = "0", ["DOTNET_EnableAVX2"] = "0" };

    static readonly Dictionary<string, string> BareProcessor = new() { ["DOTNET_EnableHWIntrinsic"] = "0", ["DOTNET_TieredPGO"] = "0", ["DOTNET_TieredCompilation"] = "0" };

    [Fact]
    public void The_same_seed_gives_the_same_journal_and_another_seed_another()
    {
        var hash = Visit(seed: 7).JournalHash;
        Visit(seed: 7).JournalHash.ShouldBe(hash);
        Visit(seed: 8).JournalHash.ShouldNotBe(hash);
    }

    [Fact]
    public async Task Another_process_and_a_processor_without_fused_products_give_the_same_journal()
    {
        var told = await Task.WhenAll(Elsewhere(AsItIs), Elsewhere(WithoutFusedProducts), Elsewhere(BareProcessor));
        told[0].Hash.ShouldBe(Visit(seed: 7).JournalHash);
        told[1].ShouldBe((told[0].Hash, false));
        told[2].ShouldBe((told[0].Hash, false));
    }

    [Fact]
    public void The_hash_is_the_head_of_the_chain_over_the_canonical_entries_and_goes_on_with_them()
    {
        var room = Visit(seed: 7);
        room.JournalHash.ShouldBe(Chained(room));
        room.Apply(new PressEmergencyStop());
        room.Run(TimeSpan.FromSeconds(1));
        room.Journal[^1].Kind.ShouldNotBe(JournalKind.SessionClosed);
        room.JournalHash.ShouldBe(Chained(room));
    }

    [Fact(Explicit = true)]
    public void The_other_process_tells_its_hash_and_whether_it_fuses_products()
    {
        var hash = Visit(seed: 7).JournalHash;
        hash.Length.ShouldBe(64);
        File.WriteAllText(Environment.GetEnvironmentVariable(Answer)!, $"{hash} {Fma.IsSupported}");
    }

    static async Task<(string Hash, bool Fuses)> Elsewhere(Dictionary<string, string> environment)
    {
        var answer = Path.GetTempFileName();
        try
        {
            // These tests run as a program of their own or through "dotnet": the other process is started the same way.
            var program = Environment.ProcessPath!;
            string[] through = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(DeterminismTests).Assembly.Location] : [];
            var start = new ProcessStartInfo(program, [.. through, "-explicit", "only", "-class", typeof(DeterminismTests).FullName!]) { RedirectStandardOutput = true };
            foreach (var (name, value) in environment) start.Environment[name] = value;
            start.Environment[Answer] = answer;
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var told = (await File.ReadAllTextAsync(answer, TestContext.Current.CancellationToken)).Split(' ');
            told.Length.ShouldBe(2, output);
            return (told[0], bool.Parse(told[1]));
        }
        finally
        {
            File.Delete(answer);
        }
    }

    static string Chained(VirtualRoom room)
    {
        var link = JournalChain.Beginning.ToArray();
        foreach (var entry in room.Journal) link = JournalChain.Next(link, JournalText.Write(entry));
        return Convert.ToHexStringLower(link);
    }

    static VirtualRoom Visit(ulong seed)
    {
        var treatment = new Treatment(setup: TwinRoomSetup.Standard(seed)) { Glance = TimeSpan.FromSeconds(1) }.Start();
        while (treatment.Session is { } session)
        {
            if (session.Steps[session.Current].State == Core.Room.StepState.Ready) treatment.Begin();
            else treatment.Leave();
        }
        return treatment.Room;
    }
}
