using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Sessions;

/// <summary>Steam: preheated away from the face until it boils steadily, then aimed. Distance steers the face temperature, not the heater (Decisions 5).</summary>
internal sealed class SteamRunner : StepRunner
{
    /// <summary>At the mouth, boiling reads 90–98 °C (domain §3.1).</summary>
    static readonly Range<Celsius> Boiling = new(new(92), new(110));

    /// <summary>Residual steam lasts 10–30 s after the heater (domain §3.3); below 40 °C nothing scalds (H22). Sensors that say nothing are waited for no longer than the boiler needs.</summary>
    static readonly Range<Celsius> Cold = new(new(-50), new(40));
    static readonly TimeSpan CoolsFor = TimeSpan.FromSeconds(30), LongestCooling = TimeSpan.FromMinutes(2);

    /// <summary>To start: enough not to run dry, not so much that it spits (domain §3.3).</summary>
    static readonly Range<Percent> StartLevel = new(new(25), new(90));

    readonly SteamStep _step;
    readonly SteamPlan _plan;
    readonly StepContext _context;
    TimeSpan _planned;
    Authorisation? _authorisation;
    Instant? _boilingSince;
    bool _wasHot;
    Instant _prepareUntil = Instant.Never;
    Instant _lastTick;

    public SteamRunner(SteamStep step, SteamPlan plan, StepContext context) : base(step) => (_step, _plan, _context, _planned) = (step, plan, context, step.Nominal);

    public override StepKind Kind => StepKind.Steam;
    public override RunningDevice Device => _context.Room.Device(_plan.Id);
    public override bool IsDone => Elapsed >= _planned;
    public override DoseView Dose => new(Quantity.Of(Elapsed.TotalSeconds, Dimension.Duration), Quantity.Of(_planned.TotalSeconds, Dimension.Duration), Quantity.Of(0, Dimension.Duration));

    public override void Limit(DoseRest rest)
    {
        if (rest.Amount is { } left && TimeSpan.FromSeconds(left) < _planned) _planned = TimeSpan.FromSeconds(left);
    }

    /// <summary>CEM43, min.</summary>
    public double ThermalDose => _context.Rules.Steam!.Dose.Minutes;

    public override IEnumerable<Refusal> WhyNotBegin(Instant now)
    {
        foreach (var refusal in base.WhyNotBegin(now)) yield return refusal;
        if (Device.State is DeviceState.Preparing)
            yield return new(RefusalKind.NotReady, $"The steam is not steady yet: {Texts.Durations.Say(Left(now))} more of boiling.", $"Outlet boiling for {StableFor(now)}, needed {_step.StableBoil}.");
        else if (Device.State is not (DeviceState.Prepared or DeviceState.Delivering))
            yield return new(RefusalKind.NotReady, "Preheat the steamer first; it steams away from the face.", $"Steamer is {Device.State}.");
        if (Refuse(_plan.Distance, _step.AllowedDistance.Lowest.ToQuantity(), _step.AllowedDistance.Highest.ToQuantity(), now, "distance to the face") is { } distance) yield return distance;
        if (_context.Rules.Steam!.IsSpitting(now)) yield return new(RefusalKind.Interlock, "The steamer spits hot water. Keep the arm away until it has been calm for half a minute; descale it or use less water.", "steam-spits: jumps of the outlet temperature within 30 s.");
        if (Elapsed > TimeSpan.Zero && _context.Rules.Steam!.IsDoseUsedUp) yield return new(RefusalKind.Dose, "The skin has had as much steam as it may today. Skip the rest of it.", "CEM43 10 min or 12 min of steam are reached.");
        if (!_context.Room.Readings.At(_plan.Face, now).IsGood) yield return new(RefusalKind.NotReady, "The temperature at the face is not measured.", "No good reading of the face-plane sensor.");
    }

