using System.Collections.Immutable;
using MediFacial.Devices.App.Running;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Records;
using MediFacial.Devices.Runtime;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>The simulated room as <c>medifacial run</c> composes it: real pseudo-terminals, pins by System.Device.Gpio, journal and records on a real disk.</summary>
public sealed class RealRoom : IAsyncDisposable
{
    public const string Panel = "panel-1";

    readonly ServedTwins _twins;
    readonly ServedGuard? _guard;
    readonly RoomFolder _folder;
    readonly RoomMemory _memory;
    readonly WebApplication _app;
    readonly IAsyncDisposable _log;
    readonly SnapshotFeed _feed;
    readonly OperatorPort _operator;
    readonly Action<RoomSnapshot> _beat;

    RealRoom(ServedTwins twins, bool ownGuard, bool hoseTested)
    {
        _twins = twins;
        var plan = ProfilesOnDisk.Room(null);
        _folder = RoomFolder.Open(twins.Folder, plan.Profile);
        if (ownGuard) _guard = new(plan, twins.Folder);
        var log = RoomLogs.Make(_folder.Logs);
        _log = (IAsyncDisposable)log;
        if (hoseTested) TestHoseOnce(plan);
        _memory = RoomMemory.Open(_folder, log);
        var shelf = new Shelf(ShippedProfiles.All.GoodProtocols, ShippedProfiles.All.GoodProducts, ImmutableDictionary<string, Core.Profiles.ProfileFile>.Empty);
        _app = RoomComposition.Compose(plan, shelf, _folder, _memory, new Uri("http://127.0.0.1:0"), log, keeper: null);
        (_feed, _operator) = (_app.Services.GetRequiredService<SnapshotFeed>(), _app.Services.GetRequiredService<OperatorPort>());
        var presence = _app.Services.GetRequiredService<PanelPresence>();
        _beat = _ => presence.Beat(Panel);
        _feed.Changed += _beat;
    }

    /// <param name="folder">Null: one of its own, which goes when the room does.</param>
    /// <param name="alone">False: twins and guard are processes of somebody else, in that folder.</param>
    /// <param name="hoseTested">False: the first suction waits for the leak test of the day.</param>
    public static async Task<RealRoom> StartAsync(string? folder = null, bool alone = true, bool hoseTested = true)
    {
        var twins = new ServedTwins(folder, serves: alone);
        try
        {
            var room = new RealRoom(twins, ownGuard: alone, hoseTested);
            await room._app.StartAsync();
            var first = await room.UntilAsync(snapshot => snapshot.IsReady || snapshot.Report is not null, "the room to be ready");
            if (first.Report is not null) await room.DoAsync(new DismissReport(Panel));
            await room.UntilAsync(snapshot => snapshot.IsReady, "the room to be ready");
            return room;
        }
        catch
        {
            twins.Dispose();
            throw;
        }
    }

    /// <summary>A day that began with a leak test before anybody looked: it takes longer than most of these tests.</summary>
    void TestHoseOnce(RoomPlan plan)
    {
        using var journal = JournalStore.Open(_folder.Path);
        if (journal.NextNumber == 1) journal.Append([.. TestUpkeep.HoseTested(plan, DateTimeOffset.UtcNow).Select(entry => entry with { Number = 1 })]);
    }

    public string Folder => _folder.Path;
    public TwinControl Hands => _twins.Control;
    public TruthView Truth => _twins.Control.Truth();
    public RoomSnapshot Snapshot => _feed.Current ?? throw new InvalidOperationException("The room has not spoken yet.");
    public RoomEngine Engine => _app.Services.GetRequiredService<RoomEngine>();

    public Task<OperatorAnswer> AskAsync(OperatorRequest request) => _operator.AskAsync(request).WaitAsync(RealTime.Generous);

    /// <summary>Asks, and once more when the disk of a busy machine was too slow for the record: "Try again", the room says, and so an operator does.</summary>
    /// <exception cref="InvalidOperationException">The room refused.</exception>
    public async Task DoAsync(OperatorRequest request)
    {
        var answer = await AskAsync(request);
        Treatment.Done(answer.Refusal?.Kind == RefusalKind.Journal ? await AskAsync(request with { }) : answer);
    }

    /// <summary>The first snapshot for which it holds.</summary>
    public async Task<RoomSnapshot> UntilAsync(Func<RoomSnapshot, bool> holds, string what, TimeSpan? atMost = null)
    {
        var found = new TaskCompletionSource<RoomSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(RoomSnapshot snapshot)
        {
            if (holds(snapshot)) found.TrySetResult(snapshot);
        }
        _feed.Changed += Look;
        try
        {
            if (_feed.Current is { } now) Look(now);
            return await found.Task.WaitAsync(atMost ?? RealTime.Generous);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited for {what}. {Describe(_feed.Current)}");
        }
        finally
        {
            _feed.Changed -= Look;
        }
    }

    public void UntilTrue(Func<TruthView, bool> holds, string what)
    {
        if (!SpinWait.SpinUntil(() => holds(Truth), RealTime.Generous)) throw new TimeoutException($"Waited for {what}. {Describe(_feed.Current)} Truth: {Truth}.");
    }

    /// <summary>Ends the host as the program does on a signal; the twins live on until this is disposed.</summary>
    public Task EndAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _feed.Changed -= _beat;
        await EndAsync();
        await _app.DisposeAsync();
        _memory.Dispose();
        await _log.DisposeAsync();
        _folder.Dispose();
        _guard?.Dispose();
        _twins.Dispose();
    }

    public static string Describe(RoomSnapshot? snapshot) => snapshot is null ? "The room never spoke." :
        $"Last seen: session {snapshot.Session?.State.ToString() ?? "none"}, step {(snapshot.Session is { } session ? session.Steps[session.Current].Id : "-")}, asks “{snapshot.Session?.Asks}”; "
        + $"stop “{snapshot.Stop?.Headline}” ({snapshot.Stop?.Technician}) proven {snapshot.Stop?.SafeProven}, still “{snapshot.Stop?.CauseStill}”; "
        + $"not ready: {string.Join(" ", snapshot.Readiness.Select(reason => reason.Sentence))}";
}
