using System.Globalization;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Upkeep;

/// <summary>What is known of the filter and the hose of the suction unit: its own journal entries, those of earlier runs and, as they are written, those of this one (H05).</summary>
/// <remarks>Pumps differ by 30 % and more, so a rise is compared with what the same unit did with a new filter, never with the figure of a catalogue.</remarks>
internal sealed class SuctionUpkeep
{
    /// <summary>Rise-time drift: more than 30 % warns, more than 60 % fails (domain §1.5).</summary>
    public const double Clogging = 0.3, Clogged = 0.6;

    /// <summary>A leak test counts for a working day (domain §7: daily dead-head check); by age, so that no midnight falls into a treatment.</summary>
    public static readonly TimeSpan TestLasts = TimeSpan.FromHours(16);

    /// <summary>In the journal, field "what".</summary>
    public const string LeakTest = "leak-test", Filter = "filter", Rise = "rise", Block = "clogged";

    readonly string _serial;
    double? _former;
    double _loss;

    /// <param name="history">Entries of earlier runs, in order of number.</param>
    public SuctionUpkeep(RoomPlan plan, SuctionPlan suction, IEnumerable<JournalEntry> history)
    {
        _serial = plan.Parts[plan.Outputs[suction.Pump.Index].Part.Index].SerialNumber ?? "";
        foreach (var entry in history) Take(entry);
    }

    /// <summary>Fed by the rule that judges the rise.</summary>
    public RiseGauge Gauge { get; } = new();

    /// <summary>s; with a new filter. Null until it was learnt.</summary>
    public double? Baseline { get; private set; }

    /// <summary>s; as measured last with the present filter. Null before, and after a restart.</summary>
    public double? LastRise { get; private set; }

    /// <summary>The filter must be changed, and confirmed as changed, before suction goes on.</summary>
    public bool IsClogged { get; private set; }

    public bool IsClogging => Drift > Clogging;

    /// <summary>How much slower than with a new filter; 0.3 is 30 %.</summary>
    public double? Drift => LastRise / Baseline - 1;

    public LeakTestOutcome? Hose { get; private set; }
    public DateTimeOffset? TestedAt { get; private set; }

    /// <summary>kPa in 10 s from 40 kPa.</summary>
    public double Loss => _loss;

    /// <summary>No test has passed within a working day, or the last one failed.</summary>
    public bool MustTest(DateTimeOffset wall) =>
        Hose is not (LeakTestOutcome.Passed or LeakTestOutcome.Weak) || TestedAt is not { } at || wall - at > TestLasts || at - wall > TimeSpan.FromMinutes(1);

    /// <summary>What a fresh measurement makes of the baseline. A new filter is no slower than the former one was when new, by more than what warns: else it is no new one.</summary>
    public double BaselineWith(double rise) => Baseline ?? (_former is { } former && rise > former * (1 + Clogging) ? former : rise);

    public static bool IsTooSlow(double rise, double baseline) => rise > baseline * (1 + Clogged);

    public JournalField[] Fields(string what, params ReadOnlySpan<JournalField> more) => [new("what", what), new("serial", _serial), .. more];

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s");

    public void Take(JournalEntry entry)
    {
        if (entry.Kind != JournalKind.Upkeep || entry.Field("serial") != _serial) return;
        switch (entry.Field("what"))
        {
            case LeakTest when Enum.TryParse(entry.Field("outcome"), out LeakTestOutcome outcome): Tested(outcome, entry); break;
            case Filter: (IsClogged, LastRise, _former, Baseline) = (false, null, Baseline ?? _former, null); Gauge.Restart(); break;
            case Rise: (LastRise, Baseline) = (Amount(entry, "rise") ?? LastRise, Amount(entry, "baseline") ?? Baseline); break;
            case Block: IsClogged = true; break;
        }
    }

    // What taught nothing leaves standing what was known.
    void Tested(LeakTestOutcome outcome, JournalEntry entry)
    {
        if (outcome is LeakTestOutcome.NotClosed or LeakTestOutcome.BrokenOff or LeakTestOutcome.TooSlow) return;
        (Hose, TestedAt, _loss) = (outcome, entry.RecordedAtUtc, Amount(entry, "loss") ?? 0);
    }

    static double? Amount(JournalEntry entry, string key) => Quantity.TryParse(entry.Field(key), out var quantity) ? quantity.Value : null;
}
