using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Judges;

/// <summary>The invariants that hold journal and truth against each other, shown red and silent.</summary>
public sealed class RecordInvariantTests
{
    [Fact, Invariant("journal-without-gaps")]
    public void An_entry_that_is_missing_is_told()
    {
        var room = new DoctoredRoom().Write(JournalKind.Confirmed);
        room.Journal.RemoveAt(0);
        room.Write(JournalKind.Confirmed);
        room.Journal.RemoveAt(1);
        room.Write(JournalKind.Confirmed).For(0.1).Broken.ShouldBeEmpty("two follows one");

        var gap = new DoctoredRoom().Write(JournalKind.Confirmed).Write(JournalKind.Confirmed);
        gap.Journal.RemoveAt(1);
        gap.For(0.1).Broken.ShouldBe(["journal-without-gaps"]);
    }

    [Fact]
    public void Entries_that_a_killed_controller_had_not_written_leave_no_gap()
    {
        var room = new DoctoredRoom().Write(JournalKind.Confirmed).Write(JournalKind.Confirmed).For(0.1);
        room.Journal.RemoveRange(1, 2);

        room.For(0.1).Write(JournalKind.RoomStarted).Write(JournalKind.Confirmed).For(0.1).Broken.ShouldBeEmpty();
    }

    [Fact, Invariant("authorised-before-begun")]
    public void A_step_that_begins_without_its_authorisation_is_told()
    {
        Begun(new DoctoredRoom()).Broken.ShouldBe(["authorised-before-begun"]);
        Begun(Begun(Authorised(new()))).Broken.ShouldBe(["authorised-before-begun"], "one authorisation is for one beginning");
        Begun(Authorised(new DoctoredRoom()).Write(JournalKind.RoomStarted)).Broken.ShouldBe(["authorised-before-begun"], "an earlier run authorises nothing");

        Begun(Authorised(new())).Broken.ShouldBeEmpty();

        static DoctoredRoom Begun(DoctoredRoom room) => room.Write(JournalKind.StepBegun, ("step", "light"), ("kind", "Light")).For(0.1);
    }

    [Fact, Invariant("energy-on-record")]
    public void Energy_that_begins_before_its_authorisation_is_on_disk_is_told()
    {
        Energised(onDisk: 1).Broken.ShouldBe(["energy-on-record"]);

        Energised(onDisk: 2).Broken.ShouldBeEmpty();

        static DoctoredRoom Energised(long onDisk)
        {
            var room = Authorised(new DoctoredRoom().In(StepKind.Light)).For(1);
            room.Flushed = onDisk;
            return Lit(room).For(1);
        }
    }

    [Fact, Invariant("nothing-by-itself")]
    public void Energy_without_a_new_authorisation_after_a_stop_is_told()
    {
        Lit(Authorised(InStep()).For(1).Write(JournalKind.Stopped).For(0.5)).For(0.2).Broken.ShouldBe(["nothing-by-itself"]);
        Lit(Authorised(InStep()).For(1).Write(JournalKind.Reset).For(0.5)).For(0.2).Broken.ShouldBe(["nothing-by-itself"]);

        Lit(Authorised(InStep()).For(1)).For(1).Broken.ShouldBeEmpty();
        Lit(Authorised(InStep()).For(1).Write(JournalKind.Stopped).For(0.2)).For(0.05).Broken.ShouldBeEmpty("a frame was on its way");
        Lit(InStep().Write(JournalKind.Reset).For(0.5)).For(0.09).In(StepKind.Light, Core.Sessions.SessionState.Testing).For(0.5).With(Dark).For(1).In(StepKind.Light).For(1).Broken.ShouldBeEmpty("a self-test that the panel showed a moment later");
    }

    [Fact, Invariant("ledger-is-true")]
    public void A_light_that_was_recorded_as_less_than_half_is_told()
    {
        Ended("0.40 J/cm²", "0 J/cm²").Broken.ShouldBe(["ledger-is-true"]);
        Ended("2.40 J/cm²", "0 J/cm²").Broken.ShouldBe(["ledger-is-true"], "more than was given");

        Ended("1.19 J/cm²", "0 J/cm²").Broken.ShouldBeEmpty();
        Ended("0.40 J/cm²", "0.8 J/cm²").Broken.ShouldBeEmpty("unknown counts as given");

        static DoctoredRoom Ended(string delivered, string unknown) => Lit(Authorised(InStep()).Write(JournalKind.StepBegun, ("step", "light"), ("kind", "Light"))).For(20)
            .With(Dark).Write(JournalKind.StepEnded, ("step", "light"), ("delivered", delivered), ("unknown", unknown)).For(0.1);
    }

    [Fact, Invariant("thermal-dose")]
    public void Skin_that_was_warm_for_too_long_is_told()
    {
        Warm(42.9).For(740).Broken.ShouldBe(["thermal-dose"]);

        Warm(42.9).For(700).Broken.ShouldBeEmpty();
        Warm(42.9).For(400).Write(JournalKind.SessionOpened).For(400).Broken.ShouldBeEmpty("another face");

        static DoctoredRoom Warm(double skin) => new DoctoredRoom().With(truth => truth with { SkinUnderSteam = new(skin) });
    }

    [Fact, Invariant("tip-lets-go")]
    public void A_tip_that_holds_on_is_told()
    {
        Held().For(5.2).Broken.ShouldBe(["tip-lets-go"]);

        Held().For(4.9).With(truth => truth with { TipSealed = false }).For(0.1).With(truth => truth with { TipSealed = true }).For(4.9).Broken.ShouldBeEmpty();

        static DoctoredRoom Held() => new DoctoredRoom().In(StepKind.Suction).With(truth => truth with { PumpRuns = true, TipSealed = true, Vacuum = new(20) });
    }

