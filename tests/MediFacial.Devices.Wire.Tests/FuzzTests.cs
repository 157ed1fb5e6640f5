using CsCheck;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire.Tests.Bench;

namespace MediFacial.Devices.Wire.Tests;

public sealed class FuzzTests
{
    static readonly PartId Part = new(0);

    enum Deed { Energise, Stop, Renew, Unplug }

    static readonly Gen<(Deed Deed, int After)> AnyDeed = Gen.Select(Gen.Int[0, 20], Gen.Int[1, 300], (deed, after) =>
        (deed switch { < 9 => Deed.Energise, < 13 => Deed.Stop, < 20 => Deed.Renew, _ => Deed.Unplug }, after));

    [Fact]
    public void Random_bytes_at_random_times_never_throw_and_never_become_a_reading() =>
        Gen.Select(Gen.Byte.Array[0, 700], Gen.Int[0, 60]).Array[1, 30].Sample(
            pieces =>
            {
                var slave = BenchSlave.Console();
                var line = BenchLine.Console(slave).Open();
                line.Run(0.5);
                line.Heard.Readings.Clear();
                line.Answer = _ => null;
                foreach (var (bytes, after) in pieces)
                {
                    line.Inject(bytes);
                    line.Run(after / 1000.0);
                }

                line.Heard.Readings.ShouldBeEmpty();
                line.Heard.Confirmed.ShouldBeEmpty();
                line.Answer = request => slave.Answer(request);
                line.Run(2);
                line.Schedule.Link(Part).ShouldBe(LinkState.Up);
            },
            iter: 300, threads: 1);

    [Fact]
    public void Whatever_happens_to_replies_only_true_values_are_read_and_the_part_comes_back() =>
        LineFault.Any.Array[1, 60].Sample(
            faults =>
            {
                var (line, next) = Faulty(faults);
                line.Run(6);
                line.Heard.Readings.ShouldAllBe(item => item.Reading.Value.Value == True(line.Plan, item.Sensor));
                next.Value = faults.Length;
                line.Run(3);
                line.Schedule.Link(Part).ShouldBe(LinkState.Up);
                line.Now.Since(line.Heard.Last(line.Plan.Sensor("vacuum")).TakenAt).ShouldBeLessThan(TimeSpan.FromMilliseconds(200));
            },
            iter: 400, threads: 1);

    [Fact]
    public void After_a_stop_nothing_but_the_frame_in_flight_comes_before_it_and_no_older_energise_follows() =>
        Gen.Select(LineFault.Any.Array[1, 40], AnyDeed.Array[1, 25]).Sample(
            (faults, deeds) =>
            {
                var (line, next) = Faulty(faults);
                var (energised, stops) = (new Dictionary<int, Core.Time.Instant>(), new List<Core.Time.Instant>());
                line.Run(0.5);
                foreach (var (deed, after) in deeds)
                {
                    if (deed == Deed.Energise)
                    {
                        energised[energised.Count + 1] = line.Now;
                        line.Submit(Made.Admitted(Part, Made.Value(line.Plan.Output("vacuum-set"), energised.Count / 10.0), Made.Value(line.Plan.Output("pump"), 1)));
                    }
                    else if (deed == Deed.Stop)
                    {
                        stops.Add(line.Now);
                        line.Submit(Made.Safe(Part, Made.Value(line.Plan.Output("vacuum-set"), 0), Made.Value(line.Plan.Output("vent"), 0)));
                    }
                    else if (deed == Deed.Renew)
                    {
                        line.Submit(Made.Renew(Part));
                    }
                    else
                    {
                        line.Schedule.Closed(LinkFault.PortHungUp, line.Now);
                        line.Open();
                    }

                    line.Run(after / 1000.0);
                }

                next.Value = faults.Length;
                line.Run(4);
                foreach (var stop in stops)
                {
                    line.Sent.Where(sent => sent.At > stop && IsWrite(sent.Frame, 1) && sent.Frame[5] != 0)
                        .ShouldAllBe(sent => energised[sent.Frame[5]] >= stop);
                    var first = line.Sent.First(sent => sent.At >= stop && (sent.At > stop || !IsOther(sent.Frame)));
                    (IsWrite(first.Frame, 1) || IsWrite(first.Frame, 4)).ShouldBeTrue($"{Convert.ToHexString(first.Frame)} at {first.At}, stop at {stop}");
                    first.At.Since(stop).ShouldBeLessThan(TimeSpan.FromMilliseconds(85));
                }

                line.Heard.Confirmed.Count(item => item.Command is SafeCommand).ShouldBe(stops.Count);
                line.Schedule.Link(Part).ShouldBe(LinkState.Up);
            },
            iter: 400, threads: 1);

    // A frame handed over in the very instant of the stop, just before it, is the frame in flight.
    static bool IsOther(byte[] frame) => !(IsWrite(frame, 1) && frame[5] == 0) && !IsWrite(frame, 4);

    static bool IsWrite(byte[] frame, int register) => frame[1] == 6 && ((frame[2] << 8) | frame[3]) == register;

    static double True(RoomPlan plan, SensorId sensor) => plan.Sensors[sensor.Index].Name switch
    {
        "vacuum" => 22.4,
        "guard" => 22.6,
        "running" => 1,
        _ => 12.5,
    };

    static (BenchLine Line, Box Next) Faulty(LineFault[] faults)
    {
        var slave = BenchSlave.Console();
        (slave.Input[0], slave.Input[1], slave.Input[3], slave.Input[4]) = (224, 226, 1, 125);
        var next = new Box();
        BenchLine line = null!;
        line = new BenchLine(BenchRoom.Room((BenchRoom.Console(), 1, "SC3-0017")), request =>
        {
            var reply = slave.Answer(request);
            if (reply is null || next.Value >= faults.Length) return reply;
            faults[next.Value++].Send(line, reply);
            return null;
        });
        return (line.Open(), next);
    }

    sealed class Box
    {
        public int Value { get; set; }
    }
}
