using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Safety.Guard;

namespace MediFacial.Devices.Core.Room;

public enum InputKind : byte { Reading = 1, Link, Confirmed, Failed, Line, Asked, JournalFlushed, JournalFailed, Wall, PanelSeen, ShutDown, Guard, GuardLost }

/// <summary>One thing that the core learns. With its instant, all that a replay needs.</summary>
public readonly struct Input
{
    Input(InputKind kind, int index = 0, Reading reading = default, long number = 0, object? body = null, bool flag = false, GuardStatus status = default) =>
        (Kind, Index, Value, Number, Body, Flag, Status) = (kind, index, reading, number, body, flag, status);

    public InputKind Kind { get; }
    public int Index { get; }
    public Reading Value { get; }
    public long Number { get; }
    public object? Body { get; }
    public bool Flag { get; }
    public GuardStatus Status { get; }

    public static Input Reading(SensorId sensor, Reading reading) => new(InputKind.Reading, sensor.Index, reading);
    public static Input Link(PartId part, LinkState state, LinkFault why) => new(InputKind.Link, part.Index, number: ((long)why << 8) | (long)state);
    public static Input Confirmed(Command command) => new(InputKind.Confirmed, body: command);
    public static Input Failed(Command command, LinkFault fault) => new(InputKind.Failed, number: (long)fault, body: command);

    /// <param name="active">Null: the line cannot be read.</param>
    public static Input Line(LineRole role, bool? active) => new(InputKind.Line, (int)role, number: active is null ? 1 : 0, flag: active ?? false);
    public static Input Asked(OperatorRequest request) => new(InputKind.Asked, body: request);
    public static Input JournalFlushed(long number) => new(InputKind.JournalFlushed, number: number);
    public static Input JournalFailed(string why) => new(InputKind.JournalFailed, body: why);
    public static Input Wall(DateTimeOffset utc, bool trusted) => new(InputKind.Wall, number: utc.UtcTicks, flag: trusted);
    public static Input PanelSeen(string panel) => new(InputKind.PanelSeen, body: panel);
    public static Input Guard(in GuardStatus status) => new(InputKind.Guard, status: status);
    public static Input GuardLost() => new(InputKind.GuardLost);
    public static Input ShutDown() => new(InputKind.ShutDown);
}