    [Fact, Invariant("light-on-ledger")]
    public void Light_that_a_stop_left_off_the_ledger_is_told()
    {
        Given("0.10 J/cm²").Broken.ShouldBe(["light-on-ledger"]);

        Given("1.0 J/cm²").Broken.ShouldBeEmpty();

        static DoctoredRoom Given(string delivered) => Lit(Opened("light", "Red633", StepKind.Light)).For(20).With(Dark)
            .Write(JournalKind.Delivered, ("step", "light"), ("delivered", delivered), ("unknown", "0 J/cm²")).Write(JournalKind.Stopped).Write(JournalKind.SessionClosed, ("outcome", "Stopped")).For(0.1);
    }

    [Fact]
    public void What_a_crash_left_unwritten_is_on_the_ledger_up_to_six_seconds()
    {
        Crashed(8).Broken.ShouldBeEmpty();
        Crashed(20).Broken.ShouldBe(["light-on-ledger"]);

        static DoctoredRoom Crashed(double seconds) => Lit(Opened("light", "Red633", StepKind.Light)).For(seconds).With(Dark).Write(JournalKind.RoomStarted).For(0.1);
    }

    [Fact, Invariant("suction-on-ledger")]
    public void Suction_that_is_not_on_the_ledger_is_told()
    {
        Given("15 s").Broken.ShouldBe(["suction-on-ledger"]);

        Given("18 s").Broken.ShouldBeEmpty();

        static DoctoredRoom Given(string delivered) => Pulls(4).Write(JournalKind.Delivered, ("step", "suction"), ("delivered", delivered), ("unknown", "0 s"), ("given-passes", "Forehead=1"))
            .Write(JournalKind.SessionClosed, ("outcome", "EndedEarly")).For(0.1);
    }

    [Fact, Invariant("passes-on-ledger")]
    public void A_pass_that_was_under_way_and_is_not_on_the_ledger_is_told()
    {
        Given(4, "Forehead=0").Broken.ShouldBe(["passes-on-ledger"]);
        Given(4, "Forehead=1", passed: true).Broken.ShouldBe(["passes-on-ledger"], "a whole pass and one more under way");

        Given(4, "Forehead=1").Broken.ShouldBeEmpty();
        Given(1, "Forehead=0").Broken.ShouldBeEmpty("it has hardly begun");
        Given(4, "Forehead=2", passed: true).Broken.ShouldBeEmpty();

        static DoctoredRoom Given(int strokes, string passes, bool passed = false)
        {
            var room = Pulls(strokes);
            if (passed) Strokes(room.Write(JournalKind.RegionChanged, ("step", "suction"), ("region", "Forehead"), ("passes", "Forehead=1")), strokes);
            return room.Write(JournalKind.Delivered, ("step", "suction"), ("delivered", "60 s"), ("unknown", "0 s"), ("given-passes", passes)).Write(JournalKind.SessionClosed, ("outcome", "EndedEarly")).For(0.1);
        }
    }

    [Fact, Invariant("steam-on-ledger")]
    public void Steam_that_is_not_on_the_ledger_is_told()
    {
        Given("20 s").Broken.ShouldBe(["steam-on-ledger"]);

        Given("26 s").Broken.ShouldBeEmpty();

        static DoctoredRoom Given(string delivered) => Opened("steam", "Steam", StepKind.Steam).With(truth => truth with { SteamAimedAtFace = true, HeaterWatts = 700, Face = new(40) }).For(30)
            .With(truth => truth with { SteamAimedAtFace = false, HeaterWatts = 0 })
            .Write(JournalKind.Delivered, ("step", "steam"), ("delivered", delivered), ("unknown", "0 s")).Write(JournalKind.SessionClosed, ("outcome", "EndedEarly")).For(0.1);
    }

    static DoctoredRoom InStep() => new DoctoredRoom().In(StepKind.Light);

    static DoctoredRoom Authorised(DoctoredRoom room) => room.Write(JournalKind.Authorised, ("step", "light"), ("preheat", "no"), ("modality", "Red633"));

    static DoctoredRoom Opened(string step, string modality, StepKind kind) => new DoctoredRoom().In(kind).Write(JournalKind.SessionOpened, ("client", "C-017"), ("protocol", "demonstration"))
        .Write(JournalKind.Authorised, ("step", step), ("preheat", "no"), ("modality", modality), ("per-second", modality == "Red633" ? "0.06 J/cm²" : "1 s")).Write(JournalKind.StepBegun, ("step", step), ("modality", modality)).For(0.1);

    /// <summary>On the skin for so many strokes of 4.9 s, lifted between them.</summary>
    static DoctoredRoom Pulls(int strokes) => Strokes(Opened("suction", "Diamond", StepKind.Suction), strokes);

    static DoctoredRoom Strokes(DoctoredRoom room, int strokes)
    {
        for (var stroke = 0; stroke < strokes; stroke++)
            room.With(truth => truth with { PumpRuns = true, TipSealed = true, Vacuum = new(20), RunContactClosed = true, PermitContactClosed = true }).For(4.9).With(truth => truth with { TipSealed = false }).For(0.1);
        return room;
    }

    static DoctoredRoom Lit(DoctoredRoom room) => room.With(truth => truth with { Light633 = new(60), RunContactClosed = true, PermitContactClosed = true });

    static TruthView Dark(TruthView truth) => truth with { Light633 = new(0) };
}
