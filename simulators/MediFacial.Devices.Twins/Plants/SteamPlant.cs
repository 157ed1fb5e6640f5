namespace MediFacial.Devices.Twins.Plants;

/// <summary>Water, heating element, nozzle, divert valve, the air at the face plane and the skin behind it.</summary>
/// <remarks>
/// Water warms by m·cp·dT and then boils away at the heater's power over the latent heat; the jet falls as Tamb + (Tout − Tamb)·5d/x; nozzle, residual
/// steam, face plane and skin are first-order lags. Once boiling, the heater hardly steers the face temperature: distance does.
/// </remarks>
public sealed class SteamPlant
{
    const double HeatCapacity = 4186;
    const double LatentHeat = 2257e3;
    const double Boiling = 100;

    SteamParameters _parameters;
    double _rise, _decay, _nozzle, _face, _skin, _cooling;
    long _factorStep = -1;

    public SteamPlant(SteamParameters parameters)
    {
        _parameters = parameters;
        Mass = parameters.Tank * parameters.WaterLevel / 100;
        Water = Element = parameters.WaterTemperature;
        Outlet = Face = parameters.Ambient;
        Skin = parameters.BareSkin;
    }

    public SteamParameters Parameters
    {
        get => _parameters;
        set => (_parameters, _factorStep) = (value, -1);
    }

    /// <summary>kg.</summary>
    public double Mass { get; set; }

    /// <summary>% of the tank.</summary>
    public double Level => 100 * Mass / _parameters.Tank;

    /// <summary>°C.</summary>
    public double Water { get; set; }
    public double Element { get; private set; }
    public double Outlet { get; private set; }
    public double Face { get; private set; }
    public double Skin { get; private set; }

    /// <summary>0 to 1 of the steam that the heater gives in steady boiling.</summary>
    public double Steam { get; private set; }

    /// <summary>g/min leaving the nozzle.</summary>
    public double SteamRate => Steam * _parameters.HeaterPower * _parameters.Efficiency / LatentHeat * 60e3;

    /// <summary>Position of the divert valve: 0 away, 1 at the face.</summary>
    public double Aim { get; private set; }

    /// <summary>Scale in the boiler.</summary>
    public bool Scaled { get; set; }

    /// <summary>Drops of boiling water come with the steam: too full, or scaled.</summary>
    public bool IsSpitting => Steam > 0.5 && (Scaled || Level > 92);

    public bool IsBoiling => Water >= Boiling && Mass > _parameters.DryMass;

    /// <summary>Bimetal switch at the element: closed and healthy.</summary>
    public bool BimetalClosed { get; private set; } = true;

    /// <summary>The bimetal is so near its point that it may switch in the next step: no step moves the element by as much as 1 K.</summary>
    public bool MaySwitch => BimetalClosed ? Element > _parameters.CutOutOpens - 1 : Element < _parameters.CutOutCloses + 1;

    /// <summary>The cut-out's contacts do not open any more; the switch that reports still does.</summary>
    public bool CutOutWelded { get; set; }

    /// <summary>True heater power, W.</summary>
    public double HeaterPower => HeaterOn && (BimetalClosed || CutOutWelded) ? _parameters.HeaterPower : 0;

    /// <summary>Heater relay, behind the energy supply.</summary>
    public bool HeaterOn { get; set; }

    /// <summary>Divert valve driven towards the face, behind the energy supply; its spring turns it away.</summary>
    public bool DivertToFace { get; set; }

    /// <summary>The valve stays where it is.</summary>
    public bool DivertJammed { get; set; }

    public void Step(long ticks)
    {
        var seconds = ticks / (double)TimeSpan.TicksPerSecond;
        if (_factorStep != ticks) Prepare(seconds, ticks);
        StepBoiler(seconds);
        if (!DivertJammed) Aim = Deterministic.Between(Aim + ((DivertToFace ? seconds : -seconds) / _parameters.DivertTravel), 0, 1);
        StepJet();
    }

    void StepBoiler(double seconds)
    {
        var p = _parameters;
        var power = HeaterPower;
        var wet = Mass > p.DryMass;
        var heat = power * p.Efficiency;
        if (wet && power > 0) Water = Math.Min(Boiling, Water + (heat * seconds / (Mass * HeatCapacity)));
        else Water = p.Ambient + ((Water - p.Ambient) * _cooling);
        var goal = wet && power > 0 && Water >= Boiling ? 1.0 : 0.0;
        Steam = goal + ((Steam - goal) * (goal > Steam ? _rise : _decay));
        if (Steam < 1e-3 && goal == 0) Steam = 0;
        if (wet) Mass = Math.Max(p.DryMass, Mass - (Steam * p.HeaterPower * p.Efficiency / LatentHeat * seconds));
        if (!wet && power > 0) Element += p.DryRate * seconds;
        else Element += (Water - Element) * Math.Min(1, seconds / 20);
        BimetalClosed = BimetalClosed ? Element <= p.CutOutOpens : Element < p.CutOutCloses;
    }

    void StepJet()
    {
        var p = _parameters;
        var outletGoal = p.Ambient + ((p.Outlet - p.Ambient) * Math.Min(1, Steam * 5));
        Outlet = outletGoal + ((Outlet - outletGoal) * _nozzle);
        var reach = Math.Min(1, 5 * p.NozzleDiameter / p.Distance);
        var faceGoal = p.Ambient + ((Outlet - p.Ambient) * reach * Aim * Steam);
        Face = faceGoal + ((Face - faceGoal) * _face);
        var skinGoal = Math.Max(p.BareSkin, Face);
        Skin = skinGoal + ((Skin - skinGoal) * _skin);
    }

    void Prepare(double seconds, long ticks)
    {
        var p = _parameters;
        _rise = Deterministic.Remaining(seconds, p.SteamRise);
        _decay = Deterministic.Remaining(seconds, p.SteamDecay);
        _nozzle = Deterministic.Remaining(seconds, p.NozzleLag);
        _face = Deterministic.Remaining(seconds, p.FacePlaneLag);
        _skin = Deterministic.Remaining(seconds, p.SkinLag);
        _cooling = Deterministic.Remaining(seconds, p.CoolingTime);
        _factorStep = ticks;
    }
}
