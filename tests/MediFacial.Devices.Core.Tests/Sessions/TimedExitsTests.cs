using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;

namespace MediFacial.Devices.Core.Tests.Sessions;

/// <summary>Each deadline that stands beside a state table, run: whatever would have ended the state does not come, and the state is left all the same, on time.</summary>
public sealed class TimedExitsTests
{
    /// <param name="Waits">Brings the room into the state and keeps away what would end it.</param>
    /// <param name="IsThere">Whether the room is in the state.</param>
    /// <param name="After">s until it is left, to within three beats.</param>
    /// <param name="Then">What must be so after that.</param>
    sealed record Row(string Machine, string State, Action<FedRoom> Waits, Func<FedRoom, bool> IsThere, double After, Action<FedRoom> Then);

    static readonly Row[] Rows =
    [
        new("Session", "Opening", Opens, Is(SessionState.Opening), 0.5, room => room.Session.ShouldBeNull()),
        new("Session", "Testing", TestsWithoutContact, Is(SessionState.Testing), 1.6, IsOff),
        new("Session", "StepStarting", BeginsWithoutDisk, Is(SessionState.StepStarting), 0.5, NothingBegan),
        new("Session", "StepStarting", BeginsWithoutContact, Is(SessionState.StepStarting), 0.5, NothingBegan),
        new("Session", "StepRunning", NeverCounts, Is(SessionState.StepRunning), 120, IsOff),
        new("Session", "StepEnding", NeverDark, Is(SessionState.StepEnding), 1.5, HasTripped),
        new("Device", "Preparing", NeverBoils, Is(DeviceKind.Steamer, DeviceState.Preparing), 600, IsOff),
        new("Device", "Prepared", NobodyBegins, Is(DeviceKind.Steamer, DeviceState.Prepared), 595, IsOff),
        new("Device", "Delivering", NeverCounts, Is(DeviceKind.Microdermabrasion, DeviceState.Delivering), 120, IsOff),
        new("Device", "MakingSafe", NeverDark, Is(DeviceKind.LedPanel, DeviceState.MakingSafe), 1.5, HasTripped),
    ];

    public static TheoryData<int, string> Cells
    {
        get
        {
            var cells = new TheoryData<int, string>();
            for (var index = 0; index < Rows.Length; index++) cells.Add(index, $"{Rows[index].Machine} {Rows[index].State}: {Rows[index].Waits.Method.Name}");
            return cells;
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public void A_state_that_nothing_ends_is_left_on_time_and_safe(int index, string what)
    {
        var (row, room) = (Rows[index], new FedRoom());
        row.Waits(room);
        row.IsThere(room).ShouldBeTrue(what);
        var (since, patience) = (room.Now, TimeSpan.FromSeconds(row.After + 2));

        room.RunUntil(() => !row.IsThere(room), patience).ShouldBeTrue(what);

        room.Now.Since(since).TotalSeconds.ShouldBeInRange(row.After - 2, row.After + 3 * FedRoom.Beat.TotalSeconds);
        room.Run(TimeSpan.FromSeconds(1));
        row.Then(room);
    }

    [Theory, InlineData("Session"), InlineData("Device")]
    public void Every_deadline_of_the_tables_is_run(string machine) =>
        (machine == "Session" ? SessionMachine.Table() : DeviceMachine.Table()).Deadlines.Select(deadline => deadline.State)
            .ShouldBe(Rows.Where(row => row.Machine == machine).Select(row => row.State).Distinct(), ignoreOrder: true);

    static Func<FedRoom, bool> Is(SessionState state) => room => room.Session?.State == state;
    static Func<FedRoom, bool> Is(DeviceKind kind, DeviceState state) => room => room.State(kind) == state;

    static void Opens(FedRoom room)
    {
        room.JournalFlushes = false;
        room.Feed(Input.Asked(room.StartRequest()));
    }

    static void TestsWithoutContact(FedRoom room)
    {
        room.ContactFollows = false;
        room.Feed(Input.Asked(room.StartRequest()));
        room.RunUntil(() => room.Session?.State == SessionState.Testing, TimeSpan.FromSeconds(1)).ShouldBeTrue();
    }

    static void BeginsWithoutDisk(FedRoom room)
    {
        room.Start().ReadyFor("suction").JournalFlushes = false;
        room.Feed(Input.Asked(new BeginStep(FedRoom.Panel)));
    }

    static void BeginsWithoutContact(FedRoom room)
    {
        room.Start().ReadyFor("suction").ContactFollows = false;
        room.Feed(Input.Asked(new BeginStep(FedRoom.Panel)));
    }

    // A status bit that comes and goes is neither off for long enough to trip nor on for long enough to count.
    static void NeverCounts(FedRoom room)
    {
        room.Start().ReadyFor("suction").Flickering.Add("suction-console.pump-running");
        room.Ask(new BeginStep(FedRoom.Panel)).Refusal.ShouldBeNull();
    }

    // More than the proof allows, less than light that nobody asked for.
    static void NeverDark(FedRoom room)
    {
        room.Start().RunTo("light").Dictated["led-driver.guard"] = 2;
        room.Ask(new SkipStep(FedRoom.Panel, "test")).Refusal.ShouldBeNull();
    }

    static void NeverBoils(FedRoom room)
    {
        room.Start().Ask(new SkipStep(FedRoom.Panel, "test")).Refusal.ShouldBeNull();
        room.Run(TimeSpan.FromMilliseconds(200));
        room.Dictated["analogue-inputs.outlet"] = 60;
        room.Ask(new PrepareSteam(FedRoom.Panel)).Refusal.ShouldBeNull();
    }

    static void NobodyBegins(FedRoom room) => room.Start().ReadyFor("steam");

    static void NothingBegan(FedRoom room)
    {
        room.Session!.State.ShouldBe(SessionState.StepReady);
        IsOff(room);
    }

    static void IsOff(FedRoom room) => room.IsAnythingSet.ShouldBeFalse();

    static void HasTripped(FedRoom room)
    {
        room.Snapshot.Stop.ShouldNotBeNull().Trip.ShouldNotBeNull().Rule.ShouldBe("unproven");
        IsOff(room);
    }
}
