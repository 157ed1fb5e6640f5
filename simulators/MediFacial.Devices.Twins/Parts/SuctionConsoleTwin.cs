using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>SC-3 suction console: our reading of its datasheet, on the vacuum plant.</summary>
public sealed class SuctionConsoleTwin : PartTwin, IModbusSlave
{
    const int ModeRegister = 0, SetRegister = 1, FlowRegister = 2, PumpRegister = 3, VentRegister = 4, BeatRegister = 5, TimeOutRegister = 6;
    const ushort Lymph = 3;
    static readonly long SamplePeriod = TimeSpan.FromMilliseconds(50).Ticks;

    readonly ushort[] _holding = new ushort[7];
    readonly ushort[] _proposed = new ushort[7];
    readonly ushort[] _identity = new ushort[6];
    readonly ushort[] _input = new ushort[5];
    readonly VacuumPlant _plant;
    readonly Handpiece _handpiece;
    readonly NoiseSource _noise;
    readonly string _serial;
    long _beatAt, _sampleAt;
    double _duty;
    bool _timedOut;

    /// <exception cref="ArgumentException">The serial number has not 8 characters.</exception>
    public SuctionConsoleTwin(string name, byte address, string serial, VacuumPlant plant, Handpiece handpiece, NoiseSource noise)
        : base(name, [new SensorTap("vacuum"), new SensorTap("vacuum-2"), new SensorTap("flow"), new SensorTap("waste")])
    {
        (Address, _plant, _handpiece, _noise) = (address, plant, handpiece, noise);
        _serial = serial;
        _identity[5] = 120;
        PowerOn();
    }

    public byte Address { get; }
    public bool Answers => Runs;

    /// <summary>Supply behind the energy contact.</summary>
    public bool Supply { get; private set; }

    /// <summary>True drive of the pump, whoever caused it.</summary>
    public bool PumpRuns { get; private set; }

    /// <summary>The pump's relay does not open any more: it runs while there is supply.</summary>
    public bool PumpWelded { get; set; }

    /// <summary>The pump's motor does not turn any more.</summary>
    public bool PumpBroken { get; set; }

    /// <summary>Its heartbeat register takes nothing any more; everything else works.</summary>
    public bool RefusesHeartbeat { get; set; }

    /// <summary>The regulator does not throttle any more.</summary>
    public bool RegulatorStuck { get; set; }

    /// <summary>When the sensors are read and the regulator moves next.</summary>
    public long SampleAt => _sampleAt;

    /// <summary>When the host's time-out strikes if nothing else comes; never with the pump off and the vent open.</summary>
    public long TimeOutAt => HoldsVacuum && !Frozen ? _beatAt + TimeOutTicks : Instant.Never.Ticks;

    bool HoldsVacuum => _holding[PumpRegister] == 1 || _holding[VentRegister] == 1;

    long TimeOutTicks => _holding[TimeOutRegister] * TimeSpan.TicksPerMillisecond;

    public void Step(long now, bool supply)
    {
        MoveTo(now);
        var lost = Supply && !supply;
        Supply = supply;
        if (lost) (_holding[SetRegister], _holding[PumpRegister], _holding[VentRegister]) = (0, 0, 0);
        if (Runs && HoldsVacuum && now >= _beatAt + TimeOutTicks)
            (_holding[SetRegister], _holding[PumpRegister], _holding[VentRegister], _timedOut) = (0, 0, 0, true);
        if (now >= _sampleAt)
        {
            _sampleAt = now + SamplePeriod;
            if (Runs) Sample();
        }
        Drive();
    }

