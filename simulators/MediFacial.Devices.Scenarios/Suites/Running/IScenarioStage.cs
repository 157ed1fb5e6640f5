using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Scenarios.Suites.Model;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>The room that a scenario plays in: virtual time in one thread, or the real program on pseudo-terminals and pins.</summary>
public interface IScenarioStage : IDisposable
{
    RoomPlan Plan { get; }

    /// <summary>Since the controller started.</summary>
    Instant Now { get; }

    /// <summary>True values, at <see cref="Now"/>.</summary>
    TruthView Truth { get; }

    /// <summary>Null while the controller does not run.</summary>
    RoomSnapshot? Snapshot { get; }
    bool IsControllerAlive { get; }

    /// <summary>All entries so far; those of a real room once they are on disk.</summary>
    IReadOnlyList<JournalEntry> Journal { get; }

    /// <summary>Number of the last entry that is known to be on disk.</summary>
    long FlushedEntry { get; }

    /// <summary>Head of the journal's chain.</summary>
    string JournalHash { get; }

    /// <summary>What the machine may be late. Zero in virtual time, where times are judged exactly.</summary>
    TimeSpan Allowance { get; }

    /// <summary>Lets the room go on.</summary>
    void RunTo(Instant until);

    /// <exception cref="ArgumentException">The room has no such bus, part or sensor.</exception>
    void Apply(TwinFault fault);
    void Apply(HostFault fault);

    /// <param name="told">Hears the answer while the room runs; never, when the controller dies first.</param>
    void Ask(OperatorRequest request, Action<OperatorAnswer> told);
}
