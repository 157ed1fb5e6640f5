using System.IO.Ports;
using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Transports;

/// <summary>From the settings of a profile to a <see cref="SerialPort"/> that is open with them.</summary>
static class SerialPortSettings
{
    /// <remarks>All settings go in before it is opened: changing parity or data bits later fails on a pseudo-terminal.
    /// Time limits are always set, since without them a lost port blocks for ever.</remarks>
    public static SerialPort Make(string path, SerialSettings settings) => new(
        path, settings.Baud, ParityOf(settings.Parity), settings.DataBits, settings.StopBits == 2 ? StopBits.Two : StopBits.One)
    {
        Handshake = Handshake.None,
        ReadTimeout = 500,
        WriteTimeout = 500,
    };

    public static void Open(SerialPort port)
    {
        port.Open();
        try
        {
            // Many adapters draw their supply from these lines, and Linux raises them on opening anyway.
            port.DtrEnable = true;
            port.RtsEnable = true;
        }
        catch (IOException)
        {
            // A pseudo-terminal has no modem lines.
        }
    }

    static Parity ParityOf(SerialParity parity) => parity switch
    {
        SerialParity.None => Parity.None,
        SerialParity.Even => Parity.Even,
        SerialParity.Odd => Parity.Odd,
        _ => throw new ArgumentOutOfRangeException(nameof(parity), parity, "Parity is none, even or odd."),
    };
}
