using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>Each rule that only warns, alone: it stands after as long as its row says, stops nobody, and ends with its cause.</summary>
public sealed class EveryWarningStandsTests
{
    /// <param name="After">ms until it stands, to within three beats.</param>
    sealed record Row(string Rule, string Step, string Sensor, double Value, double After);

    static readonly Row[] Rows =
    [
        new("light-drift", "light", "led-driver.guard", 53, 5000),
        new("light-drift", "light", "led-driver.guard", 67, 5000),
        new("light-weak", "light", "led-driver.guard", 47, 5000),
        new("skin-warm", "light", "led-driver.skin-temperature", 41.1, 1000),
        new("board-warm", "light", "led-driver.board-temperature", 60.1, 1000),
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
        var room = new FedRoom().Start().RunTo(row.Step);
        var wrong = room.Now;

        room.Dictated[row.Sensor] = row.Value;

        room.RunUntil(() => room.Warnings.Contains(row.Rule), TimeSpan.FromMilliseconds(row.After + 500)).ShouldBeTrue($"{what} did not warn");
        room.Now.Since(wrong).TotalMilliseconds.ShouldBeInRange(row.After, row.After + 3 * FedRoom.Beat.TotalMilliseconds);
        var kicks = room.Kicks.Count;
        room.Run(TimeSpan.FromSeconds(1));
        room.Snapshot.Stop.ShouldBeNull();
        room.Session!.State.ShouldBe(SessionState.StepRunning);
        room.Kicks.Count.ShouldBeGreaterThan(kicks + 8, "a warning withholds no kick");
        room.Dictated.Remove(row.Sensor);
        room.Run(TimeSpan.FromMilliseconds(100));
        room.Warnings.ShouldNotContain(row.Rule);
    }
}
