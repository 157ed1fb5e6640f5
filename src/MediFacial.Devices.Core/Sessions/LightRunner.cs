using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>Light of one wavelength until the planned fluence is delivered; time is only a cap. Needs eye shields, confirmed twice, and again after a long pause.</summary>
internal sealed class LightRunner : StepRunner
{
    /// <summary>Trip of the fluence: planned × 1.03 (Decisions 1).</summary>
    const double DoseFactor = 1.03;

    /// <summary>After a pause longer than this the shields are asked for again (domain §2.7); light that no eye sees asks after any pause (H14).</summary>
    TimeSpan ShieldsHoldFor => _step.Wavelength == Wavelength.NearInfrared830 ? TimeSpan.Zero : ShieldsHold;

    static readonly TimeSpan ShieldsHold = TimeSpan.FromSeconds(60);

    /// <summary>Each beginning first shines with 5 %, at least 2 mW/cm², until the channel's own photodiode and no other has answered: swapped cables or lamps never shine with more (H15).</summary>
    const double IdentityShare = 0.05, IdentityLeast = 2;
    static readonly TimeSpan IdentityAfter = TimeSpan.FromMilliseconds(150), IdentityWithin = TimeSpan.FromSeconds(1.5);

    /// <summary>Two photodiodes may differ by a fifth (domain §0, LED: E off by 20 %), and by noise where it is nearly dark.</summary>
    const double StrayFrom = 0.2, StrayLeast = 2;

    readonly LightStep _step;
    readonly LightPlan _plan;
    readonly LightChannel _channel;
    readonly StepContext _context;
    readonly LightTrim _trim;
    Authorisation? _authorisation;
    Irradiance _target;
    Irradiance _asked;
    double _planned;
    double _delivered;
    double _unknown;
    double? _lastIrradiance;
    Instant? _lastReading;
    Instant _guardRead;
    double _stray;
    Instant _lastTick;
    Instant _shieldsHoldUntil = Instant.Never;
    Instant? _identifiesSince;
    bool _limitFollows;
    bool _stood;
    bool _first;
    bool _second;

    public LightRunner(LightStep step, LightPlan plan, StepContext context) : base(step)
    {
        (_step, _plan, _context, _target, _planned) = (step, plan, context, step.Target, step.Dose.Value);
        _channel = plan.Channels.First(channel => channel.Wavelength == step.Wavelength);
        _trim = new(step.AllowedIrradiance.Highest);
    }

    public override StepKind Kind => StepKind.Light;
    public override RunningDevice Device => _context.Room.Device(_plan.Id);
    public override bool IsDone => _delivered + _unknown >= _planned || Elapsed >= TimeCap;
    public bool ReachedCap => Elapsed >= TimeCap && _delivered < _planned;
    public override double MostPerSecond => _step.AllowedIrradiance.Highest.Value / 1000;

    /// <summary>Planned time × 1.25 (Decisions 1), less where less is planned.</summary>
    TimeSpan TimeCap => _step.TimeCap * (_planned / _step.Dose.Value);

    public override void Limit(DoseRest rest)
    {
        if (rest.Amount is { } left && left < _planned) _planned = left;
    }

    public override DoseView Dose => new(Fluence(_delivered), Fluence(_planned), Fluence(_unknown));

    /// <summary>Known and unknown together passed the planned dose by more than 3 % of a whole course: the rest of one is no more exact than the whole.</summary>
    public bool IsOverDose => _delivered + _unknown > _planned + (_step.Dose.Value * (DoseFactor - 1));

    public override IEnumerable<Refusal> WhyNotBegin(Instant now)
    {
        foreach (var refusal in base.WhyNotBegin(now)) yield return refusal;
        if (_plan.InPlace is { } place && !_context.Room.Readings.IsOn(place, now))
            yield return new(RefusalKind.Interlock, "Put the light panel in its place over the face.", "The switch in-place is open or not read.");
        ForgetOldShields(now);
        if (!_first) yield return new(RefusalKind.Interlock, "Put the eye shields on the client and confirm it.", "Eye shields: first confirmation is missing.");
        if (!_second) yield return new(RefusalKind.Interlock, "Look again and confirm the eye shields a second time.", "Eye shields: second confirmation is missing.");
    }

