using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Plants;
using static MediFacial.Devices.Scenarios.Tests.Rooms.Scene;

namespace MediFacial.Devices.Scenarios.Tests.Rooms;

/// <summary>A laser visit in the virtual room, up to the moment that a test is about.</summary>
static class LaserVisit
{
    /// <summary>The laser step runs and its self-test is through; nothing is armed.</summary>
    public static Treatment Begun(double plant = 1, int seed = 1)
    {
        var room = Prepared(out var treatment, plant, seed);
        treatment.Begin();
        room.RunUntil(() => Detail(room).Test == LaserTest.Passed, Seconds(1)).ShouldBeTrue();
        return treatment;
    }

    public static Treatment Emitting(double plant, int seed = 1)
    {
        var treatment = Begun(plant, seed).Arm();
        treatment.Room.Apply(new HoldFootSwitch());
        treatment.Room.RunUntil(() => treatment.Room.Truth.LaserEmits, Seconds(4)).ShouldBeTrue();
        treatment.Room.Run(Seconds(1));
        return treatment;
    }

    /// <summary>The laser step waits, everything ticked and confirmed but begun.</summary>
    public static VirtualRoom Prepared(out Treatment treatment, double plant = 1, int seed = 1)
    {
        treatment = new Treatment("laser-visit", VariedPlants.Room(plant, (ulong)seed)).Start().SkipTo("laser");
        return treatment.Room;
    }

    public static void Resumed(Treatment treatment)
    {
        Treatment.Done(treatment.Ask(new ConfirmEyeShields(Treatment.Panel, false)));
        Treatment.Done(treatment.Ask(new ConfirmEyeShields(Treatment.Panel, true)));
        Treatment.Done(treatment.Ask(new ResumeSession(Treatment.Panel)));
    }

    public static void StaysOpen(VirtualRoom room, TimeSpan span) => room.RunUntil(() => room.Truth.LaserChainClosed || room.Truth.LaserEmits, span).ShouldBeFalse("the chain stays open");

    public static LaserDetail Detail(VirtualRoom room) => room.Snapshot.Session!.Detail.ShouldBeOfType<LaserDetail>();

    public static LaserState Shows(VirtualRoom room) => Detail(room).State;
}
