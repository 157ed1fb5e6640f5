using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>The kick is the result of a complete, on-time evaluation that found nothing (laws 5 and 6): one row for every reason to withhold it, judged on the true contacts of both relays.</summary>
public sealed class WithheldKickTests
{
    /// <summary>20 ms low and 10 ms to open (the relays' data sheet), on a grid of 1 ms. A relay that is 30 % slower takes 3 ms more.</summary>
    const double Relay = 32;

    /// <summary>As the room asks, evaluates: every 20 ms.</summary>
    const double Tick = 20;

    /// <param name="Step">Running when it happens.</param>
    /// <param name="Happens">What withholds the kick.</param>
    /// <param name="Within">ms from then until both contacts are open.</param>
    sealed record Row(string Reason, string Step, Action<VirtualRoom> Happens, double Within);

    static readonly Row[] Rows =
    [
        new("a rule trips", "light", room => room.Apply(new ScaleLight(1.5)), 200 + Relay),
        new("a rule trips in suction", "suction", room => room.Apply(new FillWasteBottle(0.98 * room.Twins.Setup.Vacuum.WasteBottle)), 1500 + Relay),
        new("a rule trips in steam", "steam", room => room.Apply(new BreakOverTemperatureWire()), 30 + Relay),
        new("a rule that only holds", "suction", room => room.Apply(new OpenDoor()), 1000),
        new("a reading is stale", "steam", room => room.Apply(new OpenSensor("analogue-inputs", "face")), 1700 + Relay),
        new("a link is lost", "suction", room => room.Apply(new Unplug("bus-a")), 300 + Relay),
        new("a part hangs", "suction", room => room.Apply(new Freeze("suction-console")), 500 + Relay),
        new("a lease is not confirmed", "suction", room => room.Apply(new RefuseHeartbeat()), 1000 + Relay),
        new("the journal fails", "light", room => room.BreakJournal("disk full"), 1200 + Relay),
        new("the journal is late", "suction", room => room.LockJournal(), 7000 + Relay),
        new("the emergency stop", "steam", room => room.Apply(new PressEmergencyStop()), 12),
        new("a stop at the panel", "light", room => room.Ask(new StopEverything("any panel", StopOrigin.Panel)), Relay),
        new("a stop of the program", "suction", room => room.Room.ShutDown(room.Now), Relay),
        new("an output that is not proven off", "suction", StaysOn, 1600 + Relay),
        new("the client's button", "suction", room => room.Apply(new PressClientButton()), 1000),
        new("the controller is dead", "light", room => room.KillController(), Relay),
        new("the controller is stopped by a signal", "steam", room => room.FreezeController(), 600 + Relay),
        new("the controller is held up for 1.2 s", "light", room => room.Stall(Seconds(1.2)), 1200),
        new("the guard is dead", "suction", room => room.KillGuard(), 400 + Relay),
        new("the guard is held up", "steam", room => room.IsGuardFrozen = true, 900 + Relay),
    ];

    public static TheoryData<int, string> Cells
    {
        get
        {
            var cells = new TheoryData<int, string>();
            for (var index = 0; index < Rows.Length; index++) cells.Add(index, Rows[index].Reason);
            return cells;
        }
    }

    [Theory, PlantsInTurn(nameof(Cells)), Hazard("H31")]
    public void Every_reason_to_withhold_the_kick_opens_both_contacts_in_time(double plant, int index, string reason)
    {
        var row = Rows[index];
        var room = In(row.Step, plant);
        room.Truth.EnergyContactClosed.ShouldBeTrue("energy must flow before it can be taken away");
        var from = room.Now;

        row.Happens(room);

        room.RunUntil(() => room.Truth is { RunContactClosed: false, PermitContactClosed: false }, Seconds(10)).ShouldBeTrue(reason);
        room.Now.Since(from).TotalMilliseconds.ShouldBeLessThanOrEqualTo(row.Within + 10 * Math.Max(0, plant - 1));
        for (var second = 0; second < 10; second++)
        {
            room.Run(Seconds(1));
            (room.Truth.RunContactClosed || room.Truth.PermitContactClosed).ShouldBeFalse("nothing closes again by itself");
        }
        room.Truth.IsSafe.ShouldBeTrue();
    }

    [Theory, Plants("steam", "suction", "light"), Hazard("H31")]
    public void The_guard_drops_600_ms_after_the_last_proof_while_the_controller_stands_still(double plant, string step)
    {
        var room = In(step, plant);
        room.Stall(Seconds(0.5));
        room.Truth.EnergyContactClosed.ShouldBeTrue("it may stand still for 400 ms wherever in its round it was");
        room.Stall(Seconds(0.15));
        room.Truth.PermitContactClosed.ShouldBeFalse();
        room.Truth.RunContactClosed.ShouldBeFalse();
        room.LastGuardDrop.ShouldBe(GuardDrop.Late);
    }

    [Theory, Plants, Hazard("H31")]
    public void When_the_controller_is_gone_the_guard_sounds_until_another_speaks_and_nothing_is_energised_again(double plant)
    {
        var room = In("light", plant);
        room.KillController();
        Sounds(room, Seconds(10)).ShouldBeGreaterThan(15, "two bursts of ten pulses");

        room.Start(new(new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), 1000, null, "test"));

