using System.Text.Json;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Panel.Room;
using MediFacial.Devices.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MediFacial.Devices.Panel;

/// <summary>What can be asked without a circuit: stop, look, and whether anybody is at home.</summary>
public static class PanelApi
{
    public static void MapPanelApi(this IEndpointRouteBuilder routes)
    {
        // Before the page of the same address, which would take the form post for its own. No body is read, nothing is checked: a stop is never refused.
        routes.MapPost("/stop", Stop).WithOrder(-1).DisableAntiforgery();
        routes.MapPost("/api/stop", StopFromInterface).DisableAntiforgery();
        routes.MapGet("/api/snapshot", Snapshot);
        routes.MapGet("/healthz", Health);
    }

    static IResult Stop(HttpContext context, OperatorPort port)
    {
        var cookie = context.Request.Cookies[PanelIdentity.Cookie];
        port.Stop(new StopEverything(PanelIdentity.IsValid(cookie) ? cookie! : "panel-unknown", StopOrigin.Panel));
        if (context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase))
            return Results.Json(new { requested = true });
        context.Response.Headers.Location = "/stop?requested=1";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    static IResult StopFromInterface(OperatorPort port)
    {
        port.Stop(new StopEverything("interface", StopOrigin.Interface));
        return Results.Json(new { requested = true }, statusCode: StatusCodes.Status202Accepted);
    }

    static IResult Snapshot(SnapshotFeed feed) => feed.Current is { } snapshot
        ? Results.Text(JsonSerializer.Serialize(snapshot, SnapshotJson.Options), "application/json")
        : Results.Json(new { waiting = "The room has not spoken yet." }, statusCode: StatusCodes.Status503ServiceUnavailable);

    /// <summary>200 while the room speaks, 503 while it is silent.</summary>
    static IResult Health(SnapshotWatch watch) => watch is { Current: { } snapshot, IsSilent: false }
        ? Results.Json(new { ok = true, room = snapshot.Room, simulated = snapshot.Simulated, version = snapshot.Version })
        : Results.Json(new { ok = false, why = "The room loop is silent." }, statusCode: StatusCodes.Status503ServiceUnavailable);
}
