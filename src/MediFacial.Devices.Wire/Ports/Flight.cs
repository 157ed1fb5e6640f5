using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Ports;

enum FlightKind : byte
{
    None, Safe, Renew, Admitted,
    /// <summary>A short question with one possible answer, after which no older reply can still be on its way.</summary>
    Fence,
    Model, Serial, Recovery, Poll,
    /// <summary>A poll that stands in for the identity of a part that has none.</summary>
    Probe,
}

/// <summary>The request that is on the wire.</summary>
/// <param name="Part">Index among the parts of the port.</param>
/// <param name="Position">Of a poll or probe: its group; of a safe command: its first value.</param>
/// <param name="Taken">Of a write: values that it carries.</param>
struct Flight(FlightKind kind, int part, int position, int taken, Command? command)
{
    public readonly FlightKind Kind => kind;
    public readonly int Part => part;
    public readonly int Position => position;
    public readonly int Taken => taken;

    /// <summary>Null when nobody wants to hear of the outcome any more: a stop came in between.</summary>
    public Command? Command { get; set; } = command;
    public Instant SentAt { get; set; }
    public Instant Deadline { get; set; }
    public bool MayRepeat { get; set; }
}