    public Refusal? Confirm(bool second, Instant now)
    {
        ForgetOldShields(now);
        if (second && !_first) return new(RefusalKind.Incomplete, "Confirm first that the shields are on, then that you have looked again.", "Second confirmation before the first.");
        if (second) _second = true;
        else _first = true;
        if (second && State == StepState.Paused) _shieldsHoldUntil = now + ShieldsHold;
        return null;
    }

    // Once: what is confirmed after it counts, and grows old itself.
    void ForgetOldShields(Instant now)
    {
        if (now > _shieldsHoldUntil) (_first, _second, _shieldsHoldUntil) = (false, false, Instant.Never);
    }

    public override Authorisation Authorise(long number, Instant now) => new(number, _step.Id,
        [new(_channel.Output, _step.AllowedIrradiance.Highest.ToQuantity())], now + (TimeCap - Elapsed) + TimeSpan.FromSeconds(5));

    public override Refusal? Begin(Authorisation? authorisation, Instant now)
    {
        if (_context.Deliver(Device, now) is { } refusal) return refusal;
        (_authorisation, _shieldsHoldUntil, _lastReading, _lastIrradiance, _lastTick, _guardRead, _stray) = (authorisation, Instant.Never, now, null, now, now, 0);
        _identifiesSince = now;
        _context.Rules.Light!.Begin(_target, _step.SkinTrip);
        _context.Rules.Light.Identify(IdentityLevel);
        return Set(now);
    }

    public override void Pause(Instant now)
    {
        Settle(now);
        _shieldsHoldUntil = now + ShieldsHoldFor;
        _context.MakeSafe(Device, now);
    }

    /// <summary>Fluence is the sum of irradiance read × time between readings, until the panel is proven dark. A gap longer than a reading stays fresh is unknown, at the set irradiance.</summary>
    public override void Reads(SensorId sensor, Instant now)
    {
        if (sensor == _plan.InPlace) Place(now);
        if (sensor == _plan.Guard) Stray(now);
        if (sensor != _channel.Irradiance || Device.State is not (DeviceState.Delivering or DeviceState.MakingSafe or DeviceState.Latched)) return;
        if (!_context.Room.Readings.TryValue(sensor, now, out var irradiance)) return;
        if (_lastReading is { } since)
        {
            // Taken before the light was asked for, or before the pause.
            if (now <= since) return;
            var gap = now.Since(since);
            if (gap <= _context.Room.Plan.Sensors[sensor.Index].Signal.StaleAfter) _delivered += (irradiance + (_lastIrradiance ?? irradiance)) / 2 * gap.TotalSeconds / 1000;
            else if (State == StepState.Running) _unknown += _target.Value * gap.TotalSeconds / 1000;
        }
        (_lastReading, _lastIrradiance) = (now, irradiance);
        if (State != StepState.Running) return;
        if (_identifiesSince is { } asked) Identify(irradiance, asked, now);
        else _trim.Reads(irradiance, now);
    }

    public override void Tick(Instant now)
    {
        Elapsed += now.Since(_lastTick);
        _lastTick = now;
        if (_identifiesSince is { } asked && now.Since(asked) > IdentityWithin) _context.Rules.Light!.IsUnidentified = true;
        if (_asked != Ask) Set(now);
    }

    public override Refusal? ChangeSetPoint(Quantity value, Instant now)
    {
        if (value.Dimension == Dimension.Irradiance && value.Value <= 0) return new(RefusalKind.Limit, "Light is switched off with Pause, not with the set-point.", $"Asked {value}.");
        if (_context.Room.Envelope.WhyNotSet(_step.Id, LimitKind.Irradiance, null, value, _target.ToQuantity()) is { } refusal) return refusal;
        var wanted = value.As<Irradiance>();
        _target = wanted;
        if (State != StepState.Running || _identifiesSince is not null) return null;
        _trim.Begin(_target, now);
        _limitFollows = true;
        Set(now);
        return null;
    }

    public override Refusal? WhyNotNext(Instant now) => _delivered >= Math.Min(_planned, _step.AllowedDose.Lowest.Value)
        ? null
        : new(RefusalKind.Dose, $"At least {_step.AllowedDose.Lowest} belong to this step. Skip it with a reason if it must end now.", $"{_step.Id}: {_delivered:0.00} J/cm² delivered.");

