using System.Globalization;
using System.Text;
using MediFacial.Devices.Twins.Wires;

namespace MediFacial.Devices.Twins.Parts;

/// <summary>A part made of a <see cref="LineTwinSpec"/> alone, so that a part which somebody just wrote down can be spoken to at once.</summary>
public sealed class LineTwin : PartTwin, ILinePart
{
    readonly LineTwinSpec _spec;
    readonly byte[] _error;
    readonly (LineTemplate Request, LineTemplate Reply, LineExchangeSpec Spec)[] _exchanges;
    readonly Dictionary<string, string> _fields = [];
    readonly Dictionary<string, string> _captured = [];
    readonly double[] _followed;
    long _beatAt;

    /// <exception cref="ArgumentException">A template is malformed, or a field follows one that is not there.</exception>
    public LineTwin(string name, LineTwinSpec spec) : base(name, [])
    {
        _spec = spec;
        _error = Encoding.ASCII.GetBytes(spec.ErrorReply ?? "");
        _exchanges = [.. spec.Exchanges.Select(exchange => (new LineTemplate(exchange.Request), new LineTemplate(exchange.Reply), exchange))];
        _followed = new double[spec.Fields.Length];
        PowerOn();
        foreach (var field in spec.Fields)
            if (field.Follows is { } follow && !_fields.ContainsKey(follow.Field))
                throw new ArgumentException($"{name}: field '{field.Name}' follows '{follow.Field}', which is not there.", nameof(spec));
    }

    public bool Answers => Runs;

    public ReadOnlySpan<byte> ChecksumError => _error;

    public void Step(long now, long ticks)
    {
        MoveTo(now);
        if (_spec.Heartbeat is { } heartbeat && Runs && now >= _beatAt + heartbeat.Timeout.Ticks)
            foreach (var (field, text) in heartbeat.Safe) _fields[field] = text;
        for (var index = 0; index < _spec.Fields.Length; index++)
        {
            if (_spec.Fields[index].Follows is not { } follow) continue;
            var goal = (follow.Gain * Number(_fields[follow.Field])) + follow.Offset;
            if (goal == _followed[index]) continue;
            var left = follow.TimeConstant <= TimeSpan.Zero ? 0 : Deterministic.Exp(-(double)ticks / follow.TimeConstant.Ticks);
            _followed[index] = Math.Abs(goal - _followed[index]) < 1e-6 ? goal : goal + ((_followed[index] - goal) * left);
            _fields[_spec.Fields[index].Name] = _followed[index].ToString("R", CultureInfo.InvariantCulture);
        }
    }

    public int Answer(ReadOnlySpan<byte> body, Span<byte> reply, long now)
    {
        var text = Encoding.ASCII.GetString(body);
        foreach (var (request, answer, spec) in _exchanges)
        {
            if (!request.TryMatch(text, _captured)) continue;
            if (!spec.Takes.All(takes => Number(_captured[takes.Field]) >= takes.Lowest && Number(_captured[takes.Field]) <= takes.Highest)) break;
            if (_spec.Heartbeat is { } heartbeat && _captured.TryGetValue(heartbeat.Field, out var beat) && beat != _fields[heartbeat.Field]) _beatAt = now;
            foreach (var (field, value) in _captured) _fields[field] = value;
            return Encoding.ASCII.GetBytes(answer.Fill(_fields), reply);
        }
        _error.CopyTo(reply);
        return _error.Length;
    }

    protected override void PowerOn()
    {
        _fields.Clear();
        for (var index = 0; index < _spec.Fields.Length; index++)
        {
            _fields[_spec.Fields[index].Name] = _spec.Fields[index].Initial;
            _followed[index] = Number(_spec.Fields[index].Initial);
        }
        if (Misidentified && _spec.Model is { } model) _fields[model] += "X";
        if (OtherSerial is { } serial && _spec.Serial is { } field) _fields[field] = serial;
    }

    static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;
}
