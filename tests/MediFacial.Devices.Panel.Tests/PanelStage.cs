using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Panel.Room;
using MediFacial.Devices.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>The panel on a loopback port with a room that only plays scenes: what the browser sees, without any room behind it.</summary>
public sealed class PanelStage : IAsyncDisposable
{
    readonly WebApplication _app;

    PanelStage(WebApplication app) => _app = app;

    public SnapshotFeed Feed => _app.Services.GetRequiredService<SnapshotFeed>();

    public OperatorPort Port => _app.Services.GetRequiredService<OperatorPort>();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<PanelStage> OpenAsync(RoomSnapshot? scene, int port = 0)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(PanelStage).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddPanel();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<SnapshotFeed>().AddSingleton<OperatorPort>().AddSingleton<PanelPresence>();
        builder.Services.AddSingleton(Shelves.Full);
        builder.Services.AddSingleton(new SessionArchive(() => Shelves.Summaries, id => id == Shelves.KnownSession ? Shelves.Record : null));
        builder.Services.AddSingleton(Simulator);
        var app = builder.Build();
        app.MapPanel();
        await app.StartAsync();
        var stage = new PanelStage(app);
        _ = app.Services.GetRequiredService<SnapshotWatch>();
        if (scene is not null) stage.Feed.Publish(scene);
        return stage;
    }

    static SimulatorPage Simulator => new(
        () => Task.FromResult(new SimulatorView(
            ["freeze driver"],
            [new("console", "vacuum at the tip", "0.2 kPa"), new("driver", "irradiance", "0 mW/cm²"), new("steamer", "water", "72 %"), new("steamer", "face plane", "24.4 °C")])),
        [new("open-door", "Room", "The door is opened.", []), new("freeze", "Part", "The firmware hangs.", [new("part", "", _ => ["console", "driver"])])],
        (_, _) => Task.CompletedTask, _ => Task.CompletedTask, () => Task.CompletedTask);

    /// <summary>The next thing that the panel asks of the room.</summary>
    public OperatorRequest? TakeStop() => Port.TryTakeStop(out var stop) ? stop : null;

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
