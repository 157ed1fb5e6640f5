namespace MediFacial.Devices.Twins.Wires;

/// <summary>What a Modbus slave answers instead of data. The numbers are the exception codes of the wire.</summary>
public enum ModbusVerdict : byte { Done = 0, IllegalFunction = 1, IllegalAddress = 2, IllegalValue = 3, Busy = 6 }

public enum RegisterTable : byte { Input, Holding }

/// <summary>One slave on an RS-485 bus.</summary>
public interface IModbusSlave
{
    byte Address { get; }

    /// <summary>False while the part hangs, restarts or has no power: it says nothing at all.</summary>
    bool Answers { get; }

    /// <summary>Ticks that the part thinks longer than it should before it answers; 0 is healthy.</summary>
    long ExtraThinking { get; }

    ModbusVerdict Read(RegisterTable table, ushort first, Span<ushort> values);

    /// <summary>All of the values or none of them.</summary>
    ModbusVerdict Write(ushort first, ReadOnlySpan<ushort> values, long now);
}
