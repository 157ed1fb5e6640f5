namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>What must hold. An expectation that had no occasion to be judged has failed: it proves nothing.</summary>
/// <param name="Within">Only of <see cref="ExpectationKind.Within"/>: the longest time.</param>
/// <param name="Of">Only of <see cref="ExpectationKind.Within"/>: each time that this begins to hold, <paramref name="What"/> must hold within the time.</param>
/// <param name="Window">Only of always, never and eventually: when it is looked at; null is from the start to the end.</param>
/// <param name="Because">Why, for the report; null when it speaks for itself.</param>
public sealed record Expectation(ExpectationKind Kind, Condition What, TimeSpan? Within, Condition? Of, Window? Window, string? Because);

public enum ExpectationKind : byte { Always, Never, Eventually, Within, AtEnd }

/// <summary>A part of a scenario: either fixed times, or from one condition to another. Each time <paramref name="From"/> begins to hold, it opens anew.</summary>
/// <param name="Start">Since the controller started.</param>
/// <param name="End">Null: the end of the scenario.</param>
/// <param name="After">It opens this long after <paramref name="From"/> began to hold.</param>
/// <param name="Until">It closes when this holds; null: it stays open.</param>
public sealed record Window(TimeSpan Start, TimeSpan? End, Condition? From, TimeSpan After, Condition? Until)
{
    public static Window Since(Condition from, TimeSpan after = default, Condition? until = null) => new(TimeSpan.Zero, null, from, after, until);
}