        room.Run(Seconds(0.5));
        Sounds(room, Seconds(10)).ShouldBe(0);
        room.Truth.EnergyContactClosed.ShouldBeFalse();
        room.Truth.IsSafe.ShouldBeTrue();
    }

    [Fact]
    public void A_stop_and_a_pause_are_no_silence_and_make_no_sound()
    {
        var room = In("suction", 1);
        room.Ask(new PauseSession(Treatment.Panel));
        Sounds(room, Seconds(5)).ShouldBe(0);
        room.AskAndWait(new ResumeSession(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.Run(Seconds(2));
        room.Apply(new ScaleLight(1));
        room.Ask(new StopEverything("any panel", StopOrigin.Panel));
        Sounds(room, Seconds(5)).ShouldBe(0);
        room.LastGuardDrop.ShouldBe(GuardDrop.Asked);
    }

    [Fact]
    public void A_guard_that_comes_back_makes_the_room_ready_again_and_energises_nothing()
    {
        var room = In("suction", 1);
        room.KillGuard();
        room.RunUntil(() => room.Snapshot.Stop is not null, Seconds(1)).ShouldBeTrue();
        room.Snapshot.Stop!.Trip.ShouldNotBeNull().Rule.ShouldBe("guard-lost");
        room.Snapshot.Readiness.ShouldContain(reason => reason.Blocks && reason.Sentence.Contains("watchdog"));

        room.StartGuard();
        room.Run(Seconds(3));
        room.Snapshot.Readiness.ShouldNotContain(reason => reason.Sentence.Contains("watchdog"));
        room.AskAndWait(new ResetStop(Treatment.Panel, "guard is back", "AB")).IsDone.ShouldBeTrue();
        room.Run(Seconds(3));
        room.Truth.EnergyContactClosed.ShouldBeFalse("a reset restarts nothing");
        room.Truth.IsSafe.ShouldBeTrue();

        room.AskAndWait(new ConfirmConsent(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.AskAndWait(new ResumeSession(Treatment.Panel)).Refusal.ShouldBeNull();
        room.RunUntil(() => room.Truth.EnergyContactClosed, Seconds(1)).ShouldBeTrue();
    }

    [Fact]
    public void Without_a_guard_nothing_arms()
    {
        var treatment = new Treatment().Start().RunTo("suction");
        var room = treatment.Room;
        treatment.Ask(new PauseSession(Treatment.Panel)).IsDone.ShouldBeTrue();
        room.Run(Seconds(2));
        room.KillGuard();
        room.Run(Seconds(1));

        treatment.Ask(new ResumeSession(Treatment.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("watchdog");

        room.Run(Seconds(2));
        room.Truth.PermitContactClosed.ShouldBeFalse();
    }

    [Theory, Plants, Hazard("H54")]
    public void A_controller_that_evaluates_fewer_rules_than_the_guards_room_file_asks_for_energises_nothing(double plant)
    {
        var plan = TestRooms.Simulated();
        var withOneDeviceMore = plan with { Devices = plan.Devices.Add(plan.Device<SuctionPlan>()! with { Id = new(plan.Devices.Length), Name = "Another" }) };
        var room = new VirtualRoom(plan, new TwinRoom(VariedPlants.Room(plant)), new(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, null, "test"), guardPlan: withOneDeviceMore);
        room.RunUntil(() => room.Snapshot.IsReady, Seconds(5), TimeSpan.FromMilliseconds(100)).ShouldBeTrue();
        var request = new Treatment().StartRequest(Core.Protocols.Phototype.II, null);
        room.AskAndWait(request);

        var most = false;
        room.Ask(new BeginStep(Treatment.Panel));
        room.RunUntil(() => { most |= room.Truth.PermitContactClosed; return false; }, Seconds(5));

        most.ShouldBeFalse();
    }

    [Theory, Plants(true, false), Hazard("H28")]
    public void One_welded_contact_leaves_the_other_and_is_found(double plant, bool permit)
    {
        var room = In("light", plant);
        room.Apply(permit ? new WeldPermitContact() : new WeldEnergyContact());
        var from = room.Now;

        room.Ask(new StopEverything("any panel", StopOrigin.Panel));

        room.RunUntil(() => !room.Truth.EnergyContactClosed, Seconds(1)).ShouldBeTrue();
        room.Now.Since(from).TotalMilliseconds.ShouldBeLessThanOrEqualTo(Relay + 10 * Math.Max(0, plant - 1));
        room.RunUntil(() => room.Snapshot.Stop?.Trip is not null, Seconds(2)).ShouldBeTrue();
        room.Snapshot.Stop!.Trip!.Rule.ShouldBe(permit ? "energy-permit-stuck" : "energy-contact-stuck");
        room.Truth.IsSafe.ShouldBeTrue();
    }

    static void StaysOn(VirtualRoom room)
    {
        room.Apply(new WeldPump());
        room.Apply(new StickVentShut());
        room.Ask(new PauseSession(Treatment.Panel));
    }

    static int Sounds(VirtualRoom room, TimeSpan span)
    {
        var (edges, was) = (0, false);
        for (var end = room.Now + span; room.Now < end;)
        {
            room.Run(TimeSpan.FromMilliseconds(10));
            if (room.Truth.GuardSounds && !was) edges++;
            was = room.Truth.GuardSounds;
        }
        return edges;
    }
}
