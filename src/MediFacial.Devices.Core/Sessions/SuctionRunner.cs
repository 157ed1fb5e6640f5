using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>Suction by mode, region and passes. Each region has its own vacuum; between regions the vent opens for a moment, and the vacuum ramps up anew.</summary>
internal sealed partial class SuctionRunner : StepRunner
{
    /// <summary>Resume re-ramps at ≤ 15 kPa/s (domain §11.7, invariant 5): 3 kPa every 200 ms.</summary>
    static readonly Kilopascals RampStep = new(3);
    static readonly TimeSpan RampEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>The vent empties the hose in 0.31 s (domain §13).</summary>
    static readonly TimeSpan VentPulse = TimeSpan.FromMilliseconds(400);

    /// <summary>Software trip: set-point + 6 kPa; warning: set-point + 3 kPa (domain §0).</summary>
    static readonly Kilopascals TripMargin = new(6);
    static readonly Kilopascals WarnMargin = new(3);

    /// <summary>On one spot at most 3.0 ± 0.2 s (domain §0, §10 H03). Reading, wire and valve take up to 0.2 s.</summary>
    static readonly TimeSpan LongestDwell = TimeSpan.FromSeconds(2.9);

    readonly SuctionStep _step;
    readonly SuctionPlan _plan;
    readonly FacePasses _face;
    readonly StepContext _context;
    readonly int[] _passes;

    /// <summary>Planned passes, or what the skin may still have of them today.</summary>
    readonly int[] _allowed;

    /// <summary>Suction was on the region since its last whole pass: broken off, that pass counts as given.</summary>
    readonly bool[] _underWay;
    readonly Kilopascals[] _targets;
    Authorisation? _authorisation;
    Kilopascals _ramp;
    Instant _rampDue;
    Instant? _ventUntil;
    Instant? _counting;
    int _region;

    public SuctionRunner(SuctionStep step, SuctionPlan plan, FacePasses face, StepContext context) : base(step)
    {
        (_step, _plan, _face, _context, Test) = (step, plan, face, context, new(plan, context));
        (_passes, _underWay) = (new int[step.Regions.Length], new bool[step.Regions.Length]);
        _allowed = [.. step.Regions.Select(region => region.Passes)];
        _targets = [.. step.Regions.Select(region => region.Vacuum)];
    }

    SuctionRules Rules => _context.Rules.Suction!;

    public override StepKind Kind => StepKind.Suction;
    public override RunningDevice Device => _context.Room.Device(_plan.Id);
    public override bool IsDone => AllPassesDone || Elapsed >= _step.Allowed.Highest;
    public override DoseView Dose => new(Quantity.Of(Elapsed.TotalSeconds, Dimension.Duration), Quantity.Of(_step.Nominal.TotalSeconds, Dimension.Duration), Quantity.Of(0, Dimension.Duration));

    /// <summary>How often the vent opened because the tip stood still.</summary>
    public int DwellVents { get; private set; }

    public override ImmutableArray<RegionPasses> GivenPasses =>
        [.. _step.Regions.Select((region, index) => new RegionPasses(region.Region, _passes[index] + (_underWay[index] ? 1 : 0)))];

    public override void Limit(DoseRest rest)
    {
        foreach (var left in rest.Passes)
            for (var index = 0; index < _allowed.Length; index++)
                if (_step.Regions[index].Region == left.Region && left.Passes < _allowed[index]) _allowed[index] = left.Passes;
        for (var index = 0; index < _allowed.Length && _passes[_region] >= _allowed[_region]; index++)
            if (_passes[index] < _allowed[index]) _region = index;
    }

    bool AllPassesDone
    {
        get
        {
            for (var index = 0; index < _passes.Length; index++)
                if (!IsSpent(index)) return false;
            return true;
        }
    }

    bool IsSpent(int index) => _passes[index] >= _allowed[index] || (Abrades && _face.IsSpent(_step.Regions[index].Region));

    /// <summary>Lymph drainage has no abrasive tip (Decisions 7).</summary>
    bool Abrades => _step.Mode != SuctionMode.Lymph;

    RegionTarget Region => _step.Regions[_region];

    public override IEnumerable<Refusal> WhyNotBegin(Instant now)
    {
        foreach (var why in base.WhyNotBegin(now)) yield return why;
        if (Rules.Time.IsSpent) yield return new(RefusalKind.Dose, "This face has had all the suction that it may have today. Skip the rest of it.", $"Suction of this visit: {Rules.Time.Sum}.");
        if (Test.Runs) yield return new(RefusalKind.NotNow, "The leak test is just running.", "BeginStep during a leak test.");
        else if (UpkeepTexts.WhyNot(_context.Room.Upkeep!, _context.Room.Wall.At(now)) is var (sentence, what, technician))
            yield return new(RefusalKind.NotReady, $"{sentence} {what}", technician);
    }

