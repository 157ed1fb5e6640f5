using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Core.Safety.Envelope;

/// <summary>The one set of limits of a session: computed when it is opened, never changed while it lasts.</summary>
/// <param name="Steps">Of this visit for this client; steps done by hand have none.</param>
public sealed record SessionEnvelope(ImmutableArray<StepEnvelope> Steps)
{
    /// <summary>The same plan, protocol and card always give the same envelope.</summary>
    /// <param name="card">Null for the limits of any client: all steps, no client layer.</param>
    public static SessionEnvelope Of(RoomPlan plan, ProtocolProfile protocol, ClientCard? card)
    {
        var client = new ClientLayer(protocol, card);
        return new([.. from step in protocol.Steps
                       where card is null || step.IsFor(card.Phototype, card.Visit)
                       let limits = Of(plan, step, client)
                       where limits is not null
                       select limits]);
    }

    public StepEnvelope? Of(string step)
    {
        foreach (var limits in Steps)
            if (limits.Step == step) return limits;
        return null;
    }

    static StepEnvelope? Of(RoomPlan plan, StepProfile step, ClientLayer client) => step switch
    {
        SuctionStep suction when plan.Device<SuctionPlan>() is { } device => SuctionLimits.Of(plan, device, suction, client),
        LightStep light when plan.Device<LightPlan>() is { } device && device.Channels.FirstOrDefault(each => each.Wavelength == light.Wavelength) is { } channel =>
            LightLimits.Of(plan, channel, light),
        SteamStep steam when plan.Device<SteamPlan>() is { } device => SteamLimits.Of(plan, device, steam),
        LaserStep laser when plan.Device<LaserPlan>() is { } device => LaserLimits.Of(plan, device, laser),
        _ => null,
    };
}
