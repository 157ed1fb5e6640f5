using System.Collections.Immutable;
using System.Runtime;
using MediFacial.Devices.App.Verbs;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Records;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.App.Running;

/// <summary>Runs a room from its files to its end.</summary>
public static class RoomHost
{
    /// <summary>Prints one line with the address when the panel answers; ends on a signal, with outputs safe first.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="VerbFailure">It cannot start; the sentence says why and what to do.</exception>
    public static async Task<int> RunAsync(RunOptions options, TextWriter output, CancellationToken cancellation)
    {
        var file = options.RoomFile is { } named ? new FileInfo(named) : null;
        var plan = ProfilesOnDisk.Room(file);
        if (options.Speed != 1 && !plan.Profile.Simulated)
            throw new VerbFailure(ExitCode.WrongUsage, $"--speed is for simulated rooms; “{plan.Profile.Name}” is a real one.");
        var data = RoomOptions.DataFolder(file, options.DataFolder is { } path ? new(path) : null).FullName;
        using var folder = RoomFolder.Open(data, plan.Profile);
        var log = RoomLogs.Make(folder.Logs);
        await using var closing = (IAsyncDisposable)log;
        using var memory = RoomMemory.Open(folder, log);
        // No full collection while somebody is under the lamp, unless memory runs out.
        GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
        ReadyCode.Begin(typeof(RoomController), typeof(TreatmentRoom), typeof(RoomLoop), typeof(JournalStore));
        await using var app = await ComposeAsync(options, plan, folder, memory, log, cancellation);
        var broke = false;
        if (app.Services.GetService<RoomEngine>() is { } engine) engine.Broke += _ => broke = true;
        await PanelHost.StartAsync(app, options.Url, cancellation);
        output.WriteLine($"{plan.Profile.Name}{(plan.Profile.Simulated ? " (SIMULATED)" : "")} is ready: {PanelHost.Address(app)}");
        using var ending = cancellation.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync(CancellationToken.None);
        return (int)(broke ? ExitCode.Broken : ExitCode.Done);
    }

    static async Task<WebApplication> ComposeAsync(
        RunOptions options, RoomPlan plan, RoomFolder folder, RoomMemory memory, Serilog.ILogger log, CancellationToken cancellation)
    {
        var shelf = ShippedShelf();
        if (options.Speed != 1) return RoomComposition.ComposeVirtual(plan, shelf, folder, memory, options.Url, options.Speed, log);
        if (plan.Profile.Simulated)
            await TwinsProcess.EnsureAsync(options.RoomFile ?? ShippedFolders.SimulatedRoom.FullName, folder.Path, cancellation);
        var keeper = plan.Pin(LineRole.EnergyPermit) is null || options.ExternalGuard ? null : new GuardKeeper(options.RoomFile ?? ShippedFolders.SimulatedRoom.FullName, folder.Path, log);
        return RoomComposition.Compose(plan, shelf, folder, memory, options.Url, log, keeper);
    }

    /// <summary>All protocols and products that ship with the program. One that has a problem stops the start: nobody should find out with a client in the chair.</summary>
    static Shelf ShippedShelf()
    {
        var (set, _) = ProfilesOnDisk.Read([]);
        var bad = set.Protocols.SelectMany(each => each.Problems).Concat(set.Products.SelectMany(each => each.Problems)).ToImmutableArray();
        if (!bad.IsEmpty) throw new VerbFailure(ExitCode.CannotStart, $"{bad[0]}\nThe protocols cannot be used: {bad.Length} problem(s). Do: medifacial check");
        var files = set.Protocols.Select(each => (each.Value!.Id, set.FileOf(each))).Concat(set.Products.Select(each => (each.Value!.Id, set.FileOf(each))));
        return new(set.GoodProtocols, set.GoodProducts, files.ToImmutableDictionary(pair => pair.Id, pair => pair.Item2));
    }
}
