using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>Each rule that only warns, alone: it stands after as long as its row says, stops nobody, and ends with its cause.</summary>
public sealed class EveryWarningStandsTests
{
    /// <param name="After">ms until it stands, to within three beats.</param>
    sealed record Row(string Rule, string Step, double Value, double After, params string[] Sensors);

    static readonly Row[] Rows =
    [
        new("light-drift", "light", 53, 5000, "led-driver.guard"),
        new("light-drift", "light", 67, 5000, "led-driver.guard"),
        new("light-weak", "light", 47, 5000, "led-driver.guard", "led-driver.irradiance-633"),
        new("face-warm", "steam", 42.7, 2000, "analogue-inputs.face"),
        new("distance-near", "steam", 35, 2000, "analogue-inputs.distance"),
        new("water-getting-low", "steam", 24, 2000, "analogue-inputs.water-level"),
        new("thermal-dose-high", "hot steam", 44.7, 83300, "analogue-inputs.face"),
        new("steam-long", "long steam", 40, 598000, "analogue-inputs.face"),
        new("does-not-heat", "long steam", 80, 90000, "analogue-inputs.element"),
        new("skin-warm", "light", 41.1, 1000, "led-driver.skin-temperature"),
        new("board-warm", "light", 60.1, 1000, "led-driver.board-temperature"),
    ];

    public static IEnumerable<string> Rules => Rows.Select(row => row.Rule).Distinct();

    public static TheoryData<int, string> Cells
    {
        get
        {
            var cells = new TheoryData<int, string>();
            for (var index = 0; index < Rows.Length; index++) cells.Add(index, $"{Rows[index].Rule} at {Rows[index].Value}");
            return cells;
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public void A_warning_stands_stops_nobody_and_ends_with_its_cause(int index, string what)
    {
        var row = Rows[index];
        var room = EveryRuleTripsTests.Prepare(row.Step);
        var wrong = room.Now;

        foreach (var sensor in row.Sensors) room.Moving[sensor] = now => row.Value + (now.Ticks / FedRoom.Beat.Ticks % 2 * 0.1);

        room.RunUntil(() => room.Warnings.Contains(row.Rule), TimeSpan.FromMilliseconds(row.After + 500)).ShouldBeTrue($"{what} did not warn");
        room.Now.Since(wrong).TotalMilliseconds.ShouldBeInRange(row.After, row.After + 3 * FedRoom.Beat.TotalMilliseconds);
        var kicks = room.Kicks.Count;
        room.Run(TimeSpan.FromSeconds(1));
        room.Snapshot.Stop.ShouldBeNull();
        room.Session!.State.ShouldBe(SessionState.StepRunning);
        room.Kicks.Count.ShouldBeGreaterThan(kicks + 8, "a warning withholds no kick");
        foreach (var sensor in row.Sensors) room.Moving.Remove(sensor);
        room.Run(TimeSpan.FromMilliseconds(100));
        // What the skin has had does not go away.
        if (row.Rule is not ("steam-long" or "thermal-dose-high")) room.Warnings.ShouldNotContain(row.Rule);
    }
}
