using System.Reflection;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Scenarios.Suites.Running;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Judges;

/// <summary>A judge that never finds anything proves nothing: each invariant is shown a room that breaks its law, and the nearest one that does not.</summary>
public sealed class TruthInvariantTests
{
    [Fact]
    public void Every_invariant_has_a_test_that_shows_it_red()
    {
        var shown = typeof(TruthInvariantTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.GetCustomAttribute<InvariantAttribute>()?.Name).OfType<string>();

        shown.Distinct().Order().ShouldBe(Invariants.Names.Select(each => each.Name).Distinct().Order());
    }

    [Fact]
    public void An_idle_room_breaks_nothing() => new DoctoredRoom().For(30).Broken.ShouldBeEmpty();

    [Fact, Invariant("energy-after-stop")]
    public void A_pump_that_runs_on_after_a_stop_is_told()
    {
        Running().Stopped().For(1.8).Broken.ShouldContain("energy-after-stop");

        Running().Stopped().For(1.5).With(truth => truth with { PumpRuns = false }).For(5).Broken.ShouldNotContain("energy-after-stop");

        static DoctoredRoom Running() => new DoctoredRoom().In(StepKind.Suction).With(truth => truth with { PumpRuns = true }).For(1);
    }

    [Fact, Invariant("vacuum-after-stop")]
    public void A_vacuum_that_stays_after_a_stop_is_told_unless_the_alarm_tells_it()
    {
        Sealed().For(1.8).Broken.ShouldContain("vacuum-after-stop");

        Sealed().Alarms(AlarmPriority.High).For(5).Broken.ShouldNotContain("vacuum-after-stop");
        Sealed().Alarms(AlarmPriority.Medium).For(5).Broken.ShouldContain("vacuum-after-stop");

        static DoctoredRoom Sealed() => new DoctoredRoom().Stopped().With(truth => truth with { Vacuum = new(20) });
    }

    [Fact, Invariant("energy-without-controller")]
    public void Energy_that_outlives_its_controller_is_told()
    {
        Dead().For(1.5).Broken.ShouldContain("energy-without-controller");

        Dead().For(1.2).With(truth => truth with { Light633 = new(0) }).For(5).Broken.ShouldNotContain("energy-without-controller");

        static DoctoredRoom Dead()
        {
            var room = new DoctoredRoom().In(StepKind.Light).With(truth => truth with { Light633 = new(60) }).For(1);
            room.Panel = null;
            return room;
        }
    }

    [Fact, Invariant("energy-without-step")]
    public void Light_without_a_step_is_told()
    {
        Lit().For(2.3).Broken.ShouldBe(["energy-without-step"]);
        Lit().In(StepKind.Light, SessionState.Paused).For(2.3).Broken.ShouldBe(["energy-without-step"]);

        Lit().In(StepKind.Light).For(10).Broken.ShouldBeEmpty();
    }

    [Fact, Invariant("energy-without-step")]
    public void Steam_that_stays_at_the_face_after_its_step_is_told_unless_its_valve_is_jammed()
    {
        Paused().For(2.3).Broken.ShouldBe(["energy-without-step"]);
        Paused().Happened(new JamDivert()).Happened(new JamDivert(false)).For(2.3).Broken.ShouldBe(["energy-without-step"]);

        Paused().Happened(new JamDivert()).For(30).Broken.ShouldBeEmpty();
        Paused().Happened(new JamDivert()).With(truth => truth with { Face = new(46) }).For(13).Broken.ShouldBe(["face-not-scalded"], "the face is judged on");

        static DoctoredRoom Paused() => new DoctoredRoom().In(StepKind.Steam, SessionState.Paused).With(truth => truth with { SteamAimedAtFace = true, Face = new(40) });
    }

    [Fact, Invariant("nothing-by-itself")]
    public void A_step_that_nobody_asked_for_is_told()
    {
        Resting().In(StepKind.Light).For(2.3).Told.ShouldContain("before somebody has asked for it");

        Resting().Asked(new BeginStep(Treatment.Panel)).In(StepKind.Light).For(10).Broken.ShouldBeEmpty();
        Resting().Asked(new BeginStep(Treatment.Panel)).In(StepKind.Light).For(1).In(StepKind.Light, SessionState.Paused).For(1).In(StepKind.Light).For(2.3).Broken.ShouldBe(["nothing-by-itself"], "what was asked before the pause");

        static DoctoredRoom Resting() => new DoctoredRoom().Asked(new DismissReport(Treatment.Panel)).For(1);
    }

