using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>What a leak test came to.</summary>
/// <param name="Loss">kPa in 10 s, as it were from 40 kPa; null when nothing was held.</param>
/// <param name="Held">kPa at which the pump was switched off.</param>
internal readonly record struct LeakTestResult(LeakTestOutcome Outcome, double? Loss, double? Held, string Technician);

/// <summary>The dead-head test (domain §1.4, §10 H05): the operator shuts the tip with the thumb, the pump pulls, then rests behind the shut vent, and the vacuum must stay. About 18 s.</summary>
/// <remarks>
/// Not on the client; and should somebody do it on the client all the same, it pulls no more than this client may have somewhere in this step. Everything passes the gate with an
/// authorisation that is on disk, and all rules but those of a resting tip go on: whatever switches the device off breaks the test off.
/// </remarks>
internal sealed class LeakTest(SuctionPlan plan, StepContext context)
{
    enum Phase : byte { Idle, Closing, Rising, Venting, Settling, Holding }

    /// <summary>Domain §1.4: dead-head at 40 kPa, loss in 10 s at most 2 passes, more than 5 fails. A leak takes in proportion to the vacuum, so less is judged in proportion.</summary>
    public static readonly Kilopascals Full = new(40);
    public const double Passes = 2, Fails = 5;
    static readonly TimeSpan Watch = TimeSpan.FromSeconds(10);

    /// <summary>Nothing of the kind takes longer; what energises is bound by it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    /// <summary>The first rise finds the tip shut; the others measure it. Two are as much as five strokes tell.</summary>
    const int Rises = 3;

    /// <summary>The vent empties the hose in 0.31 s (domain §13).</summary>
    static readonly TimeSpan VentPulse = TimeSpan.FromMilliseconds(500);

    /// <summary>The regulator rests meanwhile: a strong pump at full duty holds 9 kPa against the open vent.</summary>
    static readonly Kilopascals AtRest = new(3);

    /// <summary>kPa that the gauge must have seen of the rises; less is noise.</summary>
    const double LeastRisen = 12;

    /// <summary>From the pump's start until the tip is shut.</summary>
    static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(15);

    /// <summary>Pump, valve, air and readings come to rest; mean of the readings of half a second at either end.</summary>
    static readonly TimeSpan Settle = TimeSpan.FromSeconds(1), Mean = TimeSpan.FromMilliseconds(500);

    /// <summary>kPa: more than an open tip reads with a clean filter (domain §1.4), or a third of a low set-point.</summary>
    const double Open = 8;

    /// <summary>kPa below the set-point at which the console may rest: its own sensor and the guard differ by 0.5 each.</summary>
    const double NearSet = 1.5;

    /// <summary>Of the vacuum, per second. A tip that lets go loses half within 0.3 s (domain §1.4), a hose that leaks badly a tenth in a second.</summary>
    const double LettingGo = 1;

    /// <summary>s; the nominal pump: 10 L/min into 0.5 L, towards 85 kPa (domain §1.4), and the time in which the console throttles it.</summary>
    const double Nominal = 3.0, Ultimate = 85, Throttles = 0.5;

    readonly RunningDevice _device = context.Room.Device(plan.Id);
    Authorisation? _authorisation;
    Phase _phase;
    Kilopascals _target;
    Instant _begun, _since, _takenAt;
    double _first, _sum, _last;
    int _count, _rises;

    public bool Runs => _phase != Phase.Idle;

    RiseGauge Gauge => context.Room.Upkeep!.Gauge;

    /// <summary>s; what the rises told of the filter. Null when they told too little.</summary>
    public double? Rise { get; private set; }

    /// <summary>What the operator has to do now; null when no test runs.</summary>
    public string? Asks => _phase switch
    {
        Phase.Idle => null,
        Phase.Closing => "Leak test: close the tip with your thumb, away from the client.",
        _ => "Leak test: keep the tip shut and hold it still.",
    };

    public Refusal? Begin(Authorisation authorisation, Kilopascals target, Quantity mode, Instant now)
    {
        if (context.Deliver(_device, now) is { } busy) return busy;
        (_authorisation, _target, _phase, _begun, _since, _last) = (authorisation, target, Phase.Closing, now, now, 0);
        (_rises, Rise) = (0, null);
        Gauge.Restart();
        var refusal = context.Send(authorisation, now, new(plan.Mode, mode), new(plan.Vacuum, target.ToQuantity()), new(plan.Pump, Quantity.On), new(plan.Vent, Quantity.On));
        if (refusal is not null) _phase = Phase.Idle;
        return refusal;
    }

    /// <returns>The result when it has come to its end; the device is on its way to safe then.</returns>
    public LeakTestResult? Tick(Instant now)
    {
        if (_phase == Phase.Idle) return null;
        if (_device.State != DeviceState.Delivering) return End(LeakTestOutcome.BrokenOff, "The device was switched off during the test.", now);
        if (now > _authorisation!.LatestEnd) return End(LeakTestOutcome.BrokenOff, "The test outlived its authorisation.", now);
        var reading = context.Room.Readings.At(plan.Guard, now);
        if (!reading.IsGood || reading.TakenAt <= _takenAt) return null;
        // What opens the vent (lost supply, a console left alone) is no leak of the hose.
        if (_phase is Phase.Settling or Phase.Holding && context.Room.Readings.IsOn(plan.VentOpen, now)) return End(LeakTestOutcome.BrokenOff, "The vent opened during the test.", now);
        var before = _takenAt;
        _takenAt = reading.TakenAt;
        return Take(reading.Value.Value, reading.TakenAt.Since(before), now);
    }