    /// <summary>From what is really measured, so that it stays honest when the panel droops.</summary>
    public override TimeSpan? Remaining(Instant now)
    {
        var left = Math.Max(0, _planned - _delivered - _unknown);
        var irradiance = State == StepState.Running && _lastIrradiance is > 1 and var last ? last : _target.Value;
        return TimeSpan.FromSeconds(Math.Min(left * 1000 / irradiance, Math.Max(0, (TimeCap - Elapsed).TotalSeconds)));
    }

    public override StepDetail Detail(Instant now)
    {
        var actual = _context.Room.Readings.At(_channel.Irradiance, now);
        var skin = _context.Room.Readings.At(_plan.SkinTemperature, now);
        return new LightDetail(
            _step.Wavelength, _target.ToQuantity(), actual.IsGood ? actual.Value : null, actual.IsGood ? now.Since(actual.TakenAt) : null,
            new(_delivered), new(_planned), _step.AllowedIrradiance, skin.IsGood ? skin.Value : null, _first, _second,
            TimeCap > Elapsed ? TimeCap - Elapsed : TimeSpan.Zero);
    }

    public override string? Asks(Instant now) => State switch
    {
        StepState.Ready or StepState.Paused when WhyNotBegin(now).FirstOrDefault() is { } why => why.Operator,
        StepState.Ready => "Swing the panel over the face, then hold Begin.",
        _ => null,
    };

    // What flowed since the last reading is not known yet: it counts against limits.
    void Settle(Instant now)
    {
        if (_lastReading is not { } since || State != StepState.Running) return;
        _unknown += (_lastIrradiance ?? _target.Value) * now.Since(since).TotalSeconds / 1000;
        _lastReading = now;
    }

    // Light that the guard sees and the channel's own photodiode does not: it trips, but until it is dark it flows, each time that somebody goes on.
    // It counts against limits, and rather too much: as the stronger of two readings for all the time between them.
    void Stray(Instant now)
    {
        if (Device.State is not (DeviceState.Delivering or DeviceState.MakingSafe or DeviceState.Latched) || now <= _guardRead || !_context.Room.Readings.TryValue(_plan.Guard, now, out var all)) return;
        var own = _lastIrradiance ?? 0;
        var stray = all - own > Math.Max(own * StrayFrom, StrayLeast) ? all - own : 0;
        _unknown += Math.Max(stray, _stray) * now.Since(_guardRead).TotalSeconds / 1000;
        (_guardRead, _stray) = (now, stray);
    }

    // A panel that was moved may have left the eyes it was confirmed for.
    void Place(Instant now)
    {
        var stands = _context.Room.Readings.IsOn(sensor: _plan.InPlace!.Value, now);
        if (_stood && !stands) (_first, _second) = (false, false);
        _stood = stands;
    }

    Irradiance IdentityLevel => new(Math.Round(Math.Max(IdentityLeast, _target.Value * IdentityShare), 1));

    Irradiance Ask => _identifiesSince is null ? _trim.Ask : IdentityLevel;

    void Identify(double irradiance, Instant asked, Instant now)
    {
        if (now.Since(asked) < IdentityAfter || !new Range<double>(IdentityLevel.Value / 2, IdentityLevel.Value * 1.5).Contains(irradiance)) return;
        foreach (var channel in _plan.Channels)
            if (channel != _channel && _context.Room.Readings.TryValue(channel.Irradiance, now, out var other) && other > IdentityLevel.Value / 3) return;
        _identifiesSince = null;
        _context.Rules.Light!.Begin(_target, _step.SkinTrip);
        _trim.Begin(_target, now);
        Set(now);
    }

    // A link that is just unsure refuses; the tick asks again, and until then the limit stays where the light is.
    Refusal? Set(Instant now)
    {
        var ask = Ask;
        if (_context.Send(_authorisation!, now, new OutputValue(_channel.Output, ask.ToQuantity())) is { } refusal) return refusal;
        _asked = ask;
        if (_limitFollows) _context.Rules.Light!.Follow(_target, now);
        _limitFollows = false;
        return null;
    }

    static Quantity Fluence(double value) => Quantity.Of(value, Dimension.Fluence);
}
