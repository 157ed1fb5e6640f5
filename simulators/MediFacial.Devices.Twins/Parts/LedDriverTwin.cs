using System.Text;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>LD-4 LED driver: our reading of its datasheet, on the light plant.</summary>
public sealed class LedDriverTwin : PartTwin, ILinePart
{
    const double ThermostatOpens = 80, ThermostatCloses = 60;

    /// <summary>How LD-4 punctuates its lines.</summary>
    public static LineFormat Format { get; } = new(">", "\r\n", LineChecksum.XorHex, 96);

    readonly LightPlant _plant;
    readonly NoiseSource _noise;
    readonly byte[] _serial;
    readonly double[] _set = new double[4];
    readonly double[] _shorted = new double[4];
    readonly int[] _drives = [0, 1, 2, 3];
    long _beatAt;
    int _lastBeat, _timeOut;
    bool _thermostatClosed = true;

    public LedDriverTwin(string name, string serial, LightPlant plant, NoiseSource noise)
        : base(name, [new SensorTap("irradiance-415"), new SensorTap("irradiance-590"), new SensorTap("irradiance-633"), new SensorTap("irradiance-830"),
            new SensorTap("guard"), new SensorTap("board-temperature", openReads: -40), new SensorTap("skin-temperature", openReads: -40), new SensorTap("fan")])
    {
        (_serial, _plant, _noise) = (Encoding.ASCII.GetBytes(serial), plant, noise);
        PowerOn();
    }

    public bool Answers => Runs;

    public ReadOnlySpan<byte> ChecksumError => "ERR 1 CHECKSUM"u8;

    /// <summary>Lamp supply: behind the energy contact and the heat-sink thermostat.</summary>
    public bool Supply { get; private set; }

    /// <summary>True light for a set-point of 1, as when the photodiodes have gone blind by as much: 1 is healthy.</summary>
    public double LightScale { get; set; } = 1;

    /// <summary>The current source does not go off any more while it has its supply.</summary>
    public bool StuckOn { get; set; }

    /// <summary>The thermostat on the heat sink does not open any more.</summary>
    public bool ThermostatWelded { get; set; }

    public bool Lit { get; private set; }

    /// <summary>When the host's time-out strikes if nothing else comes; never with the light off.</summary>
    public long TimeOutAt => Lit && !Frozen ? _beatAt + (_timeOut * TimeSpan.TicksPerMillisecond) : Instant.Never.Ticks;

    public void Step(long now, bool supply)
    {
        MoveTo(now);
        _thermostatClosed = _thermostatClosed ? _plant.Board < ThermostatOpens : _plant.Board < ThermostatCloses;
        Supply = supply && (_thermostatClosed || ThermostatWelded);
        if (Lit && (!Supply || (Runs && now >= TimeOutAt))) TurnOff();
        else if (!Supply) _plant.AllOff();
    }

    /// <summary>A channel that nobody set takes a part of its full current.</summary>
    /// <exception cref="ArgumentException">No such wavelength.</exception>
    public void Short(int wavelength, double current) => _shorted[ChannelAt(wavelength)] = current;

    /// <summary>A channel's string of LEDs is open.</summary>
    /// <exception cref="ArgumentException">No such wavelength.</exception>
    public void Lose(int wavelength, bool lost) => _plant.Lose(ChannelAt(wavelength), lost);

    /// <summary>What is set on one channel lights the other. Their photodiodes stay where they are.</summary>
    /// <exception cref="ArgumentException">No such wavelength.</exception>
    public void Swap(int one, int other)
    {
        TurnOff();
        var (a, b) = (ChannelAt(one), ChannelAt(other));
        (_drives[a], _drives[b]) = (_drives[b], _drives[a]);
    }

    /// <summary>Every channel on its own cable again.</summary>
    public void Unswap()
    {
        TurnOff();
        for (var channel = 0; channel < _drives.Length; channel++) _drives[channel] = channel;
    }

    /// <summary>Holds each channel's own photodiode at its set-point, as far as the current reaches.</summary>
    public void Regulate()
    {
        if (!Runs) return;
        for (var channel = 0; channel < _set.Length; channel++)
        {
            if (_set[channel] > 0) Regulate(channel);
            if (Supply && _plant.Current(channel) < _shorted[channel]) _plant.Drive(channel, _shorted[channel]);
        }
    }

    public int Answer(ReadOnlySpan<byte> body, Span<byte> reply, long now)
    {
        if (body.SequenceEqual("MES?"u8)) return WriteMeasurement(reply);
        if (body.StartsWith("HB "u8)) return TakeBeat(body, reply, now);
        if (body.StartsWith("SET "u8)) return TakeSet(body, reply);
        if (body.StartsWith("TMO "u8)) return TakeTimeOut(body, reply);
        if (body.SequenceEqual("OFF"u8))
        {
            TurnOff();
            return Confirm(body, reply);
        }
        if (!body.SequenceEqual("ID?"u8)) return Copy("ERR 2 SYNTAX"u8, reply);
        var line = new LineWriter(reply);
        line.Text(Misidentified ? "ID LD-2 SN="u8 : "ID LD-4 SN="u8);
        line.Text(OtherSerial is { } other ? Encoding.ASCII.GetBytes(other) : _serial);
        line.Text(" FW=1.30"u8);
        return line.Length;
    }

    protected override void PowerOn()
    {
        TurnOff();
        (_beatAt, _lastBeat, _timeOut) = (Now, -1, 1000);
    }

    void TurnOff()
    {
        Array.Clear(_set);
        Lit = false;
        if (!StuckOn || !Supply) _plant.AllOff();
    }

