using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Ascii;

/// <summary>A sensor that a reply fills.</summary>
readonly record struct AsciiSensor(SensorId Sensor, string Name, int Field, SignalScale Scale);

/// <summary>One exchange of a part: its two templates, what stands in the request's fields now, and who reads the reply's.</summary>
sealed class AsciiSide
{
    public AsciiSide(AsciiExchange exchange, int address)
    {
        (Id, IsIdempotent) = (exchange.Id, exchange.Idempotent);
        (Request, Reply) = (AsciiTemplate.Parse(exchange.Request, address), AsciiTemplate.Parse(exchange.Reply, address));
        Values = new double[Request.Fields.Length];
        RequestPlaces = new Range[Request.Fields.Length];
        ReplyPlaces = new Range[Reply.Fields.Length];
        // A field that stands on both sides is an echo: it must come back as it went.
        Echoes = [.. Reply.Fields.Select(Request.IndexOf)];
    }

    public string Id { get; }
    public bool IsIdempotent { get; }
    public AsciiTemplate Request { get; }
    public AsciiTemplate Reply { get; }
    public double[] Values { get; }
    public Range[] RequestPlaces { get; }
    public Range[] ReplyPlaces { get; }
    public int[] Echoes { get; }
    public AsciiSensor[] Sensors { get; set; } = [];
}
