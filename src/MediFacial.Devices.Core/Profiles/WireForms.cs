using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Core.Profiles.Yaml;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>How the <c>wire:</c> of a part is written.</summary>
static class WireForms
{
    static readonly Key<int> Baud = Key.Needed("baud", Take.Whole(300, 1_000_000), "Bits per second.");
    static readonly Key<int> DataBits = Key.Needed("data-bits", Take.Whole(7, 8), "Bits of a character.");
    static readonly Key<SerialParity> Parity = Key.Needed("parity", Words.Of<SerialParity>(), "Parity bit.");
    static readonly Key<int> StopBits = Key.Needed("stop-bits", Take.Whole(1, 2), "Stop bits.");
    static readonly Key<TimeSpan> ReplyTimeout = Key.Needed("reply-timeout", Take.Duration("2 ms", "5 s"), "How long a reply may take before it counts as lost.");
    static readonly Key<int> Retries = Key.Needed("retries", Take.Whole(0, 5), "How often an idempotent request is sent again.");

    static readonly Key<string> Exchange = Key.Needed("exchange", Take.Name, "Name of the exchange.");
    static readonly Key<string> Request = Key.Needed("request", Take.Text, "Body of the request; {name} or {name:0.0} is a field.");
    static readonly Key<string> Reply = Key.Needed("reply", Take.Text, "Body of the reply, with fields as in the request.");
    static readonly Key<bool> Idempotent = Key.Needed("idempotent", Take.Flag, "Whether it may be sent again after a lost reply.");

    static readonly Form<AsciiExchange> ExchangeForm = new GroupForm<AsciiExchange>("an exchange", [Exchange, Request, Reply, Idempotent], row =>
    {
        foreach (var key in new[] { Request, Reply })
        {
            if (AsciiTemplate.FieldsOf(row.Get(key)) is null)
            {
                row.Report(key.Name, "bad-template", $"The template “{row.Get(key)}” has an open, empty or doubled field; write fields as {{name}} or {{name:0.0}}, each once.");
            }
        }
        return new AsciiExchange(row.Get(Exchange), row.Get(Request), row.Get(Reply), row.Get(Idempotent));
    });

    static readonly Key<string> Prefix = Key.Optional("prefix", Take.Text, "What a line begins with.");
    static readonly Key<string> Terminator = Key.Needed("terminator", Words.From(("crlf", "\r\n"), ("cr", "\r"), ("lf", "\n")), "What ends a line.");
    static readonly Key<AsciiChecksum> Checksum = Key.Needed("checksum", Words.Of<AsciiChecksum>(), "Check digits after a “*”.");
    static readonly Key<int> LongestLine = Key.Needed("longest-line", Take.Whole(8, 1024), "Characters of the longest line, all included.");
    static readonly Key<string> ErrorReply = Key.Optional("error-reply", Take.Text, "What the body of an error reply begins with.");
    static readonly Key<string> NoValue = Key.Optional("no-value", Take.Text, "What stands in the field of a sensor that has no value now.");
    static readonly Key<ImmutableArray<AsciiExchange>> Exchanges = Key.Needed("exchanges", Take.List(ExchangeForm, 1), "All requests with their replies.");

    static readonly Form<WireProfile> Modbus = new GroupForm<WireProfile>("modbus-rtu", [Baud, DataBits, Parity, StopBits, ReplyTimeout, Retries],
        row => new ModbusRtuWire(Serial(row), row.Get(ReplyTimeout), row.Get(Retries)));

    static readonly Form<WireProfile> Ascii = new GroupForm<WireProfile>("ascii-line",
        [Baud, DataBits, Parity, StopBits, ReplyTimeout, Retries, Prefix, Terminator, Checksum, LongestLine, ErrorReply, NoValue, Exchanges],
        row => new AsciiLineWire(Serial(row), row.Get(ReplyTimeout), row.Get(Retries), row.Get(Prefix, ""), row.Get(Terminator), row.Get(Checksum),
            row.Get(LongestLine), row.FindObject(ErrorReply), row.Get(Exchanges))
        { NoValue = row.FindObject(NoValue) });

    static readonly Key<WireProfile> ModbusKey = Key.Needed("modbus-rtu", Modbus, "Modbus RTU on a serial port.");
    static readonly Key<WireProfile> AsciiKey = Key.Needed("ascii-line", Ascii, "Lines of text on a serial port.");

    static readonly Form<WireProfile> Serials = new VariantForm<WireProfile>("wire",
        ("modbus-rtu", new GroupForm<WireProfile>("a wire", [ModbusKey], row => row.Get(ModbusKey))),
        ("ascii-line", new GroupForm<WireProfile>("a wire", [AsciiKey], row => row.Get(AsciiKey))));

    /// <summary><c>gpio</c>, or a group that names a serial wire.</summary>
    public static readonly Form<WireProfile> Wire = new WordOrGroup<WireProfile>(Words.From<WireProfile>(("gpio", new GpioWire())), Serials);

    static SerialSettings Serial(Row row) => new(row.Get(Baud), row.Get(DataBits), row.Get(Parity), row.Get(StopBits));
}

/// <summary>The fields of a request or reply template.</summary>
static class AsciiTemplate
{
    /// <returns>Names of the fields in order, or null when braces do not match or a field has no name or stands twice.</returns>
    public static ImmutableArray<string>? FieldsOf(string template)
    {
        var fields = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '}') return null;
            if (template[i] != '{') continue;
            var end = template.IndexOf('}', i);
            if (end < 0) return null;
            var name = template[(i + 1)..end].Split(':')[0];
            if (name.Length == 0 || name.Contains('{') || fields.Contains(name)) return null;
            fields.Add(name);
            i = end;
        }
        return fields.DrainToImmutable();
    }
}