    public override Authorisation Authorise(long number, Instant now)
    {
        var highest = _step.Regions.Max(region => region.Allowed.Highest);
        return new(number, _step.Id,
        [
            new(_plan.Mode, Choice(_step.Mode)), new(_plan.Vacuum, highest.ToQuantity()), new(_plan.Flow, _step.Flow.ToQuantity()),
            new(_plan.Pump, Quantity.On), new(_plan.Vent, Quantity.On),
        ], now + (_step.Allowed.Highest - Elapsed) + TimeSpan.FromMinutes(1));
    }

    public override Refusal? Begin(Authorisation? authorisation, Instant now)
    {
        if (_context.Deliver(Device, now) is { } refusal) return refusal;
        (_authorisation, _ventUntil) = (authorisation, null);
        _context.Room.Envelope.Region = Region.Region;
        Rules.OverLimit.Begin(Limit(new(0)));
        Rules.NearLimit.Begin(Warning(new(0)));
        Rules.RegionLimit.Begin(Bearable);
        Rules.Contact.Begin();
        return RampFromZero(now);
    }

    public override void Pause(Instant now)
    {
        _counting = null;
        _context.MakeSafe(Device, now);
    }

    /// <summary>Suction time counts while the pump is read as running, in steps that no stale reading can stretch.</summary>
    public override void Reads(SensorId sensor, Instant now)
    {
        if (sensor != _plan.PumpRunning) return;
        var runs = State == StepState.Running && _context.Room.Readings.IsOn(_plan.PumpRunning, now);
        if (runs && _counting is { } since)
        {
            Elapsed += now.Since(since);
            _underWay[_region] |= _passes[_region] < _allowed[_region];
        }
        _counting = runs ? now : null;
    }

    public override void Tick(Instant now)
    {
        if (_ventUntil is not null)
        {
            if (HasLetGo(now) && RampFromZero(now) is null) _ventUntil = null;
        }
        else if (Rules.Contact.PullsFor(now) >= LongestDwell)
        {
            DwellVents++;
            Vent(now);
            Rules.Contact.VentedForDwell();
        }
        else if (now >= _rampDue && _ramp != Target) Set(_ramp.CompareTo(Target) < 0 ? Lower(new(_ramp.Value + RampStep.Value), Target) : Target, now);
    }

    public Refusal? Choose(FaceRegion region, Instant now)
    {
        if (Test.Runs) return new(RefusalKind.NotNow, "Choose the region when the leak test has ended.", "ChooseRegion during a leak test.");
        for (var index = 0; index < _step.Regions.Length; index++)
        {
            if (_step.Regions[index].Region != region) continue;
            if (IsSpent(index))
                return new(RefusalKind.Dose, $"{Texts.Regions.Say(region)} has had its {Math.Max(_passes[index], _face.Of(region))} passes; one more would abrade the skin.", $"Passes of {region}: {_passes[index]} of {_step.Regions[index].Passes} in this step, {_face.Of(region)} in this visit.");
            MoveTo(index, now);
            return null;
        }
        return new(RefusalKind.Unknown, $"{Texts.Regions.Say(region)} is not part of this step.", $"Region {region} is not in step {_step.Id}.");
    }

    /// <summary>One pass over the region is done: count it, go on to the next region that still has passes.</summary>
    public Refusal? NextRegion(Instant now)
    {
        // A pedal that bounces, or is pressed twice, ends no pass that has not begun.
        if (_ventUntil is not null) return new(RefusalKind.NotNow, "The tip is just being vented for the next region.", "NextRegion during the vent pulse.");
        if (IsSpent(_region)) return new(RefusalKind.Dose, "This region has had its passes.", $"Passes of {Region.Region}: {_passes[_region]}.");
        if (!Rules.Contact.HasPulled)
            return new(RefusalKind.NotNow, $"{Texts.Regions.Say(Region.Region)}: the tip has not touched the skin yet, so this is no pass. Go over it, or choose another region.", "NextRegion without contact since the region began.");
        _passes[_region]++;
        _underWay[_region] = false;
        if (Abrades) _face.Count(Region.Region);
        for (var offset = 1; offset <= _passes.Length; offset++)
        {
            var index = (_region + offset) % _passes.Length;
            if (IsSpent(index)) continue;
            MoveTo(index, now);
            return null;
        }
        return null;
    }

    public override Refusal? ChangeSetPoint(Quantity value, Instant now)
    {
        if (_context.Room.Envelope.WhyNotSet(_step.Id, LimitKind.Vacuum, Region.Region, value, Target.ToQuantity()) is { } refusal) return refusal;
        var wanted = value.As<Kilopascals>();
        _targets[_region] = wanted;
        if (State != StepState.Running || _ventUntil is not null || _ramp.CompareTo(wanted) <= 0) return null;
        // A sealed tip holds what it has: only air lets a vacuum down that was lowered by more than half of what warns.
        if (_ramp.Value - wanted.Value <= WarnMargin.Value / 2) Set(wanted, now);
        else Vent(now);
        return null;
    }

