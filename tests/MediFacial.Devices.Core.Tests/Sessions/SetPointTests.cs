using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Tests.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Testing;

namespace MediFacial.Devices.Core.Tests.Sessions;

/// <summary>Set-points and regions while a step runs: down freely, up inside the range, and nothing lost on an unsure link.</summary>
public sealed class SetPointTests
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_set_point_goes_down_freely_and_up_only_inside_the_range()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Set("suction-console.vacuum-set").ShouldBe(20);

        Change(room, 5).IsDone.ShouldBeTrue();
        room.Set("suction-console.vacuum-set").ShouldBeLessThanOrEqualTo(5, "downwards counts at once, below the protocol's range too");
        room.Set("suction-console.vent").ShouldBe(0, "a sealed tip holds what it has: air lets it down");
        room.Run(Second);
        (room.Set("suction-console.vent"), room.Set("suction-console.vacuum-set")).ShouldBe((1, 5));
        Change(room, 10).Refusal.ShouldBeNull("up again, inside the frozen envelope");
        room.Run(Second);
        room.Set("suction-console.vacuum-set").ShouldBe(10);
        Change(room, 5).IsDone.ShouldBeTrue();
        room.Run(Second);
        Change(room, 24.1).Refusal.ShouldNotBeNull().Kind.ShouldBe(RefusalKind.Limit);
        Change(room, 24).IsDone.ShouldBeTrue();
        room.Run(Second);
        room.Set("suction-console.vacuum-set").ShouldBe(20, 0.001, "upwards at no more than 15 kPa/s");
        room.Run(Second);
        room.Set("suction-console.vacuum-set").ShouldBe(24);
        room.Snapshot.Stop.ShouldBeNull();
    }

    [Fact]
    public void A_set_point_changed_in_a_pause_sends_nothing()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Ask(new PauseSession(FedRoom.Panel));
        var paused = room.Now;

        Change(room, 16).IsDone.ShouldBeTrue();

        room.Sent.ShouldNotContain(sent => sent.At >= paused && sent.Command is AdmittedCommand);
        room.IsAnythingSet.ShouldBeFalse();
    }

    [Theory, InlineData("suction", "suction-console", 15), InlineData("light", "led-driver", 30)]
    public void A_set_point_lowered_while_the_link_is_unsure_is_sent_when_it_is_sure_again(string step, string part, double value)
    {
        var room = new FedRoom().Start().RunTo(step);
        room.Link(part, LinkState.Suspect);
        var quantity = Quantity.Of(value, step == "light" ? Dimension.Irradiance : Dimension.Pressure);

        room.Ask(new ChangeSetPoint(FedRoom.Panel, quantity)).IsDone.ShouldBeTrue();
        room.Link(part, LinkState.Up);
        room.Run(2 * Second);

        room.Set(step == "light" ? "led-driver.light-633" : "suction-console.vacuum-set").ShouldBe(value);
        room.Snapshot.Stop.ShouldBeNull("the limit follows what was really asked");
    }

    [Fact]
    public void A_region_change_while_the_link_is_unsure_goes_on_when_it_is_sure_again()
    {
        var room = new FedRoom().Start().RunTo("suction");
        room.Ask(new NextRegion(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.Link("suction-console", LinkState.Suspect);
        room.Run(Second);
        room.Set("suction-console.vent").ShouldBe(0);
        room.Link("suction-console", LinkState.Up);
        room.Run(TimeSpan.FromSeconds(3));

        (room.Set("suction-console.vent"), room.Set("suction-console.vacuum-set")).ShouldBe((1, 20));
    }

    [Fact, Hazard("H01")]
    public void After_a_vent_the_vacuum_comes_back_from_zero()
    {
        var room = new FedRoom().Start().RunTo("suction");
        var before = room.Sent.Count;

        room.Ask(new NextRegion(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.Run(TimeSpan.FromSeconds(4));

        var vacuum = room.Plan.Outputs.Single(output => output.Name == "suction-console.vacuum-set").Id;
        var asked = room.Sent.Skip(before).Select(sent => sent.Command).OfType<AdmittedCommand>()
            .SelectMany(command => command.Values).Where(value => value.Output == vacuum).Select(value => value.Value.Value).ToList();
        asked[0].ShouldBeLessThanOrEqualTo(10, "the first step is half of the 20 kPa at most");
        asked.ShouldBeInOrder();
        asked.Zip(asked.Skip(1), (lower, higher) => higher - lower).Max().ShouldBeLessThanOrEqualTo(5, "it never jumps");
        asked[^1].ShouldBe(20);
    }

    [Fact, Hazard("H02")]
    public void The_trip_of_a_region_counts_where_it_is_nearer_than_set_point_and_margin()
    {
        var nearer = File.ReadAllText(Repository.Under("device-profiles", "protocols", "demonstration.yaml")).Replace("trip: 30 kPa", "trip: 28 kPa");
        var room = new FedRoom(TestProtocols.Parse(nearer)).Start().RunTo("suction");
        Change(room, 24).Refusal.ShouldBeNull();
        room.Run(TimeSpan.FromSeconds(4));

        (room.Dictated["suction-console.vacuum"], room.Dictated["suction-console.vacuum-2"]) = (28.5, 28.5);

        room.RunUntil(() => room.Snapshot.Stop is not null, TimeSpan.FromSeconds(0.4)).ShouldBeTrue();
        room.Snapshot.Stop!.Trip!.Rule.ShouldBe("vacuum-over-limit");
    }

    [Fact]
    public void A_pedal_pressed_twice_counts_one_pass_and_a_replaced_command_is_no_fault()
    {
        var room = new FedRoom().Start().RunTo("suction");
        var ramp = room.Sent.Select(sent => sent.Command).OfType<AdmittedCommand>().Last();

        room.Ask(new NextRegion(FedRoom.Panel)).IsDone.ShouldBeTrue();
        room.Fail(ramp, LinkFault.Superseded);
        room.Ask(new NextRegion(FedRoom.Panel)).IsDone.ShouldBeFalse();

        ((SuctionDetail)room.Session!.Detail!).Regions.Sum(region => region.PassesDone).ShouldBe(1);
        room.Snapshot.Stop.ShouldBeNull();
    }

    [Fact]
    public void A_device_that_refuses_a_set_point_stops_the_room()
    {
        var room = new FedRoom().Start().RunTo("light");

        room.Fail(room.Sent.Select(sent => sent.Command).OfType<AdmittedCommand>().Last(), LinkFault.DeviceException);

        room.Snapshot.Stop.ShouldNotBeNull().Trip!.Rule.ShouldBe("refused-led-driver");
        room.IsAnythingSet.ShouldBeFalse();
    }

    static OperatorAnswer Change(FedRoom room, double kilopascals) => room.Ask(new ChangeSetPoint(FedRoom.Panel, Quantity.Of(kilopascals, Dimension.Pressure)));
}
