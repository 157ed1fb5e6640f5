using System.Globalization;
using System.Text;

namespace MediFacial.Devices.Wire.Tests.Bench;

/// <summary>The LED driver of the simulated room as far as its lines go.</summary>
sealed class BenchLamp
{
    public byte[]? Answer(byte[] request)
    {
        var line = Encoding.ASCII.GetString(request);
        var body = line[1..line.LastIndexOf('*')];
        return Sealed(body switch
        {
            "ID?" => "ID LD-4 SN=LD4-0042 FW=1.30",
            "MES?" => "MES 415=0.0 590=0.0 633=79.8 830=0.0 G=80.1 TB=36.2 TS=29.4 FAN=2900 PWR=1",
            _ => $"OK {body}",
        });
    }

    static byte[] Sealed(string body) =>
        Encoding.ASCII.GetBytes($">{body}*{body.Aggregate(0, (sum, letter) => sum ^ letter).ToString("X2", CultureInfo.InvariantCulture)}\r\n");
}
