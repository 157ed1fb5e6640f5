using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Modbus;

/// <summary>Which signals of a part lie in which registers, and which registers are read together. Runs once, when the room is built.</summary>
static class RegisterMap
{
    /// <summary>Registers that nobody asked for may be read along when that saves a request of 8 bytes and a turn-around.</summary>
    const int WidestGap = 4;

    /// <returns>One per signal of the profile, in its order; null where the signal has no register.</returns>
    public static RegisterField?[] Fields(PartPlan part, RoomPlan plan)
    {
        var signals = part.Profile.Signals;
        var fields = new RegisterField?[signals.Length];
        for (var index = 0; index < signals.Length; index++)
        {
            if (signals[index].Address is not ModbusAddress address) continue;
            var sensor = plan.Sensors.FirstOrDefault(sensor => sensor.Part == part.Id && sensor.Signal.Id == signals[index].Id);
            fields[index] = new RegisterField(signals[index].Id, address, new SignalScale(signals[index]), sensor?.Id)
            {
                SafeIsOn = signals[index].Safe is { IsOn: true },
            };
        }

        foreach (var field in fields)
            if (field?.Address.ScaleFrom is { } other) field.Factor = fields.FirstOrDefault(candidate => candidate?.Name == other);
        return fields;
    }

    public static ReadBlock[] Blocks(PartPlan part, RoomPlan plan, RegisterField?[] fields)
    {
        var read = plan.Sensors
            .Where(sensor => sensor.Part == part.Id && sensor.Signal.PollEvery > TimeSpan.Zero)
            .Select(sensor => (sensor.Signal.PollEvery, Field: fields.First(field => field is not null && field.Sensor == sensor.Id)!))
            .Where(item => item.Field.Address.Type != RegisterType.Text)
            .OrderBy(item => item.Field.Address.Table).ThenBy(item => item.PollEvery).ThenBy(item => item.Field.Address.Address);
        var blocks = new List<ReadBlock>();
        foreach (var (period, field) in read)
        {
            if (blocks.Count > 0 && TryJoin(blocks[^1], period, field) is { } joined) blocks[^1] = joined;
            else blocks.Add(new ReadBlock(field.Address.Table, field.Address.Address, field.Words, period, [field]));
        }

        return [.. blocks.Select(block => block with { Fields = [.. block.Fields.OrderBy(field => field.Factor is null ? 0 : 1)] })];
    }

    static ReadBlock? TryJoin(ReadBlock block, TimeSpan period, RegisterField field)
    {
        var count = Math.Max(block.Count, field.End - block.Start);
        var joins = block.Table == field.Address.Table && block.Period == period
            && field.Address.Address - (block.Start + block.Count) <= WidestGap && count <= ModbusFrame.LongestRead;
        return joins ? block with { Count = count, Fields = [.. block.Fields, field] } : null;
    }
}