    [Fact, Invariant("one-modality")]
    public void Light_beside_suction_is_told()
    {
        Both(20).Broken.ShouldContain("one-modality");

        Both(4).Broken.ShouldNotContain("one-modality", "the vent is open");

        static DoctoredRoom Both(double vacuum) => Lit().In(StepKind.Light).With(truth => truth with { PumpRuns = true, Vacuum = new(vacuum) }).For(2.3);
    }

    [Fact, Invariant("vacuum-absolute")]
    public void More_than_fifty_kilopascals_are_told()
    {
        Vacuum(50.1).For(1.5).Broken.ShouldContain("vacuum-absolute");

        Vacuum(50).For(5).Broken.ShouldNotContain("vacuum-absolute");
        Vacuum(57).For(1.2).With(truth => truth with { Vacuum = new(40) }).For(0.1).Broken.ShouldNotContain("vacuum-absolute", "the rule needs its time");
    }

    [Fact, Invariant("vacuum-in-envelope")]
    public void More_vacuum_than_the_region_may_have_is_told()
    {
        Vacuum(30.7).For(1.5).Broken.ShouldContain("vacuum-in-envelope");

        Vacuum(30.4).For(4.5).Broken.ShouldNotContain("vacuum-in-envelope");
    }

    [Fact, Invariant("light-in-envelope")]
    public void More_light_than_the_protocol_allows_is_told()
    {
        Lit(82).In(StepKind.Light).For(1.5).Broken.ShouldContain("light-in-envelope");

        Lit(80).In(StepKind.Light).For(5).Broken.ShouldNotContain("light-in-envelope");
    }

    [Fact, Invariant("dose-in-envelope")]
    public void More_light_than_the_dose_is_told()
    {
        Lit().In(StepKind.Light).For(31).Broken.ShouldBe(["dose-in-envelope"]);

        Lit().In(StepKind.Light).For(29).Broken.ShouldBeEmpty();
    }

    [Fact, Invariant("face-not-scalded")]
    public void Hot_steam_at_the_face_is_told()
    {
        Steaming(46).For(12.2).Broken.ShouldContain("face-not-scalded");

        Steaming(46).For(11.8).With(truth => truth with { Face = new(44) }).For(30).Broken.ShouldNotContain("face-not-scalded");
        Steaming(60).With(truth => truth with { SteamAimedAtFace = false }).For(30).Broken.ShouldNotContain("face-not-scalded");

        static DoctoredRoom Steaming(double face) => new DoctoredRoom().In(StepKind.Steam).With(truth => truth with { SteamAimedAtFace = true, Face = new(face) });
    }

    [Fact, Invariant("skin-not-burnt")]
    public void Skin_that_gets_too_warm_is_told()
    {
        Skin(43.1, 30).Broken.ShouldContain("skin-not-burnt");
        Skin(30, 44.6).Broken.ShouldContain("skin-not-burnt");

        Skin(42.9, 44.4).Broken.ShouldNotContain("skin-not-burnt");

        static DoctoredRoom Skin(double steam, double light) => new DoctoredRoom().With(truth => truth with { SkinUnderSteam = new(steam), SkinUnderLight = new(light) }).For(2.2);
    }

    [Fact, Invariant("laser-behind-door")]
    public void A_laser_that_emits_through_a_closed_chain_with_the_door_open_is_told()
    {
        Emits(chain: true, door: false).Broken.ShouldContain("laser-behind-door");

        Emits(chain: true, door: true).Broken.ShouldBeEmpty();
        Emits(chain: false, door: false).Broken.ShouldBeEmpty("a fault of the laser");

        static DoctoredRoom Emits(bool chain, bool door) => Laser().With(truth => truth with { LaserEmits = true, LaserChainClosed = chain, DoorClosed = door }).For(0.4);
    }

    [Fact, Invariant("laser-chain-in-its-step")]
    public void A_laser_chain_that_is_closed_in_no_laser_step_is_told()
    {
        new DoctoredRoom().In(StepKind.Light).With(truth => truth with { LaserChainClosed = true }).For(1.2).Broken.ShouldBe(["laser-chain-in-its-step"]);

        Laser().With(truth => truth with { LaserChainClosed = true }).For(5).Broken.ShouldBeEmpty();
    }

    static DoctoredRoom Lit(double light = 60) => new DoctoredRoom().With(truth => truth with { Light633 = new Irradiance(light) });

    static DoctoredRoom Vacuum(double vacuum) => new DoctoredRoom().In(StepKind.Suction).With(truth => truth with { PumpRuns = true, Vacuum = new(vacuum) });

    static DoctoredRoom Laser() => new DoctoredRoom("laser-visit").In(StepKind.Laser);
}
