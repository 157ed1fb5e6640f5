namespace MediFacial.Devices.Wire.Recording;

/// <summary>What one item of a flight record is: an input of <see cref="TreatmentRoom"/>, or an effect that it had. The numbers are in files and never change their meaning.</summary>
public enum FlightMark : byte
{
    PortOpened = 1, PortClosed, Bytes, Pin, Pins, Asked, JournalFlushed, JournalFailed, Wall, Guard, GuardLost, Panel, Tick, ShutDown,

    Frame = 32, PinSet, Armed, Kicked, Dropped, GuardTold, Entry, Sample, Answer, Cue,
}

/// <summary>Which fields a mark has, in the order in which they are written.</summary>
[Flags]
enum FlightShape : byte { None = 0, Time = 1, Index = 2, Number = 4, Flag = 8, Bytes = 16, Body = 32 }

static class FlightShapes
{
    /// <summary>As <see cref="Enum.HasFlag"/>, which puts both on the heap where code is not optimised.</summary>
    public static bool Has(this FlightShape shape, FlightShape field) => (shape & field) != 0;

    public static bool IsInput(this FlightMark mark) => mark < FlightMark.Frame;

    /// <summary>Null: no such mark.</summary>
    public static FlightShape? Of(FlightMark mark) => mark switch
    {
        FlightMark.PortOpened => FlightShape.Time | FlightShape.Index,
        FlightMark.PortClosed or FlightMark.Pin => FlightShape.Time | FlightShape.Index | FlightShape.Number,
        FlightMark.Bytes => FlightShape.Time | FlightShape.Index | FlightShape.Bytes,
        FlightMark.Pins or FlightMark.Guard => FlightShape.Time | FlightShape.Bytes,
        FlightMark.Asked or FlightMark.JournalFailed or FlightMark.Panel => FlightShape.Time | FlightShape.Body,
        FlightMark.JournalFlushed => FlightShape.Time | FlightShape.Number,
        FlightMark.Wall => FlightShape.Time | FlightShape.Number | FlightShape.Flag,
        FlightMark.GuardLost or FlightMark.Tick or FlightMark.ShutDown => FlightShape.Time,
        FlightMark.Frame => FlightShape.Index | FlightShape.Bytes,
        FlightMark.PinSet => FlightShape.Index | FlightShape.Number | FlightShape.Flag,
        FlightMark.Armed => FlightShape.Number,
        FlightMark.Kicked or FlightMark.Dropped => FlightShape.None,
        FlightMark.GuardTold => FlightShape.Number | FlightShape.Flag,
        FlightMark.Entry or FlightMark.Sample or FlightMark.Answer => FlightShape.Body,
        FlightMark.Cue => FlightShape.Index,
        _ => null,
    };
}
