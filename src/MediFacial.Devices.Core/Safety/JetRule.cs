using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Safety;

/// <summary>The face plane may not read far colder than the jet must be at the measured distance: then the one sensor reads too little, or the other too much, and neither protects.</summary>
/// <remarks>T = Tamb + (Tout − Tamb)·5d/x (domain §3.2), d = 18 mm (Decisions 5). A face that reads too warm needs no rule of its own: it trips.</remarks>
internal sealed class JetRule(RuleRow row, RunningDevice device, SteamPlan plan) : TripRule(row, device)
{
    /// <summary>A treatment room, and what nozzles (±30 %), rooms (±5 K) and sensors (±1 K) may differ by; judgement.</summary>
    const double Ambient = 23, Reach = 9;
    static readonly Range<Quantity> Within = new(Quantity.Of(-200, Dimension.Temperature), Quantity.Of(9, Dimension.Temperature));

    protected override bool IsViolated(RoomState room, Instant now) =>
        Expected(room, now) is { } expected && room.Readings.TryValue(plan.Face, now, out var face) && !Within.Contains(Quantity.Of(expected - face, Dimension.Temperature));

    protected override (string, string) Describe(RoomState room, Instant now) =>
        ($"{room.Readings.At(plan.Face, now).Value} at {room.Readings.At(plan.Distance, now).Value}", $"about {Quantity.Of(Expected(room, now) ?? 0, Dimension.Temperature)}");

    double? Expected(RoomState room, Instant now) =>
        room.Readings.TryValue(plan.Distance, now, out var centimetres) && room.Readings.TryValue(plan.Outlet, now, out var outlet)
            ? Ambient + ((outlet - Ambient) * Math.Min(1, Reach / Math.Max(1, centimetres)))
            : null;
}
