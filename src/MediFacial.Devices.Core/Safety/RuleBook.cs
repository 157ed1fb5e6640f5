using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Safety;

/// <summary>All rules of a room, as rows: one file a device kind. The limits of a running step are set into the named ones.</summary>
internal sealed class RuleBook
{
    public RuleBook(RoomState room, Leases leases, RoomWatch watch)
    {
        var rows = new RuleRows(room, leases, watch);
        RoomRules.AddTo(rows);
        foreach (var device in room.Devices)
        {
            LinkRules.AddTo(rows, device);
            switch (device.Plan)
            {
                case SuctionPlan plan: Suction = new(rows, device, plan); break;
                case LightPlan plan: Light = new(rows, device, plan); break;
                case SteamPlan plan: Steam = new(rows, device, plan); break;
                case LaserPlan plan: Laser = new(rows, device, plan); break;
            }
        }
        Rules = rows.ToArray();
    }

    public TripRule[] Rules { get; }

    /// <summary>Null when the room has no such device.</summary>
    public SuctionRules? Suction { get; }

    /// <inheritdoc cref="Suction"/>
    public LightRules? Light { get; }

    /// <inheritdoc cref="Suction"/>
    public SteamRules? Steam { get; }

    /// <inheritdoc cref="Suction"/>
    public LaserRules? Laser { get; }
}
