namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>What can happen to the computer that runs the controller and its guard, and to the panels. In files its word is the name with hyphens: <c>stall-loop</c>.</summary>
public abstract record HostFault;

/// <summary>The room's loop is held up: a collection of garbage, a page from disk, another program.</summary>
public sealed record StallLoop(TimeSpan For) : HostFault;

/// <summary>The calendar jumps; monotonic time does not.</summary>
public sealed record StepClock(TimeSpan By) : HostFault;

/// <summary>The next write of the journal fails, and all after it.</summary>
public sealed record FillDisk : HostFault;

/// <summary>There is room on the disk again; a controller that has failed to write has to be started anew.</summary>
public sealed record FreeDisk : HostFault;

/// <summary>Another program holds the journal: nothing gets to the disk and nothing fails.</summary>
public sealed record LockJournal : HostFault;

/// <summary>That program has let it go.</summary>
public sealed record UnlockJournal : HostFault;

/// <summary>From now on a write of the journal takes so long.</summary>
public sealed record SlowDisk(TimeSpan Takes) : HostFault;

/// <summary>kill -9.</summary>
public sealed record KillController : HostFault;

/// <summary>Another controller, which knows what is on disk and nothing else.</summary>
public sealed record StartController : HostFault;

/// <summary>The whole building goes dark: all parts, controller and guard at once. What was not on disk is lost.</summary>
public sealed record CutPower : HostFault;

/// <summary>It is back: parts, guard and controller start anew.</summary>
public sealed record RestorePower : HostFault;

/// <summary>SIGSTOP, and SIGCONT after a time.</summary>
public sealed record FreezeController(TimeSpan For) : HostFault;

public sealed record KillGuard : HostFault;
public sealed record StartGuard : HostFault;

/// <summary>SIGSTOP of the guard, and SIGCONT.</summary>
public sealed record FreezeGuard : HostFault;
public sealed record ThawGuard : HostFault;

/// <summary>No input line can be read any more.</summary>
public sealed record LosePins : HostFault;

/// <summary>They can be read again.</summary>
public sealed record FindPins : HostFault;

/// <summary>The operator's panel falls silent, and is heard again.</summary>
public sealed record LosePanel : HostFault;
public sealed record FindPanel : HostFault;
