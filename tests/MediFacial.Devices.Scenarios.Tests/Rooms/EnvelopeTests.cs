using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>The frozen envelope on the twins: what the client's face truly gets, whatever is asked at the panel.</summary>
public sealed class EnvelopeTests
{
    [Theory, Plants, Hazard("H02")]
    public void H02_at_the_eye_rim_35_kPa_is_refused_and_the_true_vacuum_stays_under_its_cap(double plant)
    {
        var treatment = At("eye-rim", plant);
        var room = treatment.Room;
        var highest = Watch(room, Seconds(3));
        highest.ShouldBeInRange(6, 13, "8 to 10.4 kPa are allowed there");

        var refusal = Ask(treatment, 35).Refusal.ShouldNotBeNull();
        refusal.Kind.ShouldBe(RefusalKind.Limit);
        refusal.Operator.ShouldBe("35 kPa is 24.6 kPa too much. Left eye rim takes at most 10.4 kPa: the protocol allows up to 10.4 kPa here.");
        refusal.Technician.ShouldContain("protocol layer");
        for (var asked = 11.0; asked <= 50; asked += 3) Ask(treatment, asked).IsDone.ShouldBeFalse("a raise during the step is held too");

        Watch(room, Seconds(3)).ShouldBeLessThan(13);
        room.Snapshot.Stop.ShouldBeNull();
    }

    [Theory, Plants, Hazard("H02")]
    public void H02_sensitive_skin_gets_less_than_half_and_no_raise_brings_more(double plant)
    {
        var treatment = At("mda", plant, SkinType.Sensitive);
        var detail = (SuctionDetail)treatment.Session!.Detail!;
        detail.Regions.First().Vacuum.ShouldBe(new(13.5));
        treatment.Session.Limits.First(limit => limit.Region == FaceRegion.Forehead && limit.Kind == Core.Safety.Envelope.LimitKind.Vacuum)
            .Operator.ShouldBe("At most 13.5 kPa: sensitive skin, 45 % of 30 kPa.");

        Ask(treatment, 14).IsDone.ShouldBeFalse();
        Ask(treatment, 30).Refusal!.Operator.ShouldBe("30 kPa is 16.5 kPa too much. Forehead takes at most 13.5 kPa: sensitive skin, 45 % of 30 kPa.");

        Watch(treatment.Room, Seconds(4)).ShouldBeLessThan(16.5, "set-point and its warning");
    }

    [Theory, Plants, Hazard("H02")]
    public void H02_what_was_lowered_stays_lowered_after_a_pause_on_true_physics(double plant)
    {
        var treatment = At("mda", plant);
        treatment.Room.Run(Seconds(3));
        Ask(treatment, 12).IsDone.ShouldBeTrue();
        treatment.Ask(new PauseSession(Treatment.Panel)).IsDone.ShouldBeTrue();
        treatment.Room.Run(Seconds(2));
        treatment.Ask(new ResumeSession(Treatment.Panel)).Refusal.ShouldBeNull();

        Watch(treatment.Room, Seconds(4)).ShouldBeInRange(9, 15);
    }

    [Theory, Plants, Hazard("H06")]
    public void H06_on_dark_skin_the_third_pass_is_refused_and_told(double plant)
    {
        var treatment = new Treatment("fine-lines", VariedPlants.Room(plant)) { Visit = "microdermabrasion" };
        Treatment.Done(treatment.Ask(treatment.StartRequest(Phototype.V, "microdermabrasion")));
        treatment.SkipTo("mda-dark-skin").Begin();
        var room = treatment.Room;
        for (var pass = 0; pass < 2; pass++)
        {
            Treatment.Done(treatment.Ask(new ChooseRegion(Treatment.Panel, FaceRegion.Forehead)));
            // A weak pump takes that long to pull in a stroke what tells a touch from the open tip.
            room.Run(Seconds(5));
            Treatment.Done(treatment.Ask(new NextRegion(Treatment.Panel)));
            room.Run(Seconds(1));
        }

        treatment.Ask(new ChooseRegion(Treatment.Panel, FaceRegion.Forehead)).Refusal.ShouldNotBeNull().Operator.ShouldContain("2 passes");
        ((SuctionDetail)treatment.Session!.Detail!).Regions.First().PassesDone.ShouldBe(2);
        room.Journal.Last(entry => entry.Kind == JournalKind.Refused).Field("request").ShouldBe("ChooseRegion", "and it is on record");
    }

    [Fact, Hazard("H02")]
    public void The_same_visit_twice_freezes_the_same_envelope()
    {
        static JournalEntry Frozen() => At("mda", 1, SkinType.Thin).Room.Journal.Single(entry => entry.Kind == JournalKind.EnvelopeFrozen);
        Frozen().Fields.ShouldBe(Frozen().Fields);
    }

    static Treatment At(string step, double plant, SkinType skin = SkinType.Normal) =>
        new Treatment("fine-lines", VariedPlants.Room(plant)) { Visit = "microdermabrasion", Skin = skin }.Start().SkipTo(step).Begin();

    /// <summary>The highest true vacuum of a while.</summary>
    static double Watch(VirtualRoom room, TimeSpan span)
    {
        var highest = 0.0;
        for (var end = room.Now + span; room.Now < end;)
        {
            room.Run(TimeSpan.FromMilliseconds(10));
            highest = Math.Max(highest, room.Truth.Vacuum.Value);
        }
        return highest;
    }

    static OperatorAnswer Ask(Treatment treatment, double kilopascals) => treatment.Ask(new ChangeSetPoint(Treatment.Panel, Quantity.Of(kilopascals, Dimension.Pressure)));
}
