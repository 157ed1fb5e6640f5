using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Wire;
using MediFacial.Devices.Wire.Guard;
using MediFacial.Devices.Wire.Recording;

namespace MediFacial.Devices.Scenarios.Replay;

/// <summary>Tells a room what another one was told.</summary>
static class FlightFeed
{
    /// <exception cref="FlightFault">The record holds a request that this program cannot ask.</exception>
    public static void Feed(TreatmentRoom room, in FlightItem input)
    {
        switch (input.Mark)
        {
            case FlightMark.PortOpened: room.PortOpened(new(input.Index), input.At); break;
            case FlightMark.PortClosed: room.PortClosed(new(input.Index), (LinkFault)input.Number, input.At); break;
            case FlightMark.Bytes: room.BytesReceived(new(input.Index), input.Bytes, input.At); break;
            case FlightMark.Pin: room.PinLevel(new(input.Index), input.Level, input.At); break;
            case FlightMark.Pins: room.PinLevels(input.Levels.AsSpan(), input.At); break;
            case FlightMark.Asked: room.Asked(input.Request, input.At); break;
            case FlightMark.JournalFlushed: room.JournalFlushed(input.Number, input.At); break;
            case FlightMark.JournalFailed: room.JournalFailed((string)input.Body!, input.At); break;
            case FlightMark.Wall: room.WallTime(new(input.Number, TimeSpan.Zero), input.Flag, input.At); break;
            case FlightMark.Guard: room.GuardHeard(GuardFrames.ReadStatus(input.Bytes), input.At); break;
            case FlightMark.GuardLost: room.GuardLost(input.At); break;
            case FlightMark.Panel: room.PanelSeen((string)input.Body!, input.At); break;
            case FlightMark.Tick: room.Tick(input.At); break;
            case FlightMark.ShutDown: room.ShutDown(input.At); break;
            default: throw new InvalidOperationException($"{input.Mark} is no input.");
        }
    }
}
