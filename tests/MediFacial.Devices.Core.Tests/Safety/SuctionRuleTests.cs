using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>Each rule of the suction that looks at more than one reading, alone: one thing goes wrong in an obedient room, and exactly this rule acts, after as long as its row says.</summary>
public sealed class SuctionRuleTests
{
    enum Does { Warns, Holds, Stops }

    /// <param name="Step">Running when it goes wrong; "" for an idle room.</param>
    /// <param name="After">ms until it acts, to within three beats.</param>
    sealed record Row(string Rule, Does Does, string Step, Action<FedRoom> Goes, double After);

    const string Console = "suction-console";

    static Action<FedRoom> Reads(string sensor, double value) => room => room.Dictated[$"{Console}.{sensor}"] = value;
    static Action<FedRoom> Trembles(string sensor, double around) => room => room.Moving[$"{Console}.{sensor}"] = now => around + (now.Ticks / FedRoom.Beat.Ticks % 2 * 0.1);
    static Action<FedRoom> Both(Action<FedRoom> one, Action<FedRoom> other) => one + other;
    static Action<FedRoom> Paused(Action<FedRoom> goes) => goes + (room => room.Ask(new PauseSession(FedRoom.Panel)).IsDone.ShouldBeTrue());

    static readonly Row[] Rows =
    [
        new("vacuum-near-limit", Does.Warns, "suction", Both(Trembles("vacuum", 24), Trembles("vacuum-2", 24)), 1000),
        new("dwell", Does.Warns, "suction", StandsStill, 2000),
        new("dwell-not-vented", Does.Stops, "suction", Both(Trembles("vacuum", 19), Trembles("vacuum-2", 19)) + StandsStill, 3500),
        new("pump-does-not-stop", Does.Stops, "suction", Paused(Reads("pump-running", 1)), 800),
        new("vent-does-not-open", Does.Stops, "suction", Paused(Reads("vent-open", 0)), 500),
        new("vent-does-not-open", Does.Stops, "", Reads("vent-open", 0), 500),
        new("vacuum-stays", Does.Stops, "suction", Paused(Both(Trembles("vacuum", 6), Trembles("vacuum-2", 6))), 1000),
        new("vent-does-not-close", Does.Holds, "suction", Reads("vent-open", 1), 500),
        new("vacuum-disagree", Does.Stops, "suction", Both(Trembles("vacuum", 19), Trembles("vacuum-2", 22.2)), 500),
        new("vacuum-zero", Does.Warns, "", Trembles("vacuum-2", 2.2), 1000),
        new("vacuum-zero", Does.Warns, "", Trembles("vacuum", 2.2), 1000),
        new("vacuum-guard-stuck", Does.Stops, "suction", Reads("vacuum-2", 18), 1500),
        new("vacuum-pressure-stuck", Does.Stops, "suction", Reads("vacuum", 18), 1500),
        new("vacuum-frozen", Does.Stops, "suction", Both(Reads("vacuum", 18), Reads("vacuum-2", 18)), 1800),
        new("waste-nearly-full", Does.Warns, "suction", Reads("waste", 81), 1000),
        new("waste-nearly-full", Does.Warns, "", Reads("waste", 81), 1000),
        new("suction-fault", Does.Stops, "suction", Reads("fault", 1), 500),
        new("suction-fault", Does.Stops, "", Reads("fault", 1), 500),
        new("suction-timed-out", Does.Stops, "suction", Reads("host-timed-out", 1), 300),
    ];

    [Fact]
    public void What_a_region_bears_is_not_passed_even_for_a_moment()
    {
        var room = new FedRoom(AtTheEye()).Start().RunTo("suction");
        room.Moving[$"{Console}.vacuum-2"] = _ => 20.1;

        room.Step();

        room.Snapshot.Stop!.Trip.ShouldNotBeNull().Rule.ShouldBe("vacuum-region");
        room.IsAnythingSet.ShouldBeFalse();
    }

    /// <summary>Those of the rows, and those that need more than one thing to happen.</summary>
    public static IEnumerable<string> Rules => Rows.Select(row => row.Rule).Concat(["vacuum-region", "dwell-repeated", "suction-long", "suction-time"]).Distinct();

