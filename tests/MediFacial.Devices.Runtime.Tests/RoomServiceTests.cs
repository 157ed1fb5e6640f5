using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Records;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MediFacial.Devices.Runtime.Tests;

public sealed class RoomServiceTests : IDisposable
{
    static readonly TimeSpan Generous = TimeSpan.FromSeconds(30);

    readonly RoomPlan _plan = TestRooms.Simulated();
    readonly MemoryPins _pins;
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    readonly SnapshotFeed _feed = new();
    readonly OperatorPort _operator = new();
    readonly List<JournalKind> _written = [];

    public RoomServiceTests() => _pins = new(_plan);

    public void Dispose() => _folder.Delete(recursive: true);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A host with a room whose ports are not plugged in, and whatever else a test adds.</summary>
    IHost Host(Action<IServiceCollection>? more = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Services.Configure<HostOptions>(options => options.ServicesStopConcurrently = true);
        builder.Services.AddLogging();
        more?.Invoke(builder.Services);
        builder.Services
            .AddSingleton(_operator).AddSingleton<PanelPresence>().AddSingleton(_feed)
            .AddSingleton(new RoomGround(_plan, new(DateTimeOffset.UnixEpoch, 1, null, "test"), new(TimeProvider.System), NotPluggedIn, _pins, Write,
                new SessionRecorder(_folder.FullName, "test", _ => { })))
            .AddSingleton<RoomEngine>().AddHostedService<RoomService>();
        builder.Services.AddHealthChecks().AddCheck<RoomHealth>("room-loop");
        return builder.Build();
    }

    static bool NotPluggedIn(PortPlan port, out IByteLink? link, out LinkProblem? problem)
    {
        (link, problem) = (null, new LinkProblem(LinkFault.PortMissing, "Not plugged in.", "Test."));
        return false;
    }

    void Write(IReadOnlyList<JournalEntry> entries)
    {
        lock (_written) _written.AddRange(entries.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task A_room_that_runs_shows_itself_is_healthy_and_answers()
    {
        using var host = Host();
        await host.StartAsync(Cancellation);
        SpinWait.SpinUntil(() => _feed.Current?.EmergencyStopHealthy == true, Generous).ShouldBeTrue();
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
        health.Status.ShouldBe(HealthStatus.Healthy);
        var answer = await _operator.AskAsync(new BeginStep("panel")).WaitAsync(Generous, Cancellation);
        answer.IsDone.ShouldBeFalse();
        await host.StopAsync(Cancellation);
        host.Services.GetRequiredService<RoomEngine>().IsAlive.ShouldBeFalse();
        lock (_written) _written[0].ShouldBe(JournalKind.RoomStarted);
    }

    [Fact]
    public async Task Outputs_are_proven_safe_before_any_other_service_is_asked_to_stop_even_one_that_hangs()
    {
        var hanging = new HangingService();
        using var host = Host(services => services.AddSingleton<IHostedService>(hanging));
        await host.StartAsync(Cancellation);
        var engine = host.Services.GetRequiredService<RoomEngine>();
        hanging.Asked = () => engine.Safe.IsCompletedSuccessfully && engine.Safe.Result;

        var stopping = host.StopAsync(Cancellation);
        (await hanging.WasSafe.Task.WaitAsync(Generous, Cancellation)).ShouldBeTrue();
        (await engine.Safe.WaitAsync(Generous, Cancellation)).ShouldBeTrue();
        foreach (var pin in _plan.Pins.Where(pin => pin.IsOutput && pin.Role is null or LineRole.EnergyRun)) _pins.IsSafe(pin).ShouldBeTrue(pin.Line);

        hanging.Release.SetResult();
        await stopping.WaitAsync(Generous, Cancellation);
    }

    [Fact]
    public async Task The_first_sign_of_an_end_is_enough_to_go_safe()
    {
        using var host = Host();
        await host.StartAsync(Cancellation);
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        (await host.Services.GetRequiredService<RoomEngine>().Safe.WaitAsync(Generous, Cancellation)).ShouldBeTrue();
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_stop_reaches_a_room_whose_queue_of_requests_is_full()
    {
        using var host = Host();
        await host.StartAsync(Cancellation);
        SpinWait.SpinUntil(() => _feed.Current is not null, Generous).ShouldBeTrue();
        var asked = Enumerable.Range(0, 200).Select(_ => _operator.AskAsync(new PauseSession("panel"))).ToArray();
        _operator.Stop(new StopEverything("line", StopOrigin.EmergencyStop));
        await Task.WhenAll(asked).WaitAsync(Generous, Cancellation);
        SpinWait.SpinUntil(() => _feed.Current!.Stop is not null, Generous).ShouldBeTrue();
        await host.StopAsync(Cancellation);
    }

    sealed class HangingService : IHostedService
    {
        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource<bool> WasSafe { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Func<bool>? Asked { get; set; }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            WasSafe.SetResult(Asked!());
            return Release.Task;
        }
    }
}
