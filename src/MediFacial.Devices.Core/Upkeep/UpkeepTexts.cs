using System.Globalization;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Upkeep;

/// <summary>Hose and filter, as people are told of them.</summary>
internal static class UpkeepTexts
{
    public const string HowToTest = "On the page of the suction step close the tip with your thumb, away from the client, and press Leak test.";
    public const string HowToMend = "Check tip, hose and filter housing, then test again on the page of the suction step.";
    public const string HowToChange = "Put a new filter in and confirm it on the card of the suction unit.";

    public static string Say(LeakTestOutcome outcome) => outcome switch
    {
        LeakTestOutcome.Passed => "The hose is tight.",
        LeakTestOutcome.Weak => "The hose leaks a little. You may go on; check tip, hose and filter housing after this visit.",
        LeakTestOutcome.Failed => "The hose leaks: no suction with it. Check tip, hose and filter housing, then test again.",
        LeakTestOutcome.NotClosed => "The tip was not held shut, so nothing was learnt. Close it with your thumb and test again.",
        LeakTestOutcome.TooSlow => "The vacuum did not come up: change the filter, confirm it, then test again.",
        LeakTestOutcome.BrokenOff => "The leak test was broken off. Test again before you begin.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static string Kilopascals(double? value) => value is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.0} kPa") : "";

    /// <summary>Why no suction may begin; null when hose and filter allow it.</summary>
    public static (string Sentence, string WhatToDo, string Technician)? WhyNot(SuctionUpkeep upkeep, DateTimeOffset wall) => !upkeep.MustTest(wall) ? null
        : upkeep.Hose == LeakTestOutcome.Failed
            ? ("The suction hose leaks.", HowToMend, $"Leak test: {Kilopascals(upkeep.Loss)} lost in 10 s; at most 5 kPa from 40 kPa.")
            : ("The suction hose was not tested for leaks today.", HowToTest, "No leak test has passed within 16 h (domain §10 H05).");

    public static UpkeepView View(SuctionUpkeep upkeep, bool mayTest, bool testRuns, DateTimeOffset wall) => new(
        mayTest, testRuns, upkeep.MustTest(wall),
        testRuns ? "Leak test runs: keep the tip shut."
            : WhyNot(upkeep, wall) is { } why ? why.Sentence
            : upkeep.Hose == LeakTestOutcome.Weak ? "The hose leaks a little." : "The hose is tight.",
        upkeep.IsClogged, upkeep.IsClogging,
        upkeep.IsClogged ? "The filter is clogged." : upkeep.IsClogging ? "The filter is clogging." : upkeep.Baseline is null ? "The filter is new." : "The filter is clear.",
        Technician(upkeep));

    static string Technician(SuctionUpkeep upkeep) => string.Join(" ",
        upkeep.TestedAt is { } at ? $"Leak test {at:u}: {Kilopascals(upkeep.Loss)} in 10 s." : "No leak test on record.",
        upkeep.Baseline is { } baseline ? $"Rise with a new filter: τ {SuctionUpkeep.Seconds(baseline)}." : "Rise with a new filter not learnt yet.",
        upkeep.LastRise is { } last ? $"Measured last: τ {SuctionUpkeep.Seconds(last)}." : "").TrimEnd();
}