    public LeakTestResult BreakOff(Instant now) => End(LeakTestOutcome.BrokenOff, "The operator broke the test off.", now);

    LeakTestResult? Take(double vacuum, TimeSpan elapsed, Instant now)
    {
        var letGo = _phase is Phase.Rising or Phase.Settling or Phase.Holding && _last - vacuum > NearSet && vacuum < _last * (1 - Math.Min(LettingGo * elapsed.TotalSeconds, 0.5));
        _last = vacuum;
        // Before the pump rests nothing is lost: the thumb may still find its place.
        if (letGo && _phase == Phase.Rising)
        {
            (_rises, Gauge.TipIsShut) = (0, false);
            Gauge.Restart();
            Go(Phase.Closing, now);
        }
        else if (letGo) return End(LeakTestOutcome.NotClosed, $"The vacuum fell to {vacuum:0.0} kPa within one reading.", now);
        var inPhase = now.Since(_since);
        switch (_phase)
        {
            case Phase.Closing when vacuum >= Math.Min(Open, _target.Value / 2): Go(Phase.Rising, now); return null;
            case Phase.Closing when now.Since(_begun) > CloseWithin: return End(LeakTestOutcome.NotClosed, $"{vacuum:0.0} kPa {CloseWithin.TotalSeconds:0} s after the pump began.", now);
            case Phase.Rising when vacuum >= _target.Value - NearSet: return Risen(now);
            case Phase.Rising when inPhase > RiseWithin(_target.Value): return Slow(vacuum, now);
            case Phase.Venting when inPhase >= VentPulse && SafeProof.Vacuum.Contains(new Kilopascals(vacuum)) || inPhase >= VentPulse * 2: return Shut(now);
            case Phase.Settling when inPhase >= Settle && !context.Room.Readings.IsOn(plan.PumpRunning, now): Go(Phase.Holding, now); return null;
            case Phase.Holding: return Hold(vacuum, inPhase, now);
            default: return null;
        }
    }

    LeakTestResult? Risen(Instant now)
    {
        if (++_rises == Rises) return Rest(now);
        if (_rises == 1) Gauge.Restart();
        context.Safe.Vent(context.Effects);
        Go(Phase.Venting, now);
        return Send(now, new OutputValue(plan.Vacuum, AtRest.ToQuantity()));
    }

    LeakTestResult? Shut(Instant now)
    {
        (Gauge.TipIsShut, _last) = (true, 0);
        Go(Phase.Rising, now);
        return Send(now, new(plan.Vacuum, _target.ToQuantity()), new(plan.Vent, Quantity.On));
    }

    LeakTestResult? Send(Instant now, params ReadOnlySpan<OutputValue> values) =>
        context.Send(_authorisation!, now, values) is { } refusal ? End(LeakTestOutcome.BrokenOff, refusal.Technician, now) : null;

    LeakTestResult? Rest(Instant now)
    {
        if (Gauge.Risen >= LeastRisen) Rise = Gauge.TimeConstant;
        Go(Phase.Settling, now);
        return Send(now, new OutputValue(plan.Pump, Quantity.Off));
    }

    LeakTestResult Slow(double vacuum, Instant now) => vacuum < Open * 2
        ? End(LeakTestOutcome.NotClosed, $"The vacuum stayed at {vacuum:0.0} kPa.", now)
        : End(LeakTestOutcome.TooSlow, $"{vacuum:0.0} of {_target.Value:0.0} kPa after {RiseWithin(_target.Value).TotalSeconds:0.0} s, three times the nominal time.", now);

    LeakTestResult? Hold(double vacuum, TimeSpan inPhase, Instant now)
    {
        if (inPhase <= Mean || inPhase > Watch) (_sum, _count) = (_sum + vacuum, _count + 1);
        if (inPhase <= Mean)
        {
            _first = _sum / _count;
            return null;
        }
        if (inPhase <= Watch)
        {
            (_sum, _count) = (0, 0);
            // What fails already need not be watched to the end.
            return Scaled(_first - vacuum) > Fails + 1 ? Judge(vacuum, now) : null;
        }
        return inPhase >= Watch + Mean ? Judge(_sum / _count, now) : null;
    }

    LeakTestResult Judge(double end, Instant now)
    {
        var loss = Math.Max(0, Scaled(_first - end));
        var outcome = loss > Fails ? LeakTestOutcome.Failed : loss > Passes ? LeakTestOutcome.Weak : LeakTestOutcome.Passed;
        return End(outcome, $"{_first:0.0} kPa fell to {end:0.0} kPa; from 40 kPa that is {loss:0.0} kPa in 10 s.", now) with { Loss = loss, Held = _first };
    }

    double Scaled(double loss) => loss * Full.Value / Math.Max(_first, 1);

    LeakTestResult End(LeakTestOutcome outcome, string technician, Instant now)
    {
        (_phase, Gauge.TipIsShut) = (Phase.Idle, false);
        Gauge.Restart();
        if (_device.State == DeviceState.Delivering) context.MakeSafe(_device, now);
        return new(outcome, null, null, technician);
    }

    void Go(Phase phase, Instant now) => (_phase, _since, _sum, _count) = (phase, now, 0, 0);

    /// <summary>Three times nominal fails (domain §1.5).</summary>
    static TimeSpan RiseWithin(double target) => TimeSpan.FromSeconds(3 * ((Nominal * target / (Ultimate - (target / 2))) + Throttles));
}