    void Regulate(int channel)
    {
        var tap = Sensors[channel];
        var lit = _drives[channel];
        if (!_plant.Parameters.DriverRegulates)
        {
            _plant.Drive(lit, _plant.CurrentWhenNew(channel, _set[channel]));
            return;
        }
        var gain = _plant.Parameters.OwnDiodeGain / LightScale * tap.Gain;
        if (tap.Follows && lit == channel) _plant.Drive(lit, _plant.CurrentFor(channel, Math.Max(0, _set[channel] - tap.Bias(Now)) / gain));
        // A diode that does not follow leaves the regulator searching for light, a little further each time.
        else if (tap.Report(_plant.Emitted(channel) * gain, Now) < _set[channel]) _plant.Drive(lit, _plant.Current(lit) + 0.02);
        else _plant.Drive(lit, Math.Max(0, _plant.Current(lit) - 0.02));
    }

    int TakeSet(ReadOnlySpan<byte> body, Span<byte> reply)
    {
        if (body.Length < 11 || body[7] != ' ' || !TryWhole(body[4..7], out var wavelength) || !TryTenths(body[8..], out var tenths)) return Copy("ERR 2 SYNTAX"u8, reply);
        var channel = ChannelOf(wavelength);
        if (channel < 0) return Copy("ERR 2 SYNTAX"u8, reply);
        if (tenths > _plant.Parameters.Channels[channel].Limit * 10) return Copy("ERR 3 RANGE"u8, reply);
        if (tenths > 0 && !Supply) return Copy("ERR 4 SUPPLY"u8, reply);
        if (tenths > 0 && Lit && _set[channel] == 0) return Copy("ERR 5 BUSY"u8, reply);
        _set[channel] = tenths / 10.0;
        Lit = _set[0] + _set[1] + _set[2] + _set[3] > 0;
        if (tenths > 0) Regulate(channel);
        else if (!StuckOn) _plant.Drive(_drives[channel], 0);
        return Confirm(body, reply);
    }

    int TakeBeat(ReadOnlySpan<byte> body, Span<byte> reply, long now)
    {
        if (!TryWhole(body[3..], out var beat)) return Copy("ERR 2 SYNTAX"u8, reply);
        if (beat > 65535) return Copy("ERR 3 RANGE"u8, reply);
        if (beat != _lastBeat) (_lastBeat, _beatAt) = (beat, now);
        return Confirm(body, reply);
    }

    int TakeTimeOut(ReadOnlySpan<byte> body, Span<byte> reply)
    {
        if (!TryWhole(body[4..], out var milliseconds)) return Copy("ERR 2 SYNTAX"u8, reply);
        if (milliseconds is < 200 or > 5000) return Copy("ERR 3 RANGE"u8, reply);
        _timeOut = milliseconds;
        return Confirm(body, reply);
    }

    int WriteMeasurement(Span<byte> reply)
    {
        var p = _plant.Parameters;
        var guard = Sensors[4].Report(_plant.Total * p.GuardDiodeGain * (1 + (_noise.Normal() * p.DiodeNoise)), Now);
        var fan = _plant.FanRuns ? 2900 + (_noise.Normal() * 15) : 0;
        var line = new LineWriter(reply);
        line.Text("MES 415="u8);
        line.Tenths(Own(0));
        line.Text(" 590="u8);
        line.Tenths(Own(1));
        line.Text(" 633="u8);
        line.Tenths(Own(2));
        line.Text(" 830="u8);
        line.Tenths(Own(3));
        line.Text(" G="u8);
        line.Tenths(Light(guard));
        line.Text(" TB="u8);
        line.Tenths(Sensors[5].Report(_plant.Board + (_noise.Normal() * p.TemperatureNoise), Now));
        line.Text(" TS="u8);
        line.Tenths(Sensors[6].Report(_plant.SkinSide + (_noise.Normal() * p.TemperatureNoise), Now));
        line.Text(" FAN="u8);
        line.Whole(Math.Max(0, Sensors[7].Report(fan, Now)));
        line.Text(Supply ? " PWR=1"u8 : " PWR=0"u8);
        return line.Length;
    }

    double Own(int channel)
    {
        var p = _plant.Parameters;
        return Light(Sensors[channel].Report(_plant.Emitted(channel) * p.OwnDiodeGain / LightScale * (1 + (_noise.Normal() * p.DiodeNoise)), Now));
    }

    /// <summary>An amplifier that cannot go below zero, so never "-0.0".</summary>
    static double Light(double value) => value > 0 ? value : 0;

    int ChannelOf(int wavelength)
    {
        var channels = _plant.Parameters.Channels;
        for (var channel = 0; channel < channels.Length; channel++)
            if (channels[channel].Wavelength == wavelength) return channel;
        return -1;
    }

    int ChannelAt(int wavelength) => ChannelOf(wavelength) is >= 0 and var channel ? channel : throw new ArgumentException($"The panel has no {wavelength} nm.", nameof(wavelength));

    static bool TryTenths(ReadOnlySpan<byte> text, out int tenths)
    {
        tenths = 0;
        if (text.Length is < 3 or > 5 || text[^2] != '.' || !TryWhole(text[..^2], out var whole) || !TryWhole(text[^1..], out var tenth)) return false;
        tenths = (whole * 10) + tenth;
        return true;
    }

    static bool TryWhole(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (text.Length is 0 or > 5) return false;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            number = (number * 10) + digit - '0';
        }
        return true;
    }

    static int Confirm(ReadOnlySpan<byte> body, Span<byte> reply)
    {
        "OK "u8.CopyTo(reply);
        body.CopyTo(reply[3..]);
        return body.Length + 3;
    }

    static int Copy(ReadOnlySpan<byte> text, Span<byte> reply)
    {
        text.CopyTo(reply);
        return text.Length;
    }
}
