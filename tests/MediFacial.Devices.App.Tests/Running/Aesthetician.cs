using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Sessions;
using MediFacial.Devices.Core.Upkeep;
using MediFacial.Devices.Testing;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.App.Tests.Running;

/// <summary>Treats somebody in a real-time room, in a hurry: every step as short as the protocol allows.</summary>
/// <param name="kettle">What makes the steamer ready sooner than the minutes it takes.</param>
public sealed class Aesthetician(RealRoom room, TwinFault kettle)
{
    const string Panel = RealRoom.Panel;

    /// <summary>Water about to boil: true steam in half a minute.</summary>
    public static readonly TwinFault HotWater = new SetWaterTemperature(99.9);

    /// <summary>The heater works on cold water while its outlet reads as if it boiled: ready in seconds. For who needs energy, not steam.</summary>
    public static readonly TwinFault SensorThatReadsHigh = new OffsetSensor("analogue-inputs", "outlet", 72);

    const int MostStops = 5;

    readonly ProtocolProfile _protocol = TestProtocols.Of("demonstration");

    public Guid Session { get; } = Guid.CreateVersion7();

    public async Task StartAsync()
    {
        var products = TestProtocols.ProductsOf(_protocol);
        await room.DoAsync(new StartSession(Panel, Session, _protocol, products,
            TestCards.Of(_protocol),
            [ShippedProfiles.Of("protocols", "demonstration"), .. products.Select(product => ShippedProfiles.Of("products", product.Id))]));
        await room.UntilAsync(snapshot => snapshot.Session is { State: SessionState.StepRunning or SessionState.StepReady }, "the session to open");
    }

    /// <summary>Skips what lies before the step, and begins it.</summary>
    public async Task SkipToAsync(string step)
    {
        while (await CurrentAsync() is { } current && current.Id != step) await LeaveByAsync(new SkipStep(Panel, "Test of the room"), current.Id);
        await BeginAsync();
    }

    /// <summary>Begins the device step that stands ready: what it asks for first, then the step.</summary>
    public async Task BeginAsync()
    {
        await TickAllAsync();
        if (room.Snapshot.Session!.Detail is SuctionDetail) await TestHoseAsync();
        if (room.Snapshot.Session!.Detail is LightDetail)
        {
            await room.DoAsync(new ConfirmEyeShields(Panel, false));
            await room.DoAsync(new ConfirmEyeShields(Panel, true));
        }
        if (room.Snapshot.Session!.Detail is SteamDetail { Prepared: false })
        {
            room.Hands.Apply(kettle);
            await BoilAsync();
        }
        await room.DoAsync(new BeginStep(Panel));
        await room.UntilAsync(snapshot => snapshot.Session?.State == SessionState.StepRunning || snapshot.Stop is not null, "the step to run");
    }

    /// <summary>Does the manual step that runs, and leaves it.</summary>
    public async Task WorkByHandAsync()
    {
        var step = (await CurrentAsync())!;
        await TickAllAsync();
        foreach (var lot in ((ManualDetail)room.Snapshot.Session!.Detail!).Lots) await room.DoAsync(new EnterLot(Panel, lot.Product, "L-1"));
        await room.UntilAsync(snapshot => snapshot.Session?.Detail is ManualDetail { MayFinish: true }, "the shortest time of the step to pass");
        await LeaveByAsync(new NextStep(Panel), step.Id);
    }

    /// <summary>Begins the device step, works while it is given, and waits until it ends by itself.</summary>
    /// <param name="working">What to do once it is given.</param>
    /// <param name="seen">Is told when the room stopped by itself, as it rightly does on a machine that is too busy; it is reset and resumed then.</param>
    public async Task TreatAsync(string step, Func<Task> working, Action<string> seen)
    {
        for (var stops = 0; stops <= MostStops; stops++)
        {
            try
            {
                if ((await room.UntilAsync(snapshot => IsAt(snapshot, step), step)).Session!.State == SessionState.Paused) await ResumeAsync();
                else await BeginAsync();
                await room.UntilAsync(snapshot => snapshot.Stop is not null || Given.IsGiving(step, room.Truth), $"{step} to be given");
                if (room.Snapshot.Stop is null) await working();
                await room.UntilAsync(each => !IsAt(each, step) || each.Stop is not null, $"the end of {step}", TimeSpan.FromSeconds(90));
            }
            catch (InvalidOperationException refused) when (room.Snapshot.Stop is not null)
            {
                seen($"{step}: {refused.Message}");
            }
            if (room.Snapshot.Stop is not { } stop) return;
            seen($"{step} stopped by itself: {stop.Technician}");
            await ResetAsync();
        }
        throw new InvalidOperationException($"{step} stopped more than {MostStops} times. {RealRoom.Describe(room.Snapshot)}");
    }