    public static TheoryData<int, string> Cells
    {
        get
        {
            var cells = new TheoryData<int, string>();
            for (var index = 0; index < Rows.Length; index++) cells.Add(index, $"{Rows[index].Rule} in {(Rows[index].Step.Length == 0 ? "an idle room" : Rows[index].Step)}");
            return cells;
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public void One_thing_goes_wrong_and_exactly_its_rule_acts(int index, string what)
    {
        var row = Rows[index];
        var room = row.Step.Length == 0 ? new FedRoom() : AtTheBeginningOfAStroke(new FedRoom().Start().RunTo(row.Step));
        var wrong = room.Now;

        row.Goes(room);

        room.RunUntil(() => Acts(room, row), TimeSpan.FromMilliseconds(row.After + 500)).ShouldBeTrue($"{what} did nothing");
        room.Now.Since(wrong).TotalMilliseconds.ShouldBeInRange(row.After, row.After + 3 * FedRoom.Beat.TotalMilliseconds);
        if (row.Does == Does.Warns) room.Snapshot.Stop.ShouldBeNull();
        else room.IsAnythingSet.ShouldBeFalse("every output was sent to its safe value in the same beat");
    }

    [Fact]
    public void A_tip_that_stands_still_is_vented_after_3_s_and_held_after_the_third_time()
    {
        var room = AtTheBeginningOfAStroke(new FedRoom().Start().RunTo("suction"));
        var still = room.Now;
        StandsStill(room);

        room.RunUntil(() => room.Set("suction-console.vent") == 0, TimeSpan.FromSeconds(4)).ShouldBeTrue();
        room.Now.Since(still).TotalSeconds.ShouldBeInRange(2.8, 3.2);
        room.Snapshot.Stop.ShouldBeNull();
        room.Entries.Count(entry => entry.Kind == JournalKind.DwellVented).ShouldBe(1);
        room.RunUntil(() => room.Set("suction-console.vent") == 1, TimeSpan.FromSeconds(1)).ShouldBeTrue("it goes on by itself");

        room.RunUntil(() => room.Session!.State == SessionState.Paused, TimeSpan.FromSeconds(12)).ShouldBeTrue();
        room.Entries.Count(entry => entry.Kind == JournalKind.DwellVented).ShouldBe(3);
        room.IsAnythingSet.ShouldBeFalse();
        room.Snapshot.Stop.ShouldBeNull("held, not latched");
        room.TipStandsStill = false;
        room.Run(TimeSpan.FromSeconds(1));
        room.Ask(new ResumeSession(FedRoom.Panel)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void A_stroke_between_two_vent_pulses_begins_the_count_anew()
    {
        var room = new FedRoom().Start().RunTo("suction");
        for (var time = 0; time < 4; time++)
        {
            StandsStill(room);
            room.RunUntil(() => room.Set("suction-console.vent") == 0, TimeSpan.FromSeconds(5)).ShouldBeTrue();
            room.TipStandsStill = false;
            room.Run(TimeSpan.FromSeconds(4));
        }

        room.Session!.State.ShouldBe(SessionState.StepRunning);
    }

    [Fact]
    public void A_pass_without_contact_is_none()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Ask(new NextRegion(FedRoom.Panel)).IsDone.ShouldBeTrue();
        var before = Passes(room);
        Both(Trembles("vacuum", 4), Trembles("vacuum-2", 4))(room);
        room.Run(TimeSpan.FromSeconds(3));

        room.Ask(new NextRegion(FedRoom.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("has not touched the skin");
        Passes(room).ShouldBe(before);

        room.Moving.Clear();
        room.Run(TimeSpan.FromSeconds(3));
        room.Ask(new NextRegion(FedRoom.Panel)).IsDone.ShouldBeTrue();
        Passes(room).ShouldBe(before + 1);
    }

    [Fact]
    public void A_face_gets_20_minutes_of_suction_a_visit_and_a_warning_after_15()
    {
        var room = new FedRoom(Endless()).Start().RunTo("suction");

        room.RunUntil(() => room.Warnings.Contains("suction-long"), TimeSpan.FromMinutes(16)).ShouldBeTrue();
        room.Now.Since(default).TotalMinutes.ShouldBeInRange(15, 15.2);
        room.RunUntil(() => room.Session!.State == SessionState.Paused, TimeSpan.FromMinutes(6)).ShouldBeTrue();
        room.Now.Since(default).TotalMinutes.ShouldBeInRange(20, 20.2);
        room.IsAnythingSet.ShouldBeFalse();
        room.Run(TimeSpan.FromSeconds(2));
        room.Ask(new ResumeSession(FedRoom.Panel)).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Dose);
    }

    static void StandsStill(FedRoom room) => room.TipStandsStill = true;

    // So that all that follows is counted from the tip's touch.
    static FedRoom AtTheBeginningOfAStroke(FedRoom room)
    {
        while (room.Now.Ticks / TimeSpan.TicksPerMillisecond % 1000 != 240) room.Step();
        return room;
    }

    static int Passes(FedRoom room) => ((SuctionDetail)room.Session!.Detail!).Regions.Sum(region => region.PassesDone);

    static bool Acts(FedRoom room, Row row) => row.Does switch
    {
        Does.Warns => room.Warnings.Contains(row.Rule),
        Does.Holds => room.Session!.State == SessionState.Paused && room.Snapshot.Stop is null,
        _ => room.Snapshot.Stop?.Trip?.Rule == row.Rule,
    };

    static ProtocolProfile Endless() => Changed(step => step with { Nominal = TimeSpan.FromHours(1), Allowed = new(TimeSpan.Zero, TimeSpan.FromHours(1)) });

    static ProtocolProfile AtTheEye() => Changed(step => step with { Regions = [new(FaceRegion.LeftEyeRim, new(13), new(new(8), new(13)), new(19), 1, "domain §0"), .. step.Regions] });

    static ProtocolProfile Changed(Func<SuctionStep, SuctionStep> change)
    {
        var protocol = TestProtocols.Of("demonstration");
        return protocol with { Steps = [.. protocol.Steps.Select(step => step is SuctionStep suction ? change(suction) : step)] };
    }
}
