using System.Text.Json.Serialization;

namespace MediFacial.Devices.Twins;

/// <summary>What can happen to the computer that runs the controller and its guard, and to the panels. One record per kind.</summary>
/// <remarks>Done to a virtual room by its stage, and to a controller of a simulated room that runs by its <see cref="Hosting.HostServer"/>.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(StallLoop), "stall-loop")]
[JsonDerivedType(typeof(StepClock), "step-clock")]
[JsonDerivedType(typeof(FillDisk), "fill-disk")]
[JsonDerivedType(typeof(FreeDisk), "free-disk")]
[JsonDerivedType(typeof(SlowDisk), "slow-disk")]
[JsonDerivedType(typeof(LockJournal), "lock-journal")]
[JsonDerivedType(typeof(UnlockJournal), "unlock-journal")]
[JsonDerivedType(typeof(LosePanel), "lose-panel")]
[JsonDerivedType(typeof(FindPanel), "find-panel")]
[JsonDerivedType(typeof(LosePins), "lose-pins")]
[JsonDerivedType(typeof(FindPins), "find-pins")]
[JsonDerivedType(typeof(FreezeController), "freeze-controller")]
[JsonDerivedType(typeof(KillController), "kill-controller")]
[JsonDerivedType(typeof(StartController), "start-controller")]
[JsonDerivedType(typeof(FreezeGuard), "freeze-guard")]
[JsonDerivedType(typeof(ThawGuard), "thaw-guard")]
[JsonDerivedType(typeof(KillGuard), "kill-guard")]
[JsonDerivedType(typeof(StartGuard), "start-guard")]
[JsonDerivedType(typeof(CutPower), "cut-power")]
[JsonDerivedType(typeof(RestorePower), "restore-power")]
public abstract record HostFault : AnyFault;

[Fault(FaultGroup.Computer, "The room's loop is held up: a collection of garbage, a page from disk, another program.")]
public sealed record StallLoop([Time("1 ms", "1 h", "700 ms", "100 ms", "300 ms", "3 s")] TimeSpan For) : HostFault;

[Fault(FaultGroup.Computer, "The calendar jumps; monotonic time does not.")]
public sealed record StepClock([Time("-3650 d", "3650 d", "1 h", "-1 h", "3 s", "30 d", "-30 d")] TimeSpan By) : HostFault;

[Fault(FaultGroup.Computer, "The next write of the journal fails, and all after it.", Undo = "free-disk")]
public sealed record FillDisk : HostFault;

[Fault(FaultGroup.Computer, "There is room on the disk again; a controller that has failed to write has to be started anew.")]
public sealed record FreeDisk : HostFault;

[Fault(FaultGroup.Computer, "From now on a write of the journal takes so long.")]
public sealed record SlowDisk([Time("1 ms", "1 h", "100 ms", "300 ms", "1 s", "5 s", Healthy = "1 ms")] TimeSpan Takes) : HostFault;

[Fault(FaultGroup.Computer, "Another program holds the journal: nothing gets to the disk.", Undo = "unlock-journal")]
public sealed record LockJournal : HostFault;

[Fault(FaultGroup.Computer, "That program has let the journal go.")]
public sealed record UnlockJournal : HostFault;

[Fault(FaultGroup.Computer, "The panels fall silent: the controller hears no sign of life of them.", Undo = "find-panel")]
public sealed record LosePanel : HostFault;

[Fault(FaultGroup.Computer, "The panels are heard again.")]
public sealed record FindPanel : HostFault;

[Fault(FaultGroup.Computer, "No input line can be read any more.", Undo = "find-pins")]
public sealed record LosePins : HostFault;

[Fault(FaultGroup.Computer, "The input lines can be read again.")]
public sealed record FindPins : HostFault;

[Fault(FaultGroup.Computer, "The controller is stopped whole for a while (SIGSTOP and SIGCONT): its lines stay as they are.")]
public sealed record FreezeController([Time("1 ms", "1 h", "700 ms", "3 s", "20 s")] TimeSpan For) : HostFault;

[Fault(FaultGroup.Computer, "The controller is killed (kill -9): what was not on disk is lost.", Undo = "start-controller")]
public sealed record KillController : HostFault;

[Fault(FaultGroup.Computer, "Another controller, which knows what is on disk and nothing else; whoever keeps the real one running starts it.")]
public sealed record StartController : HostFault;

[Fault(FaultGroup.Computer, "The guard is stopped whole (SIGSTOP): it neither hears nor speaks, its lines stay as they are.", Undo = "thaw-guard")]
public sealed record FreezeGuard : HostFault;

[Fault(FaultGroup.Computer, "The guard runs again (SIGCONT).")]
public sealed record ThawGuard : HostFault;

[Fault(FaultGroup.Computer, "The guard is killed (kill -9).", Undo = "start-guard")]
public sealed record KillGuard : HostFault;

[Fault(FaultGroup.Computer, "Another guard; whoever keeps the real one running starts it by itself.")]
public sealed record StartGuard : HostFault;

[Fault(FaultGroup.Computer, "The whole building goes dark: all parts, controller and guard at once. What was not on disk is lost.", Undo = "restore-power")]
public sealed record CutPower : HostFault;

[Fault(FaultGroup.Computer, "The power is back: parts, guard and controller start anew.")]
public sealed record RestorePower : HostFault;