    public ModbusVerdict Read(RegisterTable table, ushort first, Span<ushort> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            var address = first + index;
            if (table == RegisterTable.Input && address < _input.Length) values[index] = address == 3 ? Status() : _input[address];
            else if (table == RegisterTable.Holding && address < _holding.Length) values[index] = _holding[address];
            else if (table == RegisterTable.Holding && address is >= 100 and <= 105) values[index] = _identity[address - 100];
            else return ModbusVerdict.IllegalAddress;
        }
        return ModbusVerdict.Done;
    }

    public ModbusVerdict Write(ushort first, ReadOnlySpan<ushort> values, long now)
    {
        MoveTo(now);
        var end = first + values.Length;
        if (end > _holding.Length) return ModbusVerdict.IllegalAddress;
        if (RefusesHeartbeat && first <= BeatRegister && BeatRegister < end) return ModbusVerdict.IllegalValue;
        _holding.CopyTo(_proposed, 0);
        values.CopyTo(_proposed.AsSpan(first));
        var writesPump = first <= PumpRegister && PumpRegister < end;
        if (!Allowed(writesPump)) return ModbusVerdict.IllegalValue;
        if (_proposed[BeatRegister] != _holding[BeatRegister]) _beatAt = now;
        if (writesPump) _timedOut = false;
        // Without a mode there is nothing to regulate.
        if (_proposed[ModeRegister] == 0) _proposed[PumpRegister] = 0;
        _proposed.CopyTo(_holding, 0);
        Drive();
        return ModbusVerdict.Done;
    }

    bool Allowed(bool writesPump) =>
        _proposed[ModeRegister] <= Lymph
        && _proposed[SetRegister] <= (_proposed[ModeRegister] == Lymph ? 200 : 600)
        && _proposed[FlowRegister] <= 1000
        && _proposed[PumpRegister] <= 1
        && _proposed[VentRegister] <= 1
        && _proposed[TimeOutRegister] is >= 200 and <= 5000
        && (!writesPump || _proposed[PumpRegister] == 0 || (_proposed[ModeRegister] != 0 && Supply));

    void Drive()
    {
        var asked = _holding[PumpRegister] == 1;
        PumpRuns = Supply && !PumpBroken && (asked || PumpWelded);
        _plant.Duty = !PumpRuns ? 0 : asked ? _duty : 1;
        _plant.FluidOpening = asked ? _holding[FlowRegister] / 1000.0 : 0;
        _plant.DriveVent(Supply && _holding[VentRegister] == 1 && !_timedOut, Now);
    }

    void Sample()
    {
        var p = _plant.Parameters;
        var regulated = Sensors[0].Report(_plant.Vacuum + p.FirstSensorOffset + (_noise.Normal() * p.SensorNoise), Now);
        var second = Sensors[1].Report(_plant.Vacuum + p.SecondSensorOffset + (_noise.Normal() * p.SensorNoise), Now);
        _input[0] = Tenths(regulated);
        _input[1] = Tenths(second);
        _input[2] = (ushort)Math.Round(Deterministic.Between(Sensors[2].Report(_plant.FluidFlow, Now), 0, 1000));
        _input[4] = Tenths(Sensors[3].Report(100 * _plant.Waste / p.WasteBottle, Now));
        // Full duty 5 kPa below the set-point, falling to none at it: no overshoot on a tip that seals suddenly, no wind-up while it is lifted.
        _duty = RegulatorStuck ? 1 : Deterministic.Between(((_holding[SetRegister] / 10.0) - regulated) * 0.2, 0, 1);
    }

    ushort Status() => (ushort)(
        (PumpRuns ? 1 : 0) | (_plant.VentOpen ? 2 : 0) | (_plant.TipSealed ? 4 : 0) | (PumpRuns && _holding[PumpRegister] == 0 ? 8 : 0)
        | (_timedOut ? 16 : 0) | (Supply ? 32 : 0) | (_handpiece.Moving ? 64 : 0));

    static ushort Tenths(double value) => (ushort)Math.Round(Deterministic.Between(value, 0, 100) * 10);

    protected override void PowerOn()
    {
        _identity[0] = (ushort)(Misidentified ? 0x5C04 : 0x5C03);
        SerialNumber.Pack(OtherSerial ?? _serial, _identity.AsSpan(1, 4));
        Array.Clear(_holding);
        _holding[TimeOutRegister] = 1000;
        (_beatAt, _timedOut, _duty) = (Now, false, 0);
        Drive();
    }
}
