using System.Globalization;
using System.Text;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Wire.Ascii;
using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>Wrong lines of text.</summary>
sealed class AsciiForge(PartPlan part, AsciiLineWire wire) : RequestForge
{
    const string Nonsense = "XYZZY?";
    const string WirePath = "wire/ascii-line";
    const string AddressField = "{address}";

    readonly AsciiLine _line = new(wire);
    readonly byte[] _error = Encoding.ASCII.GetBytes(wire.ErrorReply ?? "");
    readonly AsciiExchange _model = wire.Exchanges.First(exchange => exchange.Id == (part.Profile.Identity!.Model as AsciiAddress)?.Exchange);

    bool Refuses => _error.Length > 0;

    public override IEnumerable<WrongRequest> Wrong()
    {
        var (rightly, how, path) = Refuses
            ? (Rightly.Refusal, $"is answered with {wire.ErrorReply}", $"{WirePath}/error-reply")
            : (Rightly.Silence, "gets no answer", WirePath);
        yield return new("unknown request", $"“{Nonsense}” {how}", path, Line(Nonsense), rightly);
        var model = Body(_model, part.Address);
        if (wire.Checksum != AsciiChecksum.None)
        {
            var damaged = Line(model);
            damaged[wire.Prefix.Length] ^= 0x01;
            yield return new("damaged request", $"a wrong checksum {(Refuses ? $"is answered with {wire.ErrorReply} or not at all" : "gets no answer")}", $"{WirePath}/checksum", damaged, Gently);
        }
        if (wire.Prefix.Length > 0)
            yield return new("request without its prefix", $"a line without “{wire.Prefix}” is not obeyed", $"{WirePath}/prefix", Line(model)[wire.Prefix.Length..], Gently);
        yield return new("line that is too long", $"a line longer than {wire.LongestLine} characters is not obeyed", $"{WirePath}/longest-line",
            Encoding.ASCII.GetBytes(wire.Prefix + new string('X', wire.LongestLine + 8) + wire.Terminator), Gently);
    }

    public override IEnumerable<byte[]> ForOthers()
    {
        if (!_model.Request.Contains(AddressField, StringComparison.Ordinal)) yield break;
        for (var (address, tries) = (99, 0); tries < 3; address--)
        {
            if (address == part.Address) continue;
            tries++;
            yield return Line(Body(_model, address));
        }
    }

    public override byte[] OutOfRange(int signal, out string asked)
    {
        asked = "";
        var profile = part.Profile.Signals[signal];
        if (profile.Address is not AsciiAddress address || Beyond(profile) is not { } beyond) return [];
        var exchange = wire.Exchanges.First(each => each.Id == address.Exchange);
        var template = AsciiTemplate.Parse(exchange.Request, part.Address);
        if (template.IndexOf(address.Field) is var field && field < 0) return [];
        var values = new double[template.Fields.Length];
        foreach (var other in part.Profile.Signals)
            if (other.Address is AsciiAddress place && place.Exchange == exchange.Id && other.Safe is { } safe && template.IndexOf(place.Field) is >= 0 and var index)
                values[index] = WireOf(new SignalScale(other), safe);
        values[field] = WireOf(new SignalScale(profile), beyond);
        var body = new byte[wire.LongestLine];
        var length = template.Fill(values, body, new Range[template.Fields.Length]);
        asked = string.Create(CultureInfo.InvariantCulture, $"{beyond}");
        return length == 0 ? [] : Line(Encoding.ASCII.GetString(body, 0, length));
    }

    public override byte[] ReadBack(int signal) => [];

    public override int ReadBackLength(int signal) => 0;

    public override bool SaysSo(int signal, Quantity expected, ReadOnlySpan<byte> heard, out string said)
    {
        said = "";
        return false;
    }

    public override ForgedKind Judge(ReadOnlySpan<byte> asked, ReadOnlySpan<byte> heard, out int code, out string said)
    {
        (code, said) = (0, "no answer");
        if (heard.IsEmpty) return ForgedKind.Silence;
        _line.Find(heard, out var length, out var place, out var sound);
        said = $"“{AsciiMap.Printable(heard)}”";
        return sound && length == heard.Length && Refuses && heard[place].StartsWith(_error) ? ForgedKind.Refusal : ForgedKind.Other;
    }

    public override string? TextOf(SignalAddress address, ReadOnlySpan<byte> heard) => null;

    Rightly Gently => Refuses ? Rightly.SilenceOrRefusal : Rightly.Silence;

    static string Body(AsciiExchange exchange, int address)
    {
        var template = AsciiTemplate.Parse(exchange.Request, address);
        var body = new byte[256];
        var length = template.Fill(new double[template.Fields.Length], body, new Range[template.Fields.Length]);
        return Encoding.ASCII.GetString(body, 0, length);
    }

    byte[] Line(string body)
    {
        var frame = new byte[body.Length + 64];
        Encoding.ASCII.GetBytes(body, frame.AsSpan(_line.BodyStart));
        return frame[.._line.Close(frame, body.Length)];
    }
}
