using System.Diagnostics;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Twins;
using MediFacial.Devices.Twins.Hosting;
using MediFacial.Devices.Wire;

namespace MediFacial.Devices.App.Running;

/// <summary>The computer of a simulated room, to which everything can happen that happens to computers while the controller runs on it. A real room has none.</summary>
/// <remarks>The controller gets calendar, disk, pins and the ear for panels through it; <see cref="Do"/> may be called by any thread.</remarks>
public sealed class SimulatedComputer : IHostedService, IDisposable
{
    readonly string _folder;
    readonly Serilog.ILogger _log;
    readonly SteppedCalendar _calendar = new();
    readonly CancellationTokenSource _ending = new();
    readonly ManualResetEvent _letGo = new(false);
    HostServer? _server;
    Thread? _thread;
    long _stall;
    volatile bool _panelsLost, _pinsLost;

    /// <param name="write">Puts entries on the real disk.</param>
    /// <exception cref="ArgumentException">It is a real room.</exception>
    public SimulatedComputer(RoomPlan plan, string folder, Action<IReadOnlyList<JournalEntry>> write, Serilog.ILogger log)
    {
        if (!plan.Profile.Simulated) throw new ArgumentException($"“{plan.Profile.Name}” is a real room: nothing is done to its computer.", nameof(plan));
        (_folder, _log) = (folder, log);
        Disk = new(folder, write);
    }

    public SimulatedDisk Disk { get; }

    public TimeProvider Calendar => _calendar;

    public bool HearsPanels => !_panelsLost;

    /// <summary>The room's pins, which can be lost.</summary>
    public IPinBank Wrap(IPinBank bank) => new LosablePins(bank, () => _pinsLost);

    /// <summary>For the room's thread: takes as long as somebody wants to stall it.</summary>
    public void HoldUp()
    {
        if (Interlocked.Exchange(ref _stall, 0) is not (> 0 and var ticks)) return;
        _letGo.Reset();
        _letGo.WaitOne(new TimeSpan(ticks));
    }

    /// <exception cref="InvalidOperationException">It cannot be done here; the message says why.</exception>
    public void Do(HostFault fault)
    {
        _log.Warning("Done to the simulated computer: {Fault}", fault);
        switch (fault)
        {
            case StallLoop stall: Interlocked.Exchange(ref _stall, stall.For.Ticks); break;
            case StepClock step: _calendar.Step(step.By); break;
            case FillDisk: Disk.IsFull = true; break;
            case FreeDisk: Disk.IsFull = false; break;
            case SlowDisk slow: Disk.Takes = slow.Takes; break;
            case LockJournal: Disk.Lock(); break;
            case UnlockJournal: Disk.Unlock(); break;
            case LosePanel: _panelsLost = true; break;
            case FindPanel: _panelsLost = false; break;
            case LosePins: _pinsLost = true; break;
            case FindPins: _pinsLost = false; break;
            case FreezeController freeze: ProcessSignal.FreezeOwn(freeze.For); break;
            case KillController: ProcessSignal.KillOwn(); break;
            case FreezeGuard: Guard(ProcessSignal.Stop); break;
            case ThawGuard: Guard(ProcessSignal.Continue); break;
            case KillGuard: Guard(ProcessSignal.Kill); break;
            case CutPower: GoDark(); break;
            case RestorePower: Mains(cut: false); break;
            case StartController or StartGuard: break; // Who speaks here is started; whoever keeps the guard running starts it by itself.
            default: throw new UnreachableException($"Nobody has said how {fault} is done.");
        }
    }

    /// <summary>Takes everything back that does not go by itself.</summary>
    public void Heal()
    {
        (_panelsLost, _pinsLost) = (false, false);
        Interlocked.Exchange(ref _stall, 0);
        _letGo.Set();
        _calendar.SetRight();
        Disk.Heal();
        if (GuardFolder.Process(_folder) is { } guard) ProcessSignal.Send(guard, ProcessSignal.Continue);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _server = new(_folder, Do, Heal);
        _thread = new Thread(() => _server.Run(_ending.Token)) { Name = "simulated computer", IsBackground = true };
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _ending.Cancel();
        _thread?.Join();
        _server?.Dispose();
        // What ends now has to write its last entries.
        Disk.Heal();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _ending.Dispose();
        _letGo.Dispose();
        Disk.Dispose();
    }

    void Guard(int signal) => ProcessSignal.Send(GuardFolder.Process(_folder) ?? throw new InvalidOperationException("No guard runs as a process of its own on this room."), signal);

    void GoDark()
    {
        Mains(cut: true);
        if (GuardFolder.Process(_folder) is { } guard) ProcessSignal.Send(guard, ProcessSignal.Kill);
        ProcessSignal.KillOwn();
    }

    void Mains(bool cut)
    {
        using var twins = TwinControl.Connect(_folder);
        twins.Apply(new CutMains(cut));
    }

    sealed class SteppedCalendar : TimeProvider
    {
        long _off;

        public void Step(TimeSpan by) => Interlocked.Add(ref _off, by.Ticks);

        public void SetRight() => Interlocked.Exchange(ref _off, 0);

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _off));
    }
}
