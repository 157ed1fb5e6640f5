using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Safety.Proof;

/// <summary>Proves that a room's ports can keep up: readings stay fresh, stops get through in time, polls leave the line room to breathe.</summary>
public static class RoomProof
{
    /// <summary>A device goes safe by itself after this long (Decisions 4): a stop that needs longer would come after it.</summary>
    static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(1);

    /// <summary>What protects while energised must be known to be gone within it (design §7).</summary>
    static readonly TimeSpan KnownWithin = TimeSpan.FromMilliseconds(300);

    public static ImmutableArray<ProfileProblem> Of(Loaded<RoomProfile> room, RoomPlan plan, ReactionTimes times) => room.Source.Problems(Ports(plan, times));

    static IEnumerable<Finding> Ports(RoomPlan plan, ReactionTimes times)
    {
        var guards = plan.Devices.Select(device => device switch { SuctionPlan suction => suction.Guard, LightPlan light => light.Guard, _ => (SensorId?)null }).OfType<SensorId>().ToHashSet();
        foreach (var port in plan.Ports)
        {
            var path = $"ports/{port.Id.Index}/port";
            if (times.Load(port.Id) is >= 1 and var load)
                yield return new(path, "port-overloaded", $"The polls of “{port.Name}” need {load * 100:0} % of its time; poll slower, raise the baud rate, or spread the parts over two ports.");
            if (port.Parts.Select(times.Stop).Max() is var stop && stop >= StopWithin)
                yield return new(path, "stop-too-slow", $"A stop over “{port.Name}” takes up to {stop.TotalMilliseconds:0} ms, the devices go safe by themselves after {StopWithin.TotalMilliseconds:0} ms; shorten the reply time-outs or spread the parts.");
            foreach (var sensor in plan.Sensors)
            {
                if (plan.Parts[sensor.Part.Index].Port != port.Id || times.Age(sensor.Id) is not { } age) continue;
                var allowed = guards.Contains(sensor.Id) && KnownWithin < sensor.Signal.StaleAfter ? KnownWithin : sensor.Signal.StaleAfter;
                if (age <= allowed) continue;
                yield return new(path, "reading-too-old",
                    $"“{sensor.Name}” can get {age.TotalMilliseconds:0} ms old over “{port.Name}” and may only be {allowed.TotalMilliseconds:0} ms; poll faster, raise the baud rate, or spread the parts over two ports.");
                break;
            }
        }
    }
}
