using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Sessions;

public enum LaserTest : byte { NotRun, Running, Passed, Failed }

/// <summary>Closes each relay of the laser's chain alone and opens it again, and looks at both mirrors each time. About a quarter of a second, before every arming can be asked for.</summary>
/// <remarks>
/// Never both: with one relay open the chain is open, so the laser cannot emit during its own test, whatever state it is in. Closing the chain once to see
/// that it opens would prove the same and could fire. A relay is closed only after both were read open, because with the other one welded the test itself
/// would close the chain. Run when the step begins and after every pause, so a result is never 8 h old (domain §5.3).
/// </remarks>
internal sealed class LaserSelfTest(LaserPlan plan, StepContext context)
{
    /// <summary>A relay moves within 15 ms, its mirror is looked at every 10 ms, and a tick is 20 ms.</summary>
    static readonly TimeSpan Within = TimeSpan.FromMilliseconds(200);

    static readonly (bool First, bool Second)[] Stages = [(false, false), (true, false), (false, false), (false, true), (false, false)];

    Authorisation? _authorisation;
    Instant _asked;
    int _stage;

    public LaserTest Outcome { get; private set; }

    /// <summary>What failed, for the technician; null while nothing has.</summary>
    public string? Fault { get; private set; }

    public void Begin(Authorisation authorisation, Instant now)
    {
        (_authorisation, Outcome, Fault) = (authorisation, LaserTest.Running, null);
        Ask(0, now);
    }

    /// <summary>A test that is broken off proves nothing.</summary>
    public void Abandon()
    {
        if (Outcome != LaserTest.Failed) Outcome = LaserTest.NotRun;
    }

    public void Tick(Instant now)
    {
        if (Outcome != LaserTest.Running) return;
        var (first, second) = (Read(plan.ContactReadBack, now), Read(plan.Contact2ReadBack, now));
        if (first == Stages[_stage].First && second == Stages[_stage].Second)
        {
            if (_stage + 1 == Stages.Length) Outcome = LaserTest.Passed;
            else Ask(_stage + 1, now);
        }
        else if (now.Since(_asked) > Within)
            Fail($"Relay 1 reads {Say(first)} and relay 2 {Say(second)}; asked were {Say(Stages[_stage].First)} and {Say(Stages[_stage].Second)}.", now);
    }

    void Ask(int stage, Instant now)
    {
        (_stage, _asked) = (stage, now);
        var (first, second) = Stages[stage];
        if (context.Send(_authorisation!, now, new(plan.Contact, Value(first)), new(plan.Contact2, Value(second))) is { } refusal) Fail(refusal.Technician, now);
    }

    void Fail(string fault, Instant now)
    {
        (Outcome, Fault) = (LaserTest.Failed, fault);
        context.Safe.Send(context.Room.Device(plan.Id).Plan.Id, context.Effects);
    }

    // Only a reading from after the order says something about it.
    bool? Read(SensorId mirror, Instant now) =>
        context.Room.Readings.At(mirror, now) is { IsGood: true } reading && reading.TakenAt > _asked ? reading.Value.IsOn : null;

    static Quantity Value(bool on) => on ? Quantity.On : Quantity.Off;

    static string Say(bool? closed) => closed switch { true => "closed", false => "open", null => "nothing" };
}
