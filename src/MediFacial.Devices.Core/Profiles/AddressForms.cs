using MediFacial.Devices.Core.Profiles.Forms;

namespace MediFacial.Devices.Core.Profiles;

/// <summary>How the place of a signal on its wire is written: a register, a field of an exchange, or a pin.</summary>
static class AddressForms
{
    static readonly Key<RegisterTable> Table = Key.Needed("table", Words.Of<RegisterTable>(), "Holding registers can be written, input registers only read.");
    static readonly Key<int> Address = Key.Needed("address", Take.Whole(0, 65535), "Register address, counted from 0.");
    static readonly Key<RegisterType> Type = Key.Needed("type", Words.Of<RegisterType>(), "How the register codes its value.");
    static readonly Key<WordOrder> Order = Key.Optional("word-order", Words.Of<WordOrder>(), "Which word of a long value comes first; high-first when left out.");
    static readonly Key<int> WordCount = Key.Optional("words", Take.Whole(1, 32), "Registers of a text, two characters each.");
    static readonly Key<int> Bit = Key.Optional("bit", Take.Whole(0, 15), "The value is this bit of the register.");
    static readonly Key<double> Scale = Key.Optional("scale", Take.Number(-1e9, 1e9), "value = raw × scale + offset; 1 when left out.");
    static readonly Key<double> Offset = Key.Optional("offset", Take.Number(-1e9, 1e9), "value = raw × scale + offset; 0 when left out.");
    static readonly Key<string> ScaleFrom = Key.Optional("scale-from", Take.Name, "Another signal of this part whose value multiplies as well.");

    public static readonly Form<SignalAddress> Register = new GroupForm<SignalAddress>("a register",
        [Table, Address, Type, Order, WordCount, Bit, Scale, Offset, ScaleFrom], row =>
        {
            var type = row.Get(Type);
            var words = type switch { RegisterType.U16 or RegisterType.I16 => 1, RegisterType.Text => row.Find(WordCount) ?? 0, _ => 2 };
            if (words == 0) row.Report("type", "missing-key", "A text needs “words”; add how many registers it takes.");
            else if (row.Find(WordCount) is { } written && written != words) row.Report("words", "out-of-range", $"The type takes {words} registers; leave “words” out.");
            if (row.Has(Bit) && type != RegisterType.U16) row.Report("bit", "wrong-type", "A bit can only be taken from a u16 register; change the type.");
            if (row.Find(Scale) == 0) row.Report("scale", "out-of-range", "A scale of 0 turns every value into 0; write another.");
            return new ModbusAddress(row.Get(Table), row.Get(Address), type, row.Get(Order, WordOrder.HighFirst), words, row.Find(Bit),
                row.Get(Scale, 1), row.Get(Offset, 0), row.FindObject(ScaleFrom));
        });

    static readonly Key<string> Exchange = Key.Needed("exchange", Take.Name, "Name of an exchange of the wire.");
    static readonly Key<string> Name = Key.Needed("name", Take.Text, "Name of a field of that exchange.");

    public static readonly Form<SignalAddress> Field = new GroupForm<SignalAddress>("a field", [Exchange, Name],
        row => new AsciiAddress(row.Get(Exchange), row.Get(Name)));

    static readonly Key<string> PinName = Key.Needed("name", Take.Text, "Name of the pin, as the room file wires it.");
    static readonly Key<bool> Active = Key.Needed("active", ActiveLevel, "Level that means on.");

    public static readonly Form<SignalAddress> Pin = new GroupForm<SignalAddress>("a pin", [PinName, Active],
        row => new GpioAddress(row.Get(PinName), row.Get(Active)));

    /// <summary>A register or a field, where a signal is not named as such.</summary>
    public static readonly Form<SignalAddress> RegisterOrField = new VariantForm<SignalAddress>("address", ("table", Register), ("exchange", Field));

    public static Form<bool> ActiveLevel => Words.From(("high", true), ("low", false));
}
