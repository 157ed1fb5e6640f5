using System.Globalization;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Safety;

/// <summary>Each rule of the book, alone: one thing goes wrong in an obedient room, and exactly this rule stops it, after as long as its row says.</summary>
public sealed class EveryRuleTripsTests
{
    /// <param name="Rule">Id in the book.</param>
    /// <param name="Step">Running when it goes wrong; "" for an idle room, "preheat" for a diverted preheat.</param>
    /// <param name="Goes">What goes wrong.</param>
    /// <param name="After">ms until the trip, to within three beats.</param>
    sealed record Row(string Rule, string Step, Action<FedRoom> Goes, double After);

    static Action<FedRoom> Reads(string sensor, double value) => room => room.Dictated[sensor] = value;
    static Action<FedRoom> Trembles(string sensor, double around) => room => room.Moving[sensor] = now => around + (now.Ticks / FedRoom.Beat.Ticks % 2 * 0.4);
    static Action<FedRoom> Freezes(string sensor, string witness, double at) => Reads(sensor, at + 0.05) + Trembles(witness, at);
    static Action<FedRoom> Warms(string sensor) => room => room.Moving[sensor] = now => 30 + (now.Since(default).TotalSeconds / 20);
    static Action<FedRoom> Moves(string sensor, double one, double other) => room => room.Moving[sensor] = now => now.Ticks / FedRoom.Beat.Ticks % 2 == 0 ? one : other;
    static Action<FedRoom> Boils(double celsius, double kelvinPerSecond) => room =>
    {
        var from = room.Now;
        room.Moving["analogue-inputs.element"] = now => celsius + (now.Since(from).TotalSeconds * kelvinPerSecond);
    };
    static Action<FedRoom> Falls(string sensor) => room => room.Silent.Add(sensor);
    static Action<FedRoom> Opens(LineRole line) => room => room.Lines[line] = false;

