using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;

namespace MediFacial.Devices.Panel.Browser.Tests;

/// <summary>A controller of the simulated room in a process of its own, with the twins' process beside it. Both are ended with it.</summary>
sealed class RoomProcess : IAsyncDisposable
{
    static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(15);
    static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    readonly StringBuilder _complaints = new();
    Process? _controller;
    TwinControl? _twins;

    RoomProcess(string data) => Data = data;

    public string Data { get; }
    public Uri Address { get; private set; } = null!;

    public TwinControl Twins => _twins ??= TwinControl.Connect(Data);

    public static async Task<RoomProcess> StartAsync()
    {
        var room = new RoomProcess(Directory.CreateTempSubdirectory("mfb").FullName);
        try
        {
            await room.RunAsync();
            return room;
        }
        catch
        {
            await room.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the controller on this folder (again), and waits for its one line and the first word of the room.</summary>
    public async Task RunAsync()
    {
        _controller = Medifacial.Start("run", "--data", Data, "--urls", "http://127.0.0.1:0");
        _controller.ErrorDataReceived += (_, line) => { lock (_complaints) _complaints.AppendLine(line.Data); };
        _controller.BeginErrorReadLine();
        using var bound = new CancellationTokenSource(LongestStart);
        var line = await _controller.StandardOutput.ReadLineAsync(bound.Token);
        lock (_complaints) line.ShouldNotBeNull($"the controller ended before it was ready: {_complaints}");
        line.ShouldContain("SIMULATED");
        Address = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]);
        await Condition.HoldsAsync(() => Http.Send(new(HttpMethod.Get, new Uri(Address, "healthz")), TestContext.Current.CancellationToken).IsSuccessStatusCode,
            speaks => speaks, LongestStart, "the room speaks");
    }

    /// <summary>The room's own words, as any program can read them.</summary>
    public async Task<JsonElement> SnapshotAsync()
    {
        using var document = JsonDocument.Parse(await Http.GetStringAsync(new Uri(Address, "api/snapshot"), TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }

    /// <summary>No treatment open and no stop latched: what a test expects to find.</summary>
    public async Task<bool> IsIdleAsync()
    {
        if (_controller is null or { HasExited: true }) return false;
        var snapshot = await SnapshotAsync();
        return snapshot.GetProperty("session").ValueKind == JsonValueKind.Null && snapshot.GetProperty("stop").ValueKind == JsonValueKind.Null;
    }

    /// <summary>The room stopped because it heard too little of a part.</summary>
    public async Task<bool> HasLostAPartAsync() =>
        (await SnapshotAsync()).GetProperty("stop") is { ValueKind: JsonValueKind.Object } stop && stop.GetProperty("trip") is { ValueKind: JsonValueKind.Object } trip
        && trip.GetProperty("kind").GetString() is "stale" or "linkLost" or "lease";

    /// <summary>Nobody is asked: kill -9.</summary>
    public async Task KillAsync()
    {
        _controller!.Kill();
        await _controller.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Judged on the physics, not on what any sensor or the controller says.</summary>
    public Task<TimeSpan> IsTrulySafeAsync(TimeSpan atMost) => Condition.HoldsAsync(() => Twins.Truth(), truth => truth.IsSafe, atMost, "outputs truly safe");

    public Task<TimeSpan> TrulyAsync(string what, Func<TruthView, bool> holds, TimeSpan atMost) => Condition.HoldsAsync(() => Twins.Truth(), holds, atMost, what);

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        try
        {
            Twins.Quit();
            _twins!.Dispose();
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            // No twins were ever started, or they have ended.
        }
        Directory.Delete(Data, recursive: true);
    }

    /// <summary>As Ctrl-C does: outputs safe first, records closed.</summary>
    public async Task EndAsync()
    {
        if (_controller is null) return;
        if (!_controller.HasExited)
        {
            _ = Signal(_controller.Id, SigTerm);
            using var bound = new CancellationTokenSource(LongestEnd);
            try
            {
                await _controller.WaitForExitAsync(bound.Token);
            }
            catch (OperationCanceledException)
            {
                _controller.Kill();
            }
        }
        _controller.Dispose();
        _controller = null;
    }

    const int SigTerm = 15;

    [DllImport("libc", EntryPoint = "kill")]
    static extern int Signal(int process, int signal);
}
