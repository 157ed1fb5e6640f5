using System.Collections.Immutable;
using System.Text;
using MediFacial.Devices.Twins.Plants;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>SP-6 skin probe: our reading of its datasheet, in a hand, on skin. It answers questions and obeys nothing.</summary>
/// <remarks>A value settles as a first-order lag and is told only then; what is lifted, charging, out of range or nearly empty has none.</remarks>
public sealed class SkinProbeTwin : PartTwin, ILinePart
{
    /// <summary>Below it the probe does not measure, %.</summary>
    const double Weak = 5;

    /// <summary>Since it was adjusted, when the room begins: judgement.</summary>
    const int DaysAtBegin = 112;

    /// <summary>How SP-6 punctuates its lines.</summary>
    public static LineFormat Format { get; } = new("$", "\r\n", LineChecksum.XorHex, 96);

    static readonly ImmutableArray<ProbeSensor> Known =
    [
        new("hydration", 1, 0, 120, 0.6, 0, (skin, at) => skin.Hydration(at)) { HasTenths = true },
        new("sebum", 30, 0, 350, 2, 0, (skin, at) => skin.Sebum(at)),
        new("water-loss", 20, 0, 90, 0.3, 0, (skin, at) => skin.WaterLoss(at)) { HasTenths = true },
        new("melanin", 1, 0, 999, 2, 0, (skin, at) => skin.Melanin(at)),
        new("erythema", 1, 0, 999, 3, 0, (skin, at) => skin.Erythema(at)),
        new("skin-temperature", 3, 20, 45, 0.06, 23, (skin, at) => skin.Temperature(at)) { HasTenths = true },
    ];

    readonly ProbeHand _hand;
    readonly NoiseSource _noise;
    readonly byte[] _serial;
    readonly ProbeBattery _battery = new();
    bool _hasLostDate;

    public SkinProbeTwin(string name, string serial, ProbeHand hand, NoiseSource noise) : base(name, [.. Known.Select(sensor => new SensorTap(sensor.Name))]) =>
        (_serial, _hand, _noise) = (Encoding.ASCII.GetBytes(serial), hand, noise);

    public bool Answers => Runs && !_battery.IsEmpty;

    protected override bool HasBattery => true;

    public ReadOnlySpan<byte> ChecksumError => "ERR 1 CHECKSUM"u8;

    public void Step(long now)
    {
        MoveTo(now);
        _battery.Follow(now, _hand.InCradle);
        _hasLostDate |= _battery.IsEmpty;
    }

    /// <summary>The battery holds so much, %.</summary>
    public void Drain(double percent)
    {
        _battery.Set(percent);
        _hasLostDate |= _battery.IsEmpty;
    }

    /// <summary>Adjusted, and told the date.</summary>
    public void Adjust() => _hasLostDate = false;

    public int Answer(ReadOnlySpan<byte> body, Span<byte> reply, long now)
    {
        Step(now);
        var line = new LineWriter(reply);
        if (body.SequenceEqual("MEA"u8)) Measure(ref line);
        else if (body.SequenceEqual("STA"u8)) Status(ref line);
        else if (body.SequenceEqual("ID"u8)) Identify(ref line);
        else line.Text("ERR 2 SYNTAX"u8);
        return line.Length;
    }

    /// <summary>Nothing in it is set, so nothing is lost.</summary>
    protected override void PowerOn()
    {
    }

    void Identify(ref LineWriter line)
    {
        line.Text(Misidentified ? "ID SP-4 SN="u8 : "ID SP-6 SN="u8);
        line.Text(OtherSerial is { } other ? Encoding.ASCII.GetBytes(other) : _serial);
        line.Text(" FW=2.04"u8);
    }

    void Status(ref LineWriter line)
    {
        line.Text("STA BAT="u8);
        line.Whole(_battery.Level);
        line.Text(_hand.InCradle ? " CHG=1 CAL="u8 : " CHG=0 CAL="u8);
        if (_hasLostDate) line.Text("---"u8);
        else line.Whole(DaysAtBegin + (Now / TimeSpan.TicksPerDay));
    }

    void Measure(ref LineWriter line)
    {
        line.Text(_hand.OnSkin ? "MEA CON=1 HYD="u8 : "MEA CON=0 HYD="u8);
        Value(ref line, 0);
        line.Text(" SEB="u8);
        Value(ref line, 1);
        line.Text(" TEW="u8);
        Value(ref line, 2);
        line.Text(" MEL="u8);
        Value(ref line, 3);
        line.Text(" ERY="u8);
        Value(ref line, 4);
        line.Text(" TSK="u8);
        Value(ref line, 5);
    }

    void Value(ref LineWriter line, int index)
    {
        var (sensor, tap) = (Known[index], Sensors[index]);
        var seconds = (Now - _hand.Since) / (double)TimeSpan.TicksPerSecond;
        if (tap.Open) line.Text("!!!"u8);
        else if (!_hand.OnSkin || _battery.Level < Weak || seconds < sensor.Settles) line.Text("---"u8);
        else
        {
            // Five time constants: what is told has 99 % of its way behind it.
            var settled = sensor.At(_hand.Skin, _hand.Region) * _hand.Lies(index);
            var value = settled + ((sensor.Rest - settled) * Deterministic.Remaining(seconds, sensor.Settles / 5)) + (_noise.Normal() * sensor.Noise * _hand.Skin.Parameters.Noise);
            var told = tap.Report(value, Now);
            if (told < sensor.Lowest || told > sensor.Highest) line.Text("---"u8);
            else if (sensor.HasTenths) line.Tenths(told);
            else line.Whole(told);
        }
    }

    /// <param name="Settles">s after the head was put on.</param>
    /// <param name="Noise">Root mean square, in the sensor's unit; so are <paramref name="Lowest"/>, <paramref name="Highest"/> and what it reads in the air, <paramref name="Rest"/>.</param>
    sealed record ProbeSensor(string Name, double Settles, double Lowest, double Highest, double Noise, double Rest, Func<Skin, SkinRegion, double> At)
    {
        public bool HasTenths { get; init; }
    }
}