    public override Refusal? WhyNotNext(Instant now) => Elapsed >= _step.Allowed.Lowest
        ? null
        : new(RefusalKind.Limit, $"Suction takes at least {Texts.Durations.Say(_step.Allowed.Lowest)}. Skip it with a reason if it must end now.", $"{_step.Id}: {Elapsed} < {_step.Allowed.Lowest}.");

    public override TimeSpan? Remaining(Instant now) => _step.Nominal > Elapsed ? _step.Nominal - Elapsed : TimeSpan.Zero;

    public override StepDetail Detail(Instant now)
    {
        var reading = _context.Room.Readings.At(_plan.Guard, now);
        return new SuctionDetail(
            _step.Mode, Region.Region, [.. _step.Regions.Select((region, index) => new RegionView(region.Region, _targets[index], _passes[index], _allowed[index]))],
            Target.ToQuantity(), reading.IsGood ? reading.Value : null, reading.IsGood ? now.Since(reading.TakenAt) : null,
            Region.Allowed, Lower(Region.Trip, new(Target.Value + TripMargin.Value)), Elapsed);
    }

    public override string? Asks(Instant now) => State switch
    {
        _ when Test.Asks is { } asks => asks,
        StepState.Ready when _context.Room.Upkeep!.MustTest(_context.Room.Wall.At(now)) => $"Fit the {Texts.Regions.Say(_step.Mode)} tip, close it with your thumb and press Leak test.",
        StepState.Ready => $"Fit the {Texts.Regions.Say(_step.Mode)} tip, then hold Begin. First: {Texts.Regions.Say(Region.Region)}.",
        StepState.Running => $"{Texts.Regions.Say(Region.Region)}: keep moving; press the pedal when the pass is done.",
        _ => null,
    };

    Kilopascals Target => _targets[_region];

    void MoveTo(int index, Instant now)
    {
        if (index == _region && State == StepState.Running && _passes[index] == 0) return;
        _region = index;
        _context.Room.Envelope.Region = Region.Region;
        if (State != StepState.Running) return;
        Rules.RegionLimit.Set(Bearable, now);
        Rules.Contact.NextRegion();
        Vent(now);
    }

    // The regulator rests meanwhile: a strong pump at full duty holds 9 kPa against the open vent.
    void Vent(Instant now)
    {
        Rules.Contact.Vented();
        _ventUntil = now + VentPulse;
        _context.Safe.Vent(_context.Effects);
        Set(RampStep, now);
    }

    /// <summary>The pulse has lasted, and the guard shows that it let go. If it never does, a rule stops the room.</summary>
    bool HasLetGo(Instant now) => now >= _ventUntil && _context.Room.Readings.TryValue(_plan.Guard, now, out var vacuum) && SafeProof.Vacuum.Contains(new Kilopascals(vacuum));

    Refusal? RampFromZero(Instant now)
    {
        var first = Lower(RampStep, Target);
        return Taken(first, now, _context.Send(_authorisation!, now,
            new(_plan.Mode, Choice(_step.Mode)), new(_plan.Vacuum, first.ToQuantity()), new(_plan.Flow, _step.Flow.ToQuantity()),
            new(_plan.Pump, Quantity.On), new(_plan.Vent, Quantity.On)));
    }

    void Set(Kilopascals vacuum, Instant now) => Taken(vacuum, now, _context.Send(_authorisation!, now, new OutputValue(_plan.Vacuum, vacuum.ToQuantity())));

    // A link that is just unsure refuses; the tick asks again, and until then the limit stays where the vacuum is.
    Refusal? Taken(Kilopascals vacuum, Instant now, Refusal? refusal)
    {
        _rampDue = now + RampEvery;
        if (refusal is not null) return refusal;
        _ramp = vacuum;
        Rules.OverLimit.Set(Limit(vacuum), now);
        Rules.NearLimit.Set(Warning(vacuum), now);
        return null;
    }

    Range<Quantity> Bearable => new(Quantity.Of(0, Dimension.Pressure), ClinicalLimits.TripOf(_step.Mode, Region.Region).ToQuantity());

    Range<Quantity> Warning(Kilopascals vacuum) =>
        new(Quantity.Of(0, Dimension.Pressure), Lower(ClinicalLimits.WarningOf(Region.Region), new(vacuum.Value + WarnMargin.Value)).ToQuantity());

    Range<Quantity> Limit(Kilopascals vacuum) =>
        new(Quantity.Of(0, Dimension.Pressure), Lower(Region.Trip, new(vacuum.Value + TripMargin.Value)).ToQuantity());

    static Kilopascals Lower(Kilopascals a, Kilopascals b) => a.CompareTo(b) <= 0 ? a : b;

    static Quantity Choice(SuctionMode mode) => Quantity.Of((int)mode, Dimension.Choice);
}
