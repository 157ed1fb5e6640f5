using System.Collections.Immutable;

namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>How the operator model behaves. It sees only what the panel shows and asks only what a panel can ask.</summary>
/// <param name="Until">Step after whose beginning she does nothing more; null: she goes on to the end.</param>
/// <param name="Skips">Steps that she leaves out, with a reason.</param>
public sealed record OperatorHabit(OperatorCare Care, Pace Pace, string? Until, ImmutableArray<string> Skips, AfterStop AfterStop)
{
    public static readonly OperatorHabit Careful = new(OperatorCare.Careful, Pace.Nominal, null, [], AfterStop.Waits);
    public static readonly OperatorHabit Absent = new(OperatorCare.Absent, Pace.Nominal, null, [], AfterStop.Waits);
}

public enum OperatorCare : byte
{
    /// <summary>Nobody is there; only the timeline asks.</summary>
    Absent,
    /// <summary>Opens each visit, ticks, confirms, begins and leaves every step as the protocol wants.</summary>
    Careful,
    /// <summary>As careful, but taps everything twice.</summary>
    Hasty,
    /// <summary>As careful, but under suction she names another region than the one where she strokes.</summary>
    Mistaken,
    /// <summary>Opens and begins nothing; brings whatever goes on to its end, resets what may be reset and answers what keeps the room from being ready.</summary>
    Closing,
}

public enum Pace : byte
{
    Nominal,
    /// <summary>The shortest that the protocol allows.</summary>
    Shortest,
}

public enum AfterStop : byte
{
    /// <summary>Does nothing more.</summary>
    Waits,
    /// <summary>Resets when the cause is gone, asks the client and resumes; also after a hold or a pause.</summary>
    GoesOn,
    /// <summary>Resets when the cause is gone and ends the visit.</summary>
    Ends,
}
