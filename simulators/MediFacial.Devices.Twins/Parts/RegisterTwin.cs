using System.Collections.Immutable;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>A Modbus part made of a <see cref="RegisterTwinSpec"/> alone, so that a part which somebody just wrote down can be spoken to at once.</summary>
public sealed class RegisterTwin : PartTwin, IModbusSlave
{
    readonly RegisterTwinSpec _spec;
    readonly Dictionary<int, int> _places = [];
    readonly ushort[] _words;
    readonly int[] _firstWord;
    readonly double[] _followed;
    readonly int[] _leader;
    readonly ushort[] _former;
    long _beatAt;

    /// <exception cref="ArgumentException">Two registers overlap, a length does not fit its coding, or a follower follows nothing.</exception>
    public RegisterTwin(string name, byte address, RegisterTwinSpec spec) : base(name, [])
    {
        (Address, _spec) = (address, spec);
        var registers = spec.Registers;
        _firstWord = new int[registers.Length];
        _followed = new double[registers.Length];
        _leader = new int[registers.Length];
        _words = new ushort[registers.Sum(register => register.Words.Length)];
        _former = new ushort[_words.Length];
        var word = 0;
        for (var index = 0; index < registers.Length; index++)
        {
            _firstWord[index] = word;
            for (var offset = 0; offset < registers[index].Words.Length; offset++, word++)
                if (!_places.TryAdd(Place(registers[index].Table, registers[index].Address + offset), (index << 16) | word))
                    throw new ArgumentException($"{name}: two registers share address {registers[index].Address + offset}.", nameof(spec));
        }
        for (var index = 0; index < registers.Length; index++) _leader[index] = LeaderOf(registers, index);
        PowerOn();
    }

    public byte Address { get; }
    public bool Answers => Runs;

    public void Step(long now, long ticks)
    {
        MoveTo(now);
        if (_spec.Heartbeat is { } heartbeat && Runs && now >= _beatAt + heartbeat.Timeout.Ticks)
            foreach (var (address, words) in heartbeat.Safe) words.CopyTo(_words.AsSpan(_places[Place(RegisterTable.Holding, address)] & 0xFFFF));
        var registers = _spec.Registers;
        for (var index = 0; index < registers.Length; index++)
        {
            if (registers[index].Follows is not { } follow) continue;
            var goal = (follow.Gain * Value(_leader[index])) + follow.Offset;
            var left = follow.TimeConstant <= TimeSpan.Zero ? 0 : Deterministic.Exp(-(double)ticks / follow.TimeConstant.Ticks);
            _followed[index] = goal + ((_followed[index] - goal) * left);
            Put(index, _followed[index]);
        }
    }

    public ModbusVerdict Read(RegisterTable table, ushort first, Span<ushort> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            if (!_places.TryGetValue(Place(table, first + index), out var place)) return ModbusVerdict.IllegalAddress;
            values[index] = _words[place & 0xFFFF];
        }
        return ModbusVerdict.Done;
    }

    public ModbusVerdict Write(ushort first, ReadOnlySpan<ushort> values, long now)
    {
        for (var index = 0; index < values.Length; index++)
            if (!_places.TryGetValue(Place(RegisterTable.Holding, first + index), out var place) || !_spec.Registers[place >> 16].Writable)
                return ModbusVerdict.IllegalAddress;
        _words.CopyTo(_former, 0);
        for (var index = 0; index < values.Length; index++) _words[_places[Place(RegisterTable.Holding, first + index)] & 0xFFFF] = values[index];
        for (var index = 0; index < values.Length; index++)
        {
            var register = _places[Place(RegisterTable.Holding, first + index)] >> 16;
            if (_spec.Registers[register].Takes is not { } takes || (Value(register) >= takes.Lowest && Value(register) <= takes.Highest)) continue;
            _former.CopyTo(_words, 0);
            return ModbusVerdict.IllegalValue;
        }
        if (_spec.Heartbeat is { } heartbeat && _places[Place(RegisterTable.Holding, heartbeat.Address)] is var beat && _words[beat & 0xFFFF] != _former[beat & 0xFFFF]) _beatAt = now;
        return ModbusVerdict.Done;
    }

    protected override void PowerOn()
    {
        for (var index = 0; index < _spec.Registers.Length; index++)
        {
            _spec.Registers[index].Words.CopyTo(_words.AsSpan(_firstWord[index]));
            _followed[index] = Value(index);
        }
        if (Misidentified && _spec.Model >= 0) _words[_firstWord[_spec.Model]] ^= 1;
        if (OtherSerial is { } serial && _spec.Serial >= 0) SerialNumber.Pack(serial, _words.AsSpan(_firstWord[_spec.Serial], Math.Min(4, _spec.Registers[_spec.Serial].Words.Length)));
    }

    double Value(int index)
    {
        var word = _firstWord[index];
        return _spec.Registers[index].Coding switch
        {
            RegisterCoding.U16 => _words[word],
            RegisterCoding.I16 => unchecked((short)_words[word]),
            RegisterCoding.U32 => Long(index),
            RegisterCoding.I32 => unchecked((int)Long(index)),
            _ => Finite(BitConverter.UInt32BitsToSingle(Long(index))),
        };
    }

    void Put(int index, double value)
    {
        var bits = _spec.Registers[index].Coding switch
        {
            RegisterCoding.U16 => (uint)Math.Round(Deterministic.Between(value, 0, ushort.MaxValue)),
            RegisterCoding.I16 => unchecked((ushort)(short)Math.Round(Deterministic.Between(value, short.MinValue, short.MaxValue))),
            RegisterCoding.U32 => (uint)Math.Round(Deterministic.Between(value, 0, uint.MaxValue)),
            RegisterCoding.I32 => unchecked((uint)(int)Math.Round(Deterministic.Between(value, int.MinValue, int.MaxValue))),
            _ => BitConverter.SingleToUInt32Bits((float)value),
        };
        var word = _firstWord[index];
        if (_spec.Registers[index].Words.Length == 1)
        {
            _words[word] = (ushort)bits;
            return;
        }
        var low = _spec.Registers[index].LowWordFirst ? 0 : 1;
        _words[word + low] = (ushort)(bits & 0xFFFF);
        _words[word + 1 - low] = (ushort)(bits >> 16);
    }

    uint Long(int index)
    {
        var (word, low) = (_firstWord[index], _spec.Registers[index].LowWordFirst ? 0 : 1);
        return ((uint)_words[word + 1 - low] << 16) | _words[word + low];
    }

    static int LeaderOf(ImmutableArray<RegisterSpec> registers, int index)
    {
        var register = registers[index];
        var needed = register.Coding is RegisterCoding.U16 or RegisterCoding.I16 ? 1 : 2;
        if (register.Follows is not { } follow) return -1;
        if (register.Words.Length != needed) throw new ArgumentException($"Register {register.Address} has {register.Words.Length} words; {register.Coding} takes {needed}.", nameof(registers));
        for (var leader = 0; leader < registers.Length; leader++)
            if (registers[leader].Table == RegisterTable.Holding && registers[leader].Address == follow.Address) return leader;
        throw new ArgumentException($"Register {register.Address} follows holding register {follow.Address}, which is not there.", nameof(registers));
    }

    static double Finite(float value) => float.IsFinite(value) ? value : 0;

    static int Place(RegisterTable table, int address) => ((int)table << 17) | address;
}
