namespace MediFacial.Devices.Twins.Plants;

/// <summary>LED board, fan, photodiodes and the skin before them.</summary>
/// <remarks>
/// E = E0(I)·(1 + a·(Tb − 25))·(1 − age), dTb/dt = (0.65·P − (Tb − Tamb)/Rth)/Cth. Light follows its current at once; temperatures are first-order
/// lags, exact while power and fan stand still.
/// </remarks>
public sealed class LightPlant
{
    const double WorkingDistance = 100;
    const double SkinTimeConstant = 60;

    readonly double[] _current;
    readonly bool[] _lost;
    LightParameters _parameters;
    double _boardFactor, _skinFactor, _distanceFactor;
    long _factorStep = -1;
    bool _fanRuns = true;

    public LightPlant(LightParameters parameters)
    {
        _parameters = parameters;
        (_current, _lost) = (new double[parameters.Channels.Length], new bool[parameters.Channels.Length]);
        _distanceFactor = FactorAt(parameters);
        Board = parameters.Ambient;
        SkinSide = parameters.Ambient + 6;
    }

    public LightParameters Parameters
    {
        get => _parameters;
        set => (_parameters, _factorStep, _distanceFactor) = (value, -1, FactorAt(value));
    }

    /// <summary>°C.</summary>
    public double Board { get; set; }

    /// <summary>°C on the side that faces the skin.</summary>
    public double SkinSide { get; private set; }

    /// <summary>Part of their light that the emitters give: age, a dirty window; 1 is new.</summary>
    public double Dimmed { get; set; } = 1;

    public bool FanRuns
    {
        get => _fanRuns;
        set => (_fanRuns, _factorStep) = (value, -1);
    }

    /// <summary>Current of a channel, 0 to 1 of the source's full current.</summary>
    public double Current(int channel) => _current[channel];

    public void Drive(int channel, double current) => _current[channel] = Deterministic.Between(current, 0, 1);

    /// <summary>The channel's string of LEDs is open: neither current nor light.</summary>
    public void Lose(int channel, bool lost) => _lost[channel] = lost;

    public void AllOff() => Array.Clear(_current);

    /// <summary>Light at the working distance, mW/cm², as the diodes in the panel see it.</summary>
    public double Emitted(int channel) => Emitted(channel, _current[channel]);

    public double Emitted(int channel, double current)
    {
        if (current == 0 || _lost[channel]) return 0;
        var q = _parameters.CurrentDroop;
        return Strength(channel) * (((1 + q) * current) - (q * current * current));
    }

    /// <summary>Light on the skin, mW/cm².</summary>
    public double OnSkin(int channel) => Emitted(channel) * _distanceFactor;

    public double Total
    {
        get
        {
            var sum = 0.0;
            for (var channel = 0; channel < _current.Length; channel++)
                if (_current[channel] > 0) sum += Emitted(channel);
            return sum;
        }
    }

    /// <summary>The current that gives a light, by the quadratic of the emitter; 1 when even full current does not.</summary>
    public double CurrentFor(int channel, double irradiance) => CurrentFor(irradiance / Strength(channel));

    /// <summary>The current that gave this light when the panel was new and cold: all that a driver without a loop knows.</summary>
    public double CurrentWhenNew(int channel, double irradiance) => CurrentFor(irradiance / (_parameters.Channels[channel].Limit * _parameters.Headroom));

    double CurrentFor(double wanted)
    {
        var q = _parameters.CurrentDroop;
        if (wanted >= 1) return 1;
        if (q == 0) return wanted;
        return (1 + q - Math.Sqrt(((1 + q) * (1 + q)) - (4 * q * wanted))) / (2 * q);
    }

    public void Step(long ticks)
    {
        if (_factorStep != ticks) Prepare(ticks);
        var power = 0.0;
        for (var channel = 0; channel < _current.Length; channel++) power += _lost[channel] ? 0 : _current[channel] * _parameters.FullPower;
        var rise = power * _parameters.HeatFraction * Resistance;
        var boardGoal = _parameters.Ambient + rise;
        Board = boardGoal + ((Board - boardGoal) * _boardFactor);
        var skinGoal = _parameters.Ambient + 6 + (0.35 * (Board - _parameters.Ambient)) + (0.04 * Total * _distanceFactor);
        SkinSide = skinGoal + ((SkinSide - skinGoal) * _skinFactor);
    }

    double Resistance => _parameters.ThermalResistance * (_fanRuns ? 1 : _parameters.FanlessFactor);

    double Strength(int channel)
    {
        var wavelength = _parameters.Channels[channel];
        return wavelength.Limit * _parameters.Headroom * (1 + (wavelength.Droop * (Board - 25))) * (1 - (_parameters.AgeHours * 0.00002)) * Dimmed;
    }

    void Prepare(long ticks)
    {
        var seconds = ticks / (double)TimeSpan.TicksPerSecond;
        _boardFactor = Deterministic.Remaining(seconds, _parameters.ThermalTimeConstant * (_fanRuns ? 1 : _parameters.FanlessFactor));
        _skinFactor = Deterministic.Remaining(seconds, SkinTimeConstant);
        _factorStep = ticks;
    }

    static double FactorAt(LightParameters parameters) =>
        Deterministic.Power(WorkingDistance / parameters.Distance, parameters.DistanceExponent);
}
