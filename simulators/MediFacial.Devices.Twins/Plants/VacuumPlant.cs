namespace MediFacial.Devices.Twins.Plants;

/// <summary>Pump, line, bottle, filter, vent, relief and tip: one volume of air, exact between two changes of its inputs.</summary>
/// <remarks>
/// dP/dt = duty·S/V/(1+R)·(Pult − P) − leak·P − open·(P − Popen·duty) − vent·P − relief·(P − Prelief)₊, linear in P on each side of the relief,
/// so every step is one exponential whose factor is kept while the inputs stand still.
/// </remarks>
public sealed class VacuumPlant(VacuumParameters parameters)
{
    VacuumParameters _parameters = parameters;
    double _duty;
    bool _sealed, _ventDriveClosed, _ventStuckShut, _ventStuckOpen, _relieving;
    long _ventChangesAt = long.MaxValue;
    double _goal, _factor = 1;
    long _factorStep = -1;

    public VacuumParameters Parameters
    {
        get => _parameters;
        set => (_parameters, _factorStep) = (value, -1);
    }

    /// <summary>True vacuum at the tip, kPa.</summary>
    public double Vacuum { get; private set; }

    /// <summary>True position of the valve's seat.</summary>
    public bool VentOpen { get; private set; } = true;

    /// <summary>Fluid drawn through the tip, mL/min.</summary>
    public double FluidFlow { get; private set; }

    /// <summary>mL in the waste bottle.</summary>
    public double Waste { get; private set; }

    public bool TipSealed
    {
        get => _sealed;
        set { if (_sealed != value) (_sealed, _factorStep) = (value, -1); }
    }

    /// <summary>0 to 1; 0 whenever the pump has no power.</summary>
    public double Duty
    {
        get => _duty;
        set { if (_duty != value) (_duty, _factorStep) = (value, -1); }
    }

    /// <summary>0 to 1 of the fluid valve.</summary>
    public double FluidOpening { get; set; }

    /// <summary>The seat does not leave its closed position any more.</summary>
    public bool VentStuckShut
    {
        get => _ventStuckShut;
        set { _ventStuckShut = value; MoveVent(); }
    }

    /// <summary>The seat does not leave its open position any more.</summary>
    public bool VentStuckOpen
    {
        get => _ventStuckOpen;
        set { _ventStuckOpen = value; MoveVent(); }
    }

    public void FillWaste(double millilitres) => Waste = millilitres;

    /// <summary>Drives the vent; without drive its spring opens it. The seat follows after the valve's lag.</summary>
    public void DriveVent(bool closed, long now)
    {
        if (closed == _ventDriveClosed) return;
        _ventDriveClosed = closed;
        _ventChangesAt = now + _parameters.ValveLag.Ticks;
    }

    /// <summary>Nothing moves and nothing will until an input changes.</summary>
    public bool AtRest => _duty == 0 && Vacuum == 0 && FluidFlow == 0 && _ventChangesAt == long.MaxValue;

    /// <summary>One step of the plant up to <paramref name="now"/>.</summary>
    public void Step(long now, long ticks)
    {
        if (now >= _ventChangesAt)
        {
            _ventChangesAt = long.MaxValue;
            MoveVent();
        }
        if (_duty == 0 && Vacuum == 0 && FluidFlow == 0) return;
        if (_factorStep != ticks) Prepare(ticks);
        Vacuum = _goal + ((Vacuum - _goal) * _factor);
        if (Vacuum < 1e-4 && _duty == 0) Vacuum = 0;
        if (Vacuum > _parameters.ReliefVacuum != _relieving) (_relieving, _factorStep) = (!_relieving, -1);
        StepFluid(ticks);
    }

    void StepFluid(long ticks)
    {
        var seconds = ticks / (double)TimeSpan.TicksPerSecond;
        var goal = _sealed && _duty > 0 ? FluidOpening * _parameters.FullFluidFlow * Math.Min(1, Vacuum / 10) : 0;
        FluidFlow += (goal - FluidFlow) * Math.Min(1, seconds / 0.5);
        if (FluidFlow < 1e-3) FluidFlow = 0;
        Waste = Math.Min(_parameters.WasteBottle, Waste + (FluidFlow * seconds / 60));
    }

    void MoveVent()
    {
        var open = !_ventStuckShut && (_ventStuckOpen || !_ventDriveClosed);
        if (VentOpen != open) (VentOpen, _factorStep) = (open, -1);
    }

    void Prepare(long ticks)
    {
        var p = _parameters;
        var pump = _duty * p.FreeFlow / 60 / p.Volume / (1 + p.FilterResistance);
        var open = _sealed ? 0 : p.OpenTipRate;
        var vent = VentOpen ? 1 / p.VentTimeConstant : 0;
        var relief = _relieving ? p.ReliefRate : 0;
        var rate = pump + p.LeakRate + open + vent + relief;
        _goal = ((pump * p.Ultimate) + (open * p.OpenTipVacuum * _duty) + (relief * p.ReliefVacuum)) / rate;
        _factor = Deterministic.Exp(-rate * ticks / TimeSpan.TicksPerSecond);
        _factorStep = ticks;
    }
}