    /// <summary>Resets the stop once its cause is gone.</summary>
    public async Task<RoomSnapshot> ResetAsync()
    {
        // Between the look and the hand the room may have found something more: it is looked at again.
        for (var tries = 0; room.Snapshot.Stop is not null && tries < 10; tries++)
        {
            await room.UntilAsync(snapshot => snapshot.Stop is { CauseGone: true } && snapshot.Devices.All(device => device.Link == LinkState.Up), "the cause to be gone");
            if ((await room.AskAsync(new ResetStop(Panel, "Put right", "AB"))).IsDone) break;
        }
        return await room.UntilAsync(snapshot => snapshot is { Stop: null, IsReady: true, Session.State: SessionState.Paused }, "the room to be ready again, paused");
    }

    /// <summary>Goes on with the paused step; steam has to boil again first.</summary>
    public async Task ResumeAsync()
    {
        if (room.Snapshot.Session!.Detail is SteamDetail { Prepared: false }) await BoilAsync();
        if (room.Snapshot.Session!.Detail is SuctionDetail) await TestHoseAsync();
        if (room.Snapshot.Session!.AsksConsent) await room.DoAsync(new ConfirmConsent(Panel));
        await room.DoAsync(new ResumeSession(Panel));
    }

    // The thumb is the simulated operator's; a busy machine may keep it, or the vacuum, waiting.
    async Task TestHoseAsync()
    {
        for (var tries = 0; tries < 3 && room.Snapshot.Stop is null && Upkeep(room.Snapshot) is { MustTest: true }; tries++)
        {
            await room.UntilAsync(snapshot => Upkeep(snapshot) is { MayTest: true } || snapshot.Stop is not null, "the test to be possible");
            if ((await room.AskAsync(new TestLeak(Panel))).IsDone)
                await room.UntilAsync(snapshot => Upkeep(snapshot) is { TestRuns: false } && !IsGoingSafe(snapshot) || snapshot.Stop is not null, "the end of the leak test", TimeSpan.FromSeconds(60));
        }
    }

    // A device that was just switched off takes no order before that is proven by reading.
    static bool IsGoingSafe(RoomSnapshot snapshot) => snapshot.Devices.Any(device => device.State == DeviceState.MakingSafe);

    static UpkeepView? Upkeep(RoomSnapshot snapshot) => snapshot.Devices.Select(device => device.Upkeep).FirstOrDefault(upkeep => upkeep is not null);

    async Task BoilAsync()
    {
        await room.DoAsync(new PrepareSteam(Panel));
        await room.UntilAsync(snapshot => snapshot.Session?.Detail is SteamDetail { Prepared: true } || snapshot.Stop is not null, "a stable boil", TimeSpan.FromSeconds(90));
    }

    async Task LeaveByAsync(OperatorRequest request, string step)
    {
        await room.DoAsync(request);
        await room.UntilAsync(snapshot => !IsAt(snapshot, step), $"the step after {step}");
    }

    /// <summary>The step that runs or waits, once the one before is proven safe; null when the session is over.</summary>
    public async Task<StepView?> CurrentAsync()
    {
        var snapshot = await room.UntilAsync(each => each.Session is null or { State: SessionState.StepReady or SessionState.StepRunning }, "a step");
        return snapshot.Session is { } session ? session.Steps[session.Current] : null;
    }

    async Task TickAllAsync()
    {
        var current = (await CurrentAsync())!;
        var step = _protocol.Steps.First(candidate => candidate.Id == current.Id);
        for (var item = 0; item < step.Checklist.Length; item++) await room.DoAsync(new TickChecklist(Panel, item, true));
    }

    static bool IsAt(RoomSnapshot snapshot, string step) => snapshot.Session is { } session && session.Steps[session.Current].Id == step;
}
