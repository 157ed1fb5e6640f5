using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>Items of a flight record in words, for a technician who compares two of them.</summary>
public static class FlightText
{
    const int MostText = 600;

    public static string Say(in FlightItem item, RoomPlan plan) => item.Mark switch
    {
        FlightMark.PortOpened => $"port {plan.Ports[item.Index].Name} opened",
        FlightMark.PortClosed => $"port {plan.Ports[item.Index].Name} closed",
        FlightMark.Bytes => $"{item.Bytes.Length} bytes from {plan.Ports[item.Index].Name}: {Hex(item.Bytes)}",
        FlightMark.Pin => $"line {plan.Pins[item.Index].Line} {Level(FlightRecorder.Level((byte)item.Number))}",
        FlightMark.Pins => $"a look at {item.Bytes.Length / 2} lines",
        FlightMark.Asked => $"asked: {Short(item.Body)}",
        FlightMark.JournalFlushed => $"journal on disk up to entry {item.Number}",
        FlightMark.JournalFailed => $"journal failed: {Short(item.Body)}",
        FlightMark.Wall => $"wall time {new DateTimeOffset(item.Number, TimeSpan.Zero):O}{(item.Flag ? "" : ", not trusted")}",
        FlightMark.Guard => "the guard spoke",
        FlightMark.GuardLost => "the guard's connection ended",
        FlightMark.Panel => $"panel {Short(item.Body)} is alive",
        FlightMark.Tick => "tick",
        FlightMark.ShutDown => "the program was told to end",
        FlightMark.Frame => $"frame to {plan.Ports[item.Index].Name}: {Hex(item.Bytes)}",
        FlightMark.PinSet => $"line {plan.Pins[item.Index].Line} set {Level(item.Number == 1)}",
        FlightMark.Armed => $"energy contact armed with the guard's ticket {item.Number}",
        FlightMark.Kicked => "energy contact kicked",
        FlightMark.Dropped => "energy contact dropped",
        FlightMark.GuardTold => item.Flag ? $"answer to the guard {unchecked((ulong)item.Number):x16}" : "no proof for the guard: a rule trips",
        FlightMark.Entry => $"journal entry {Short(FlightBody.Text(item.Body))}",
        FlightMark.Sample => $"sample {Short(FlightBody.Text(item.Body))}",
        FlightMark.Answer => $"answer: {Short(FlightBody.Text(item.Body))}",
        FlightMark.Cue => $"sound {(SoundCue)item.Index}",
        _ => $"{item.Mark}",
    };

    static string Level(bool? high) => high switch { null => "unreadable", true => "high", false => "low" };

    static string Short(object? body) => body is string { Length: > MostText } text ? $"{text[..MostText]} …" : $"{body}";

    static string Hex(ReadOnlySpan<byte> bytes) => string.Join(' ', Convert.ToHexStringLower(bytes).Chunk(2).Select(pair => new string(pair)));
}
