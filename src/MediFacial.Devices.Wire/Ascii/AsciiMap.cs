using System.Text;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Ascii;

/// <summary>A field of an exchange; the field is negative where its template does not have it.</summary>
readonly record struct AsciiPlace(AsciiSide Side, int Field);

/// <param name="Safe">Stands in the field until something else was written, in the unit on the wire.</param>
sealed record AsciiOutput(AsciiSide Side, int Field, SignalScale Scale, double Safe);

/// <summary>Which signals of a part stand in which exchanges. Built once, with the room.</summary>
/// <param name="Outputs">One per signal of the profile; null where it is no output of an exchange.</param>
sealed record AsciiMap(
    AsciiSide[] Sides, (AsciiSide Side, TimeSpan Period)[] Polled, AsciiOutput?[] Outputs, AsciiPlace? Model, AsciiPlace? SerialNumber, AsciiPlace? Beat)
{
    public static AsciiMap Of(AsciiLineWire wire, PartPlan part, RoomPlan plan)
    {
        var sides = wire.Exchanges.Select(exchange => new AsciiSide(exchange, part.Address)).ToArray();
        AsciiSide? Side(SignalAddress? address) => address is AsciiAddress ascii ? sides.FirstOrDefault(side => side.Id == ascii.Exchange) : null;

        AsciiPlace? InReply(SignalAddress? address) => Side(address) is { } side ? new(side, side.Reply.IndexOf(((AsciiAddress)address!).Field)) : null;
        AsciiPlace? InRequest(SignalAddress? address) => Side(address) is { } side ? new(side, side.Request.IndexOf(((AsciiAddress)address!).Field)) : null;

        var sensors = plan.Sensors
            .Where(sensor => sensor.Part == part.Id && sensor.Signal.PollEvery > TimeSpan.Zero && InReply(sensor.Signal.Address) is not null)
            .GroupBy(sensor => InReply(sensor.Signal.Address)!.Value.Side).ToArray();
        foreach (var group in sensors)
            group.Key.Sensors = [.. group.Select(sensor => new AsciiSensor(
                sensor.Id, sensor.Signal.Id, InReply(sensor.Signal.Address)!.Value.Field, new SignalScale(sensor.Signal)))];

        var identity = part.Profile.Identity;
        return new(
            sides,
            // One exchange serves its most impatient sensor, and all others with it.
            [.. sensors.Select(group => (group.Key, group.Min(sensor => sensor.Signal.PollEvery)))],
            [.. part.Profile.Signals.Select(signal => signal.Direction == SignalDirection.Output && InRequest(signal.Address) is { } place
                ? Output(signal, place) : null)],
            InReply(identity?.Model), part.SerialNumber is null ? null : InReply(identity?.Serial), InRequest(part.Profile.Heartbeat?.Counter));
    }

    public static string Printable(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
            if (value is >= 0x20 and < 0x7F) text.Append((char)value);
        return text.ToString();
    }

    static AsciiOutput Output(SignalProfile signal, AsciiPlace place)
    {
        var scale = new SignalScale(signal);
        return new(place.Side, place.Field, scale, signal.Safe is { } safe && scale.TryToWire(safe, out var wire) ? wire : 0);
    }
}
