using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Records;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>A host that stops in the middle of a step.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public sealed class SignalTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("suction"), InlineData("light")]
    public async Task A_program_that_is_ended_in_the_middle_of_a_step_is_safe_before_it_lets_go(string step)
    {
        using var data = new ScratchFolder();
        Guid session;
        await using (var room = await Given.StepAsync(step, output, data.Path))
        {
            session = room.Snapshot.Session!.Id;
            await room.UntilAsync(snapshot => snapshot.Session?.Detail is SuctionDetail { Actual.Value: > 8 } or LightDetail { Actual.Value: > 30 }, "the room to have measured it");

            await room.EndAsync();

            var truth = room.Truth;
            truth.IsSafe.ShouldBeTrue(Given.Outline(truth));
            truth.EnergyContactClosed.ShouldBeFalse();
            (await room.Engine.Safe).ShouldBeTrue("a reading proved it before the threads ended");
        }
        (await Typed.RunAsync("records", "verify", "--data", data.Path)).Code.ShouldBe(ExitCode.Done);
        var record = new RecordBook(data.Path).Show(session).ShouldNotBeNull();
        record.Entries.ShouldContain(entry => entry.Kind == JournalKind.Stopped);
    }
}
