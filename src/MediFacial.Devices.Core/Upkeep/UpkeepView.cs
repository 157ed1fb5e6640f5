namespace MediFacial.Devices.Core.Upkeep;

public enum LeakTestOutcome : byte
{
    Passed,

    /// <summary>It loses more than it should; it may be used, and must be looked at.</summary>
    Weak,
    Failed,

    /// <summary>The tip was not closed, or was let go: nothing was learnt.</summary>
    NotClosed,

    /// <summary>The vacuum did not come up: pump or filter.</summary>
    TooSlow,

    /// <summary>A stop, another step, a lost link.</summary>
    BrokenOff,
}

/// <summary>What is known of hose and filter of the suction unit.</summary>
/// <param name="MayTest">The leak test can be asked for now.</param>
/// <param name="TestRuns">The tip has to be held shut.</param>
/// <param name="MustTest">No suction before a test has passed.</param>
/// <param name="Hose">One sentence for the operator.</param>
/// <param name="FilterIsClogged">No suction before a changed filter was confirmed.</param>
/// <param name="FilterIsClogging">It should be changed after this visit.</param>
/// <param name="Filter">One sentence for the operator.</param>
/// <param name="Technician">Figures.</param>
public sealed record UpkeepView(
    bool MayTest, bool TestRuns, bool MustTest, string Hose, bool FilterIsClogged, bool FilterIsClogging, string Filter, string Technician);
