using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire;

/// <summary>Worst cases of one port, from its frames, its speed, its reply timeouts and its poll periods: arithmetic, not measurement.</summary>
/// <remarks>
/// A healthy part is taken to reply within a third of its reply timeout, as a timeout should be chosen. One reply is lost at the worst moment.
/// </remarks>
public sealed class PortBudget
{
    readonly (SensorId Sensor, TimeSpan Age)[] _ages;

    PortBudget(TimeSpan worstStop, double load, (SensorId Sensor, TimeSpan Age)[] ages) => (WorstStop, Load, _ages) = (worstStop, load, ages);

    /// <summary>From a stop to the last byte of the last stop frame of all parts of the port.</summary>
    public TimeSpan WorstStop { get; }

    /// <summary>Share of the line that polls take when all is well; 1 and above cannot work.</summary>
    public double Load { get; }

    /// <summary>The oldest that a reading gets before the next one comes; null for a sensor of another port.</summary>
    public TimeSpan? WorstAge(SensorId sensor)
    {
        foreach (var (id, age) in _ages)
            if (id == sensor) return age;
        return null;
    }

    public static PortBudget Of(RoomPlan plan, PortId port)
    {
        var parts = plan.Parts.Where(part => part.Port == port).Select(part => PartLines.Of(part, plan)).OfType<PartLine>().ToArray();
        var exchanges = parts.SelectMany(Exchanges).ToArray();
        var lost = exchanges.Select(exchange => exchange.Lost).DefaultIfEmpty().Max();
        var stop = parts.Aggregate(lost, (sum, part) => sum + Stop(part));
        var polls = exchanges.Where(exchange => exchange.Period > TimeSpan.Zero).ToArray();
        var round = exchanges.Aggregate(TimeSpan.Zero, (sum, exchange) => sum + exchange.Healthy);
        var ages = from sensor in plan.Sensors
                   where plan.Parts[sensor.Part.Index].Port == port
                   select (sensor.Id, sensor.Signal.PollEvery + lost + round);
        return new PortBudget(stop, polls.Sum(poll => poll.Healthy / poll.Period), [.. ages]);
    }

    readonly record struct Exchange(TimeSpan Period, TimeSpan Healthy, TimeSpan Lost);

    static IEnumerable<Exchange> Exchanges(PartLine part)
    {
        var frame = new byte[Modbus.ModbusFrame.Longest];
        for (var poll = 0; poll < part.Codec.Polls.Length; poll++) yield return Of(part.Codec, part.Codec.Polls[poll].Period, part.Codec.MakePoll(poll, frame));
        if (part.Plan.Profile.Heartbeat is not null) yield return Of(part.Codec, TimeSpan.Zero, part.Codec.MakeBeat(frame));
    }

    static TimeSpan Stop(PartLine part)
    {
        var frame = new byte[Modbus.ModbusFrame.Longest];
        var writes = PartLines.Writes(part.Plan.Profile, part.Plan.Profile.Stop).ToArray();
        var (sum, next) = (TimeSpan.Zero, 0);
        while (next < writes.Length)
        {
            var length = part.Codec.MakeWrite(writes.AsSpan(next), false, frame, out var taken);
            if (taken == 0) break;
            sum += Of(part.Codec, TimeSpan.Zero, length).Healthy;
            next += taken;
        }

        return sum;
    }

    static Exchange Of(PartCodec codec, TimeSpan period, int length)
    {
        var line = WireTime.OnLine(codec.Serial, length + codec.ReplyLength) + codec.Gap;
        return new(period, line + (codec.ReplyTimeout / 3), line + codec.ReplyTimeout);
    }
}