    /// <summary>Why the preheat may not begin.</summary>
    public IEnumerable<Refusal> WhyNotPrepare(Instant now)
    {
        if (Device.State != DeviceState.Idle) yield return new(RefusalKind.NotNow, $"The steamer is not idle: {Device.State}.", $"Steamer is {Device.State}.");
        if (Refuse(_plan.WaterLevel, StartLevel.Lowest.ToQuantity(), StartLevel.Highest.ToQuantity(), now, "water level") is { } level) yield return level;
        if (!_context.Room.Readings.IsOn(_plan.OverTemperature, now)) yield return new(RefusalKind.Interlock, "The steamer's over-temperature switch is open.", "over-temperature reads off or not at all.");
    }

    public Authorisation AuthorisePrepare(long number, Instant now) =>
        new(number, _step.Id, [new(_plan.Heater, Quantity.On)], now + _step.LongestPrepare);

    public Refusal? Prepare(Authorisation authorisation, Instant now)
    {
        if (!Device.Machine.Fire(DeviceTrigger.PrepareAsked))
            return new(RefusalKind.NotReady, $"The steamer is not idle: {Device.State}.", $"PrepareAsked is refused in {Device.State}.");
        (_prepareUntil, _boilingSince, _wasHot) = (authorisation.LatestEnd, null, true);
        _context.BeginLeases(Device, now);
        return _context.Send(authorisation, now, new OutputValue(_plan.Heater, Quantity.On));
    }

    /// <summary>The end of a preheat that nobody used; null while none is due.</summary>
    public string? WatchPreheat(Instant now)
    {
        if (Device.State is not (DeviceState.Preparing or DeviceState.Prepared)) return null;
        var boiling = _context.Room.Readings.TryValue(_plan.Outlet, now, out var outlet) && Boiling.Contains(new Celsius(outlet));
        _boilingSince = boiling ? _boilingSince ?? now : null;
        if (Device.State == DeviceState.Preparing && StableFor(now) >= _step.StableBoil) Device.Machine.Fire(DeviceTrigger.Prepared);
        else if (Device.State == DeviceState.Prepared && !boiling) Device.Machine.Fire(DeviceTrigger.Unprepared);
        if (now < _prepareUntil) return null;
        _context.MakeSafe(Device, now);
        return $"The steamer was preheated for {Texts.Durations.Say(_step.LongestPrepare)} without being used and was switched off.";
    }

    public override Authorisation Authorise(long number, Instant now) => new(number, _step.Id,
        [new(_plan.Heater, Quantity.On), new(_plan.Divert, Quantity.On)], now + (_step.Allowed.Highest - Elapsed) + TimeSpan.FromMinutes(1));

    public override Refusal? Begin(Authorisation? authorisation, Instant now)
    {
        if (_context.Deliver(Device, now) is { } refusal) return refusal;
        (_authorisation, _lastTick, _prepareUntil) = (authorisation, now, Instant.Never);
        _context.Rules.Steam!.Begin(_step.FaceTrip, _step.AllowedDistance.Lowest);
        if (Elapsed == TimeSpan.Zero) _context.Rules.Steam.Dose.Restart();
        return _context.Send(_authorisation!, now, new(_plan.Heater, Quantity.On), new(_plan.Divert, Quantity.On));
    }

    /// <summary>Away from the face; the boiler stays hot for at most the longest preheat.</summary>
    public override void Pause(Instant now)
    {
        _prepareUntil = now + _step.LongestPrepare;
        Device.AskedSafe(now);
        if (!Device.Machine.Fire(DeviceTrigger.DivertAsked)) _context.Safe.Divert(_context.Effects);
    }

    public override void End(Instant now) => _context.MakeSafe(Device, now);