    static readonly Row[] Rows =
    [
        new("emergency-stop", "light", Opens(LineRole.EmergencyStop), 0),
        new("emergency-stop", "", Opens(LineRole.EmergencyStop), 0),
        new("emergency-stop", "steam", room => room.Lines[LineRole.EmergencyStop] = null, 0),
        new("energy-contact-open", "light", room => { room.ContactFollows = false; room.Lines[LineRole.EnergyRunReadBack] = false; }, 300),
        new("energy-contact-stuck", "", room => room.Lines[LineRole.EnergyRunReadBack] = true, 1000),
        new("energy-permit-open", "light", room => { room.ContactFollows = false; room.Lines[LineRole.EnergyPermitReadBack] = false; }, 300),
        new("energy-permit-stuck", "", room => room.Lines[LineRole.EnergyPermitReadBack] = true, 1000),
        new("guard-lost", "light", room => { room.GuardSpeaks = false; room.Feed(Input.GuardLost()); }, 200),
        new("journal", "light", room => room.Feed(Input.JournalFailed("disk full")), 0),
        new("journal-late", "suction", room => room.JournalFlushes = false, 5000),
        new("fluence", "light", StaysOn, 17040),
        new("unproven", "light", NeverDark, 1500),
        new("Microdermabrasion-link-suction-console", "suction", room => room.Link("suction-console", LinkState.Down), 0),
        new("LED panel-link-led-driver", "light", room => room.Link("led-driver", LinkState.Down), 0),
        new("Steamer-link-steamer-base", "steam", room => room.Link("steamer-base", LinkState.Down), 0),
        new("Steamer-link-analogue-inputs", "steam", room => room.Link("analogue-inputs", LinkState.Down), 0),
        new("Steamer-link-analogue-inputs", "preheat", room => room.Link("analogue-inputs", LinkState.Down), 0),
        new("Microdermabrasion-lease-suction-console", "suction", room => room.RenewalsAreTaken = false, 540),
        new("LED panel-lease-led-driver", "light", room => room.RenewalsAreTaken = false, 540),
        new("vacuum-over-limit", "suction", Reads("suction-console.vacuum-2", 29), 300),
        new("vacuum-absolute", "suction", Reads("suction-console.vacuum-2", 50.1), 0),
        new("vacuum-absolute", "", Reads("suction-console.vacuum-2", 50.1), 0),
        new("vacuum-without-order", "", Reads("suction-console.vacuum-2", 9), 1500),
        new("waste-full", "suction", Reads("suction-console.waste", 96), 1000),
        new("suction-supply", "suction", Reads("suction-console.supply", 0), 300),
        new("suction-stopped-itself", "suction", Reads("suction-console.pump-running", 0), 1000),
        new("vacuum-guard-stale", "suction", Falls("suction-console.vacuum-2"), 300),
        new("vacuum-pressure-stale", "suction", Falls("suction-console.vacuum"), 300),
        new("suction-status-stale", "suction", Falls("suction-console.pump-running"), 300),
        new("vacuum-guard-stale", "suction", Reads("suction-console.vacuum-2", 101), 0),
        new("light-over-limit", "light", Reads("led-driver.guard", 72.5), 0),
        new("light-without-order", "", Reads("led-driver.guard", 4), 500),
        new("skin-temperature", "light", Reads("led-driver.skin-temperature", 43.1), 0),
        new("board-temperature", "light", Reads("led-driver.board-temperature", 70.1), 0),
        new("light-supply", "light", Reads("led-driver.supply", 0), 300),
        new("light-guard-stale", "light", Falls("led-driver.guard"), 300),
        new("light-skin-stale", "light", Falls("led-driver.skin-temperature"), 300),
        new("light-board-stale", "light", Falls("led-driver.board-temperature"), 300),
        new("light-415-stale", "light", Falls("led-driver.irradiance-415"), 300),
        new("light-590-stale", "light", Falls("led-driver.irradiance-590"), 300),
        new("light-633-stale", "light", Falls("led-driver.irradiance-633"), 300),
        new("light-830-stale", "light", Falls("led-driver.irradiance-830"), 300),
        new("light-415-without-order", "light", Reads("led-driver.irradiance-415", 4), 300),
        new("light-590-without-order", "light", Reads("led-driver.irradiance-590", 4), 300),
        new("light-830-without-order", "light", Reads("led-driver.irradiance-830", 4), 300),
        new("light-633-without-order", "light-830", Reads("led-driver.irradiance-633", 4), 300),
        new("light-disagreement", "light", Reads("led-driver.guard", 51), 500),
        new("light-guard-stuck-415", "light-415", Freezes("led-driver.guard", "led-driver.irradiance-415", 40), 3000),
        new("light-guard-stuck-590", "light-590", Freezes("led-driver.guard", "led-driver.irradiance-590", 40), 3000),
        new("light-guard-stuck-633", "light", Freezes("led-driver.guard", "led-driver.irradiance-633", 60), 3000),
        new("light-guard-stuck-830", "light-830", Freezes("led-driver.guard", "led-driver.irradiance-830", 40), 3000),
        new("light-415-stuck", "light-415", Freezes("led-driver.irradiance-415", "led-driver.guard", 40), 3000),
        new("light-590-stuck", "light-590", Freezes("led-driver.irradiance-590", "led-driver.guard", 40), 3000),
        new("light-633-stuck", "light", Freezes("led-driver.irradiance-633", "led-driver.guard", 60), 3000),
        new("light-830-stuck", "light-830", Freezes("led-driver.irradiance-830", "led-driver.guard", 40), 3000),
        new("light-skin-stuck", "light-830", Warms("led-driver.board-temperature"), 58020),
        new("light-board-stuck", "light-830", Warms("led-driver.skin-temperature"), 58020),
        new("light-fan", "light", Reads("led-driver.fan", 900), 2000),
        new("light-fan-stale", "light", Falls("led-driver.fan"), 300),
        new("light-place-stale", "light", Falls("panel-switch.in-place"), 200),
        new("LED panel-link-panel-switch", "light", room => room.Link("panel-switch", LinkState.Down), 0),
        new("face-temperature", "steam", Reads("analogue-inputs.face", 43.5), 10000),
        new("face-temperature-at-once", "steam", Reads("analogue-inputs.face", 45.1), 0),
        new("distance", "steam", Reads("analogue-inputs.distance", 24), 0),
        new("water-low", "steam", Reads("analogue-inputs.water-level", 14), 2000),
        new("water-low", "preheat", Reads("analogue-inputs.water-level", 14), 2000),
        new("over-temperature", "preheat", Reads("steamer-base.over-temperature", 0), 0),
        new("over-temperature", "steam", Reads("steamer-base.over-temperature", 0), 0),
        new("steam-face-stale", "steam", Falls("analogue-inputs.face"), 1000),
        new("steam-distance-stale", "steam", Falls("analogue-inputs.distance"), 1000),
        new("steam-level-stale", "steam", Falls("analogue-inputs.water-level"), 1000),
        new("steam-outlet-stale", "preheat", Falls("analogue-inputs.outlet"), 1000),
        new("steam-over-temperature-stale", "steam", Falls("steamer-base.over-temperature"), 200),
        new("light-identity", "dark light", _ => { }, 1500),
        new("steam-implausible", "steam", Reads("analogue-inputs.face", 29), 10000),
        new("steam-unseen", "long steam", Trembles("analogue-inputs.face", 27) + Trembles("analogue-inputs.distance", 60), 20000),
        new("steam-not-diverted", "preheat", Trembles("analogue-inputs.face", 35), 10000),
        new("steam-face-stuck", "steam", Reads("analogue-inputs.face", 38.05) + Moves("analogue-inputs.distance", 40, 43), 5000),
        new("steam-distance-stuck", "long steam", Reads("analogue-inputs.distance", 40.05) + Moves("analogue-inputs.face", 35, 41), 20000),
        new("water-stuck", "long steam", Reads("analogue-inputs.water-level", 60), 60000),
        new("thermal-dose", "hot steam", Trembles("analogue-inputs.face", 44.5), 157880),
        new("dry-boil", "preheat", Boils(96, 2.5), 1800),
        new("element-hot", "steam", Reads("analogue-inputs.element", 111), 0),
        new("steam-element-stale", "preheat", Falls("analogue-inputs.element"), 1000),
        new("steam-without-order", "", Reads("analogue-inputs.outlet", 61), 60000),
        new("heats-without-order", "", Boils(30, 0.2), 59820),
        new("door-disagrees", "", Opens(LineRole.DoorB), 500),
        new("laser-contact-1-stuck", "", Reads("laser-interlock.relay-1-closed", 1), 100),
        new("laser-contact-2-stuck", "laser", Reads("laser-interlock.relay-2-closed", 1), 100),
        new("laser-contact-1-stuck", "armed", room => { room.Dictated["laser-interlock.relay-1-closed"] = 1; room.Feed(Input.Asked(new PauseSession(FedRoom.Panel))); }, 100),
        new("laser-contact-1-opened", "armed", Reads("laser-interlock.relay-1-closed", 0), 300),
        new("laser-contact-2-opened", "armed", Reads("laser-interlock.relay-2-closed", 0), 300),
        new("laser-emission", "laser", Reads("laser-interlock.emission", 1), 200),
        new("laser-contact-1-stale", "armed", Falls("laser-interlock.relay-1-closed"), 200),
        new("laser-contact-2-stale", "armed", Falls("laser-interlock.relay-2-closed"), 200),
        new("laser-sign-lit-stale", "armed", Falls("laser-interlock.sign-lit"), 200),
        new("laser-ready-stale", "laser", Falls("laser-interlock.laser-ready"), 200),
        new("laser-emission-stale", "laser", Falls("laser-interlock.emission"), 200),
        new("Laser interlock-link-laser-interlock", "armed", room => room.Link("laser-interlock", LinkState.Down), 0),
        new("cycle-slip", "suction", room => room.Stall(TimeSpan.FromMilliseconds(620)), 620),
    ];

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
    public void One_thing_goes_wrong_and_exactly_its_rule_stops_the_room(int index, string what)
    {
        var row = Rows[index];
        var room = Prepare(row.Step);
        var wrong = room.Now;

        row.Goes(room);

        room.RunUntil(() => room.Snapshot.Stop is not null, TimeSpan.FromMilliseconds(row.After + 500)).ShouldBeTrue($"{what} did not trip");
        room.Snapshot.Stop!.Trip.ShouldNotBeNull().Rule.ShouldBe(row.Rule);
        room.Now.Since(wrong).TotalMilliseconds.ShouldBeInRange(row.After, row.After + 3 * FedRoom.Beat.TotalMilliseconds);
        room.IsAnythingSet.ShouldBeFalse("every output was sent to its safe value in the same beat");
        room.Entries.Count(entry => entry.Kind == JournalKind.Tripped && entry.Field("rule") == row.Rule).ShouldBe(1);
        room.Snapshot.Alarms.ShouldContain(alarm => alarm.Id == row.Rule && alarm.Priority >= AlarmPriority.Medium);
    }

