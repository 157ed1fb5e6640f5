namespace MediFacial.Devices.Twins.Wires;

/// <summary>How fast a line and the parts on it are.</summary>
/// <param name="Character">One character on the line, start and stop bits included.</param>
/// <param name="FastestReply">Between the last character of a request and the first of its reply, at least.</param>
/// <param name="SlowestReply">… and at most.</param>
public sealed record WireTiming(TimeSpan Character, TimeSpan FastestReply, TimeSpan SlowestReply)
{
    /// <summary>From line settings, with the reply times of our datasheets' parts.</summary>
    public static WireTiming Of(int baud, int bitsPerCharacter) => new(
        new TimeSpan(TimeSpan.TicksPerSecond * bitsPerCharacter / baud), TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(6));

    /// <summary>Modbus RTU: 3.5 characters of silence end a frame; fixed at 1.75 ms above 19,200 baud.</summary>
    public TimeSpan FrameGap => Character < TimeSpan.FromMicroseconds(500) ? TimeSpan.FromMicroseconds(1750) : Character * 3.5;
}
