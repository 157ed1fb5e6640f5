using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Scenarios.Tests.Rooms;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Scenarios.Tests.Table;

/// <summary>Every cause in every moment: no output stays energised beyond the time of its cause, none comes back by itself, and no entry that was on disk is lost.</summary>
public sealed class EveryCauseInEveryMomentTests
{
    public static TheoryData<Cause, Moment> Cells
    {
        get
        {
            var cells = new TheoryData<Cause, Moment>();
            foreach (var cause in Enum.GetValues<Cause>())
                foreach (var moment in Enum.GetValues<Moment>()) cells.Add(cause, moment);
            return cells;
        }
    }

    [Theory, PlantsInTurn(nameof(Cells))]
    [Hazard("H04"), Hazard("H30"), Hazard("H31"), Hazard("H42"), Hazard("H46"), Hazard("H48"), Hazard("H50")]
    public void No_output_is_energised_beyond_the_time_of_its_cause_and_none_comes_back(double plant, Cause cause, Moment moment)
    {
        var treatment = Moments.Reach(moment, plant);
        var room = treatment.Room;
        var onDisk = room.FlushedEntry;
        var before = room.Journal.TakeWhile(entry => entry.Number <= onDisk).ToArray();

        Causes.Strike(cause, moment, room);

        room.Run(Causes.Allowed(cause, moment));
        IsEnergised(room).ShouldBeFalse($"{cause} in {moment}: {Causes.Allowed(cause, moment)} are over");
        room.RunUntil(() => room.Truth.IsSafe, TimeSpan.FromMilliseconds(600)).ShouldBeTrue("the hose empties, the valve springs away");
        room.RunUntil(() => !room.Truth.IsSafe || IsEnergised(room), TimeSpan.FromSeconds(20), TimeSpan.FromMilliseconds(20)).ShouldBeFalse("nothing comes back by itself");

        room.Journal.Take(before.Length).ShouldBe(before);
        room.Journal.Select(entry => entry.Number).ShouldBe(Enumerable.Range((int)room.Journal[0].Number, room.Journal.Count).Select(number => (long)number), "no number is missing");
        if (Causes.LeavesController(cause) && Causes.Latches(cause)) room.Journal.ShouldContain(entry => entry.Kind == JournalKind.Tripped || entry.Kind == JournalKind.Stopped);
    }

    static bool IsEnergised(VirtualRoom room)
    {
        var truth = room.Truth;
        return truth.PumpRuns || !truth.VentOpen || truth.Light.Value > 0 || truth.HeaterWatts > 0 || truth.LaserChainClosed || truth.LaserEmits || truth.EnergyContactClosed;
    }
}