    /// <summary>Off and turned away, but what has boiled goes on steaming for a while (domain §3.3, H22): the step ends when the outlet is cold, or after half a minute when the face plane reads so.</summary>
    public override bool IsCooling(Instant now)
    {
        if (!_wasHot || Device.IsEnergised) return false;
        var off = now.Since(Device.SafeAskedAt);
        var cold = Good(_plan.Outlet, now) is { } outlet && Cold.Contains(outlet.As<Celsius>())
            || off >= CoolsFor && Good(_plan.Face, now) is { } face && Cold.Contains(face.As<Celsius>());
        if (cold || off >= LongestCooling) _wasHot = false;
        return _wasHot;
    }

    public override void Reads(SensorId sensor, Instant now)
    {
        if (sensor != _plan.Face) return;
        var dose = _context.Rules.Steam!.Dose;
        if (Device.State == DeviceState.Delivering && _context.Room.Readings.TryValue(sensor, now, out var celsius)) dose.Reads(celsius, now);
        else dose.Rest();
    }

    public override void Tick(Instant now)
    {
        if (_context.Room.Readings.At(_plan.Face, now).IsGood) Elapsed += now.Since(_lastTick);
        _lastTick = now;
    }

    public override Refusal? WhyNotNext(Instant now) => Elapsed >= _step.Allowed.Lowest || Elapsed >= _planned
        ? null
        : new(RefusalKind.Limit, $"Steam takes at least {Texts.Durations.Say(_step.Allowed.Lowest)}. Skip it with a reason if it must end now.", $"{_step.Id}: {Elapsed} < {_step.Allowed.Lowest}.");

    public override TimeSpan? Remaining(Instant now) => _planned > Elapsed ? _planned - Elapsed : TimeSpan.Zero;

    public override StepDetail Detail(Instant now)
    {
        var face = _context.Room.Readings.At(_plan.Face, now);
        return new SteamDetail(
            Device.State is DeviceState.Prepared or DeviceState.Delivering, Device.State == DeviceState.Delivering, _step.Face,
            face.IsGood ? face.Value : null, face.IsGood ? now.Since(face.TakenAt) : null, Good(_plan.Outlet, now), _step.Distance, _step.AllowedDistance,
            Good(_plan.Distance, now), Good(_plan.WaterLevel, now), StableFor(now), _step.StableBoil, _step.FaceTrip,
            IsCooling(now), _context.Rules.Steam!.Dose.Minutes);
    }

    public override string? Asks(Instant now) => State switch
    {
        _ when IsCooling(now) => "Keep the arm away from the client: it is still steaming.",
        StepState.Ready or StepState.Paused when WhyNotBegin(now).FirstOrDefault() is { } why => why.Operator,
        StepState.Ready => "Steam is ready. Aim the arm, then hold Begin.",
        StepState.Running when Good(_plan.Distance, now) is { } distance && !_step.AllowedDistance.Contains(distance.As<Centimetres>()) => Guide(distance.As<Centimetres>()),
        _ => null,
    };

    string Guide(Centimetres distance)
    {
        var off = (int)Math.Round(distance.Value - _step.Distance.Value);
        return off > 0 ? $"Move the arm {off} cm closer." : $"Move the arm {-off} cm away.";
    }

    TimeSpan StableFor(Instant now) => _boilingSince is { } since ? now.Since(since) : TimeSpan.Zero;

    TimeSpan Left(Instant now) => _step.StableBoil > StableFor(now) ? _step.StableBoil - StableFor(now) : TimeSpan.Zero;

    Quantity? Good(SensorId sensor, Instant now) => _context.Room.Readings.At(sensor, now) is { IsGood: true } reading ? reading.Value : null;

    Refusal? Refuse(SensorId sensor, Quantity lowest, Quantity highest, Instant now, string what)
    {
        var allowed = new Range<Quantity>(lowest, highest);
        return Good(sensor, now) is not { } value ? new(RefusalKind.NotReady, $"The {what} is not measured.", $"No good reading of {what}.")
            : allowed.Contains(value) ? null
            : new(RefusalKind.NotReady, $"The {what} is {value}; it must be {allowed}.", $"{what}: {value} outside {allowed}.");
    }
}
