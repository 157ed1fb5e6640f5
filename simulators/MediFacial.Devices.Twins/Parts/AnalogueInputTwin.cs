using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>AI-8 analogue inputs, wired to the steamer as the datasheet says: our reading of it.</summary>
public sealed class AnalogueInputTwin : PartTwin, IModbusSlave
{
    const int Level = 0, Outlet = 1, Face = 2, Distance = 3, Element = 4, Channels = 8, OpenBits = 8;
    const short OpenCircuit = -32768;
    static readonly long SamplePeriod = TimeSpan.FromMilliseconds(100).Ticks;

    readonly ushort[] _input = new ushort[9];
    readonly ushort[] _identity = new ushort[5];
    readonly SteamPlant _plant;
    readonly NoiseSource _noise;
    readonly string _serial;
    long _sampleAt;

    /// <exception cref="ArgumentException">The serial number has not 8 characters.</exception>
    public AnalogueInputTwin(string name, byte address, string serial, SteamPlant plant, NoiseSource noise)
        : base(name, [new SensorTap("water-level"), new SensorTap("outlet"), new SensorTap("face"), new SensorTap("distance"), new SensorTap("element")])
    {
        (Address, _plant, _noise) = (address, plant, noise);
        _serial = serial;
        PowerOn();
    }

    public byte Address { get; }
    public bool Answers => Runs;

    public void Step(long now)
    {
        MoveTo(now);
        if (now < _sampleAt) return;
        _sampleAt = now + SamplePeriod;
        if (Runs) Sample();
    }

    public ModbusVerdict Read(RegisterTable table, ushort first, Span<ushort> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            var address = first + index;
            if (table == RegisterTable.Input && address < _input.Length) values[index] = _input[address];
            else if (table == RegisterTable.Holding && address is >= 100 and <= 104) values[index] = _identity[address - 100];
            else return ModbusVerdict.IllegalAddress;
        }
        return ModbusVerdict.Done;
    }

    /// <summary>Nothing in it can be written.</summary>
    public ModbusVerdict Write(ushort first, ReadOnlySpan<ushort> values, long now) => ModbusVerdict.IllegalAddress;

    protected override void PowerOn()
    {
        _identity[0] = (ushort)(Misidentified ? 0xA109 : 0xA108);
        SerialNumber.Pack(OtherSerial ?? _serial, _identity.AsSpan(1, 4));
        Array.Clear(_input);
        Sample();
    }

    void Sample()
    {
        var p = _plant.Parameters;
        _input[OpenBits] = 0;
        Put(Level, _plant.Level + (_noise.Normal() * p.LevelNoise), 10, 0, 1000);
        Put(Outlet, _plant.Outlet + (_noise.Normal() * (_plant.IsSpitting ? p.SpitNoise : p.OutletNoise)), 10, -500, 1500);
        Put(Face, _plant.Face + (_noise.Normal() * p.FaceNoise), 10, -500, 1500);
        Put(Distance, p.Distance + (_noise.Normal() * p.DistanceNoise), 10, 0, 2000);
        Put(Element, _plant.Element + (_noise.Normal() * p.OutletNoise), 10, -500, 1500);
        for (var spare = Sensors.Length; spare < Channels; spare++) _input[spare] = 0;
    }

    void Put(int channel, double value, double scale, double lowest, double highest)
    {
        var tap = Sensors[channel];
        var raw = (short)Math.Round(Deterministic.Between(tap.Report(value, Now) * scale, lowest, highest));
        _input[channel] = unchecked((ushort)(tap.Open ? OpenCircuit : raw));
        if (tap.Open) _input[OpenBits] |= (ushort)(1 << channel);
    }
}
