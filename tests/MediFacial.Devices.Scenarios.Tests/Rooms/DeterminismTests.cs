using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>The same seed and build give the same journal, byte for byte.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void The_same_seed_gives_the_same_journal_and_another_seed_another()
    {
        var hash = Visit(seed: 7).JournalHash;
        Visit(seed: 7).JournalHash.ShouldBe(hash);
        Visit(seed: 8).JournalHash.ShouldNotBe(hash);
    }

    [Fact]
    public void The_hash_is_the_head_of_the_chain_over_the_canonical_entries()
    {
        var room = Visit(seed: 7);
        var link = JournalChain.Beginning.ToArray();
        foreach (var entry in room.Journal) link = JournalChain.Next(link, JournalText.Write(entry));
        room.JournalHash.ShouldBe(Convert.ToHexStringLower(link));
    }

    [Fact]
    public void What_is_written_after_the_hash_was_asked_for_changes_it()
    {
        var room = Visit(seed: 7);
        var before = room.JournalHash;
        var entries = room.Journal.Count;
        room.Apply(new PressEmergencyStop());
        room.Run(TimeSpan.FromSeconds(1));
        room.Journal.Count.ShouldBeGreaterThan(entries);
        room.JournalHash.ShouldNotBe(before);
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
