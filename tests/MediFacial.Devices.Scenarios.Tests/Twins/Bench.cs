using System.Text;
using MediFacial.Devices.Twins;

namespace MediFacial.Devices.Scenarios.Tests.Twins;

/// <summary>A room on the bench: hex and text in and out, energy kept up while time passes.</summary>
sealed class Bench(TwinRoomSetup? setup = null)
{
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    int _beat;

    public TwinRoom Room { get; } = new(setup ?? TwinRoomSetup.Standard());

    /// <summary>Sends Modbus bytes, check included, and gives the reply as spaced hex; empty after 100 ms of silence.</summary>
    public string Modbus(string hex)
    {
        Room.Receive("bus-a", Convert.FromHexString(hex.Replace(" ", "")));
        return string.Join(" ", Await("bus-a").Select(value => value.ToString("X2")));
    }

    /// <summary>Adds prefix, checksum and line end, and gives the body of the reply; its checksum must hold.</summary>
    public string Line(string body)
    {
        var reply = RawLine($">{body}*{Checksum(body)}\r\n");
        if (reply == "") return "";
        reply.ShouldStartWith(">");
        reply.ShouldEndWith("\r\n");
        var inner = reply[1..^5];
        reply[^5..^2].ShouldBe("*" + Checksum(inner));
        return inner;
    }

    public string RawLine(string text)
    {
        Room.Receive("bus-b", Encoding.ASCII.GetBytes(text));
        return Encoding.ASCII.GetString(Await("bus-b"));
    }

    public byte[] Await(string bus)
    {
        var buffer = new byte[512];
        for (var waited = 0; waited < 100; waited++)
        {
            Room.Advance(TimeSpan.FromMilliseconds(1));
            if (Room.TryTransmit(bus, buffer, out var count)) return buffer[..count];
        }
        return [];
    }

    /// <summary>Time with both energy contacts kept closed and, when asked, both heartbeats alive.</summary>
    public void Energised(double seconds, bool beats = false)
    {
        for (var passed = 0.0; passed < seconds - 1e-9; passed += Step.TotalSeconds)
        {
            foreach (var contact in new[] { "ENERGY_RUN", "ENERGY_PERMIT" })
            {
                Room.SetOutputLine(contact, false);
                Room.SetOutputLine(contact, true);
            }
            if (beats && _beat++ % 10 == 0)
            {
                DropReplies();
                Beat();
            }
            Room.Advance(Step);
        }
        if (beats) DropReplies();
    }

    public void Dark(double seconds) => Room.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Writes a register of SC-3 by function 6.</summary>
    public string Set(int register, int value) => Modbus(WithCheck($"01 06 {register:X4} {value:X4}"));

    public int Input(int register) => Value(Modbus(WithCheck($"01 04 {register:X4} 0001")));
    public int Holding(int register) => Value(Modbus(WithCheck($"01 03 {register:X4} 0001")));

    /// <summary>A frame with the bitwise CRC of the specification, so that the table in the twin has something to be wrong against.</summary>
    public static string WithCheck(string hex)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", ""));
        var crc = 0xFFFF;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
        }
        return Convert.ToHexString(bytes) + $"{crc & 0xFF:X2}{crc >> 8:X2}";
    }

    public static string Checksum(string body) => body.Aggregate(0, (sum, character) => sum ^ character).ToString("X2");

    /// <summary>Pump on at a set-point on sealed skin.</summary>
    public void StartSuction(double kilopascals, bool held = true)
    {
        if (held) Room.Apply(new HoldHandpiece(MediFacial.Devices.Twins.Plants.HandpieceUse.HeldSealed));
        Energised(0.1);
        Set(0, 1);
        Set(1, (int)(kilopascals * 10));
        Set(5, ++_beat);
        Set(4, 1);
        Set(3, 1);
    }

    void Beat()
    {
        Room.Receive("bus-a", Convert.FromHexString(WithCheck($"01 06 0005 {_beat & 0xFFFF:X4}")));
        var line = $"HB {_beat & 0xFFFF}";
        Room.Receive("bus-b", Encoding.ASCII.GetBytes($">{line}*{Checksum(line)}\r\n"));
    }

    /// <summary>The answers to heartbeats are nobody's concern here.</summary>
    void DropReplies()
    {
        Room.Advance(TimeSpan.FromMilliseconds(40));
        Span<byte> reply = stackalloc byte[1024];
        Room.TryTransmit("bus-a", reply, out _);
        Room.TryTransmit("bus-b", reply, out _);
    }

    static int Value(string reply)
    {
        var parts = reply.Split(' ');
        parts.Length.ShouldBe(7, $"a reply with one register, not '{reply}'");
        return Convert.ToInt32(parts[3] + parts[4], 16);
    }
}
