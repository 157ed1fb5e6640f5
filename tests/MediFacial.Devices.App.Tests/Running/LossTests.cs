using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.App.Tests.Running;

public enum Loss { CablePulled, PartFrozen, EmergencyStop }

/// <summary>Losing part of the real room in the middle of a step: judged on true physics, then put right and reset.</summary>
[Trait(RealTime.Speed, RealTime.Name)]
public abstract class LossTests(string step, string bus, string part, ITestOutputHelper output)
{
    [Theory]
    [InlineData(Loss.CablePulled), InlineData(Loss.PartFrozen), InlineData(Loss.EmergencyStop)]
    public async Task A_loss_in_the_middle_ends_safe_and_stays_safe_until_somebody_begins_again(Loss loss)
    {
        await using var room = await Given.StepAsync(step, output);

        room.Hands.Apply(Lose(loss));

        var stopped = await room.UntilAsync(snapshot => snapshot.Stop is { SafeProven: true }, "the stop to be proven");
        room.UntilTrue(truth => truth is { IsSafe: true, EnergyContactClosed: false }, "the twins to be safe");
        output.WriteLine($"{stopped.Stop!.Headline} {stopped.Stop.Technician} Proven after {stopped.Stop.SafeAfter?.TotalMilliseconds:0} ms. {Given.Outline(room.Truth)}");
        stopped.Session!.State.ShouldBe(SessionState.Stopped);
        stopped.Stop.Headline.ShouldNotBeNullOrWhiteSpace();

        room.Hands.Apply(Restore(loss));

        var hands = new Aesthetician(room, Aesthetician.SensorThatReadsHigh);
        var reset = await hands.ResetAsync();
        await room.UntilAsync(snapshot => snapshot.At.Since(reset.At) >= TimeSpan.FromSeconds(2), "two seconds in which nothing may happen");
        room.Truth.IsSafe.ShouldBeTrue("a reset restarts nothing");
        room.Truth.EnergyContactClosed.ShouldBeFalse();
        room.Snapshot.Session!.State.ShouldBe(SessionState.Paused);

        await hands.ResumeAsync();
        room.UntilTrue(truth => Given.IsGiving(step, truth), $"{step} to be given again");
    }

    TwinFault Lose(Loss loss) => loss switch
    {
        Loss.CablePulled => new Unplug(bus),
        Loss.PartFrozen => new Freeze(part),
        Loss.EmergencyStop => new PressEmergencyStop(),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, null),
    };

    TwinFault Restore(Loss loss) => loss switch
    {
        Loss.CablePulled => new Plug(bus),
        Loss.PartFrozen => new Thaw(part),
        Loss.EmergencyStop => new ReleaseEmergencyStop(),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, null),
    };
}

public sealed class LossInSteamTests(ITestOutputHelper output) : LossTests("steam", "bus-a", "analogue-inputs", output);

public sealed class LossInSuctionTests(ITestOutputHelper output) : LossTests("suction", "bus-a", "suction-console", output);

public sealed class LossInLightTests(ITestOutputHelper output) : LossTests("light", "bus-b", "led-driver", output);
