using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Suites;

/// <summary>The building goes dark while the disk still writes.</summary>
public sealed class PowerCutTests
{
    static readonly Scenario SlowDisk = Scenario.Of("power-cut", ScenarioEnd.At(TimeSpan.FromMinutes(1))) with { Begin = StartConditions.Usual with { Disk = TimeSpan.FromMilliseconds(300) } };

    [Fact]
    public void Everything_is_dark_at_once_and_what_was_not_on_disk_is_in_no_journal()
    {
        using var stage = Stopped();
        stage.Journal[^1].Number.ShouldBeGreaterThan(stage.FlushedEntry);

        stage.Apply(new CutPower());

        stage.IsControllerAlive.ShouldBeFalse();
        stage.Journal[^1].Number.ShouldBe(stage.FlushedEntry);
        stage.RunTo(At(3));
        stage.Truth.EnergyContactClosed.ShouldBeFalse();
        stage.Truth.IsSafe.ShouldBeTrue();
    }

    [Fact]
    public void The_next_controller_goes_on_with_the_number_after_the_last_on_disk()
    {
        using var stage = Stopped();
        var last = stage.FlushedEntry;
        stage.Apply(new CutPower());
        stage.RunTo(At(4));

        stage.Apply(new RestorePower());
        stage.RunTo(At(12));

        stage.Journal.Single(entry => entry.Number == last + 1).Kind.ShouldBe(JournalKind.RoomStarted);
        stage.Journal.Select(entry => entry.Number).ShouldBe(Enumerable.Range(1, stage.Journal.Count).Select(number => (long)number));
        stage.FlushedEntry.ShouldBe(stage.Journal[^1].Number);
        stage.Snapshot!.Devices.ShouldAllBe(device => device.Link == Core.Commands.LinkState.Up);
    }

    /// <summary>A stop of which not all is on disk yet.</summary>
    static VirtualStage Stopped()
    {
        var stage = new VirtualStage(ShippedSuites.World, SlowDisk);
        stage.RunTo(At(2));
        stage.Apply(new PressEmergencyStop());
        stage.RunTo(At(2.1));
        return stage;
    }

    static Instant At(double seconds) => Instant.Zero + TimeSpan.FromSeconds(seconds);
}