    [Fact]
    public void Every_rule_of_the_book_has_a_row()
    {
        var room = new FedRoom();
        var start = new RoomStart(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), 1, null, "test");
        var book = new RuleBook(new(room.Plan, start, new(), new(room.Plan)), new(room.Plan), new());
        var ids = book.Rules.Select(rule => rule.Row.Id).ToArray();

        ids.Length.ShouldBe(room.RuleCount);
        // These hold instead of stopping; the envelope ends a steam step at 12 min, before its last rule would (ThermalDoseTests); two of the laser guard against this program itself (LaserRulesTests), a contact that stands still is a second trip beside the stop (EmergencyStopTests).
        ids.Except(Rows.Select(row => row.Rule)).Except(EveryWarningStandsTests.Rules).Except(SuctionRuleTests.Rules).Except(HoseAndFilterRulesTests.Rules).ShouldBe(["emergency-stop-contact", "client-button-lost", "door", "panel-moved", "distance-too-near", "water-high", "steam-spits", "steam-too-long", "laser-door", "laser-sign", "laser-other-device", "laser-not-armed"], ignoreOrder: true);
    }

    [Fact]
    public void An_open_door_holds_and_does_not_latch()
    {
        var room = new FedRoom().Start().RunTo("light");

        room.Lines[LineRole.Door] = false;
        room.Step();

        room.IsAnythingSet.ShouldBeFalse();
        room.Snapshot.Stop.ShouldBeNull();
        room.Session!.State.ShouldBe(SessionState.Paused);
        room.Ask(new ResumeSession(FedRoom.Panel)).Refusal.ShouldNotBeNull().Operator.ShouldContain("door");
        room.Lines[LineRole.Door] = true;
        room.Run(TimeSpan.FromSeconds(1));
        room.Session!.State.ShouldBe(SessionState.Paused, "closing the door resumes nothing");
        room.Ask(new ResumeSession(FedRoom.Panel)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void A_freeze_of_400_ms_is_tolerated_whenever_it_comes()
    {
        var room = new FedRoom().Start().RunTo("suction");

        for (var freeze = 0; freeze < 3; freeze++)
        {
            room.Stall(TimeSpan.FromMilliseconds(400));
            room.Run(TimeSpan.FromSeconds(6));
        }

        room.Snapshot.Stop.ShouldBeNull();
    }

    [Fact]
    public void Pins_of_which_nothing_is_heard_any_more_are_not_believed()
    {
        var room = new FedRoom().Start().RunTo("light");

        room.PinsAreRead = false;

        room.RunUntil(() => room.Snapshot.Stop is not null, TimeSpan.FromSeconds(1)).ShouldBeTrue();
        room.IsAnythingSet.ShouldBeFalse();
    }

    internal static FedRoom Prepare(string step) => step switch
    {
        "" => new FedRoom(),
        "dark light" => Dark(new FedRoom().Start().ReadyFor("light")),
        "long steam" => new FedRoom(Steam(43)).Start().RunTo("steam"),
        "hot steam" => new FedRoom(Steam(46)).Start().RunTo("steam"),
        _ when step.StartsWith("light-", StringComparison.Ordinal) => new FedRoom(Shining((Wavelength)short.Parse(step[6..], CultureInfo.InvariantCulture))).Start().RunTo("light"),
        "preheat" => new FedRoom().Start().ReadyFor("steam"),
        "laser" => new FedRoom(TestProtocols.Of("laser-visit")).Start().RunTo("laser"),
        "armed" => new FedRoom(TestProtocols.Of("laser-visit")).Start().Armed(),
        _ => new FedRoom().Start().RunTo(step),
    };

    // Begun with a lamp that does not shine.
    static FedRoom Dark(FedRoom room)
    {
        (room.Dictated["led-driver.irradiance-633"], room.Dictated["led-driver.guard"]) = (0, 0);
        room.Ask(new BeginStep(FedRoom.Panel)).Refusal.ShouldBeNull();
        return room;
    }

    // Longer, and warmer at its trip, than any protocol may be.
    static ProtocolProfile Steam(double trip)
    {
        var protocol = TestProtocols.Of("demonstration");
        var minutes = TimeSpan.FromMinutes(14);
        return protocol with { Steps = [.. protocol.Steps.Select(step => step is SteamStep steam ? steam with { FaceTrip = new(trip), Nominal = minutes, Allowed = new(TimeSpan.Zero, minutes) } : step)] };
    }

    // Long enough for what is judged over a minute.
    static ProtocolProfile Shining(Wavelength wavelength)
    {
        var protocol = TestProtocols.Of("demonstration");
        return protocol with { Steps = [.. protocol.Steps.Select(step => step is LightStep light ? light with { Wavelength = wavelength, Target = new(40), Dose = new(6), AllowedDose = new(new(1), new(6)), Nominal = TimeSpan.FromSeconds(150) } : step)] };
    }

    // A little brighter than asked, and on after the step has ended.
    static void StaysOn(FedRoom room)
    {
        Trembles("led-driver.irradiance-633", 66)(room);
        Trembles("led-driver.guard", 60)(room);
    }

    // A pause asks the panel to go dark; its guard goes on reading a little light.
    static void NeverDark(FedRoom room)
    {
        room.Dictated["led-driver.guard"] = 2;
        room.Ask(new PauseSession(FedRoom.Panel)).IsDone.ShouldBeTrue();
    }
}
