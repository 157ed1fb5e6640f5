using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>What stands where in the file of one controller, from its start to its end.</summary>
/// <remarks>
/// <c>MFFLIGHT</c>, one byte of version, then frames: kind (1 byte), length (varint), CRC-32C (4 bytes, little-endian) of kind and payload, payload.
/// <list type="bullet">
/// <item><c>S</c>, once and first: the start image, JSON in Brotli.</item>
/// <item><c>M</c>: a session was opened in the next block; its 16 bytes.</item>
/// <item><c>B</c>: length of the block (varint), then as much of one Brotli stream, which goes through all blocks, as ends with it.
/// A block is the length of its items (varint), the items, and the texts of their bodies: length (varint) and UTF-8 each.</item>
/// <item><c>E</c>, last: one byte of <see cref="FlightEnd"/>. Without it the controller was killed, or is still running.</item>
/// </list>
/// </remarks>
static class FlightFile
{
    public const byte Version = 1;
    public const byte Start = (byte)'S', Session = (byte)'M', Block = (byte)'B', End = (byte)'E';

    public static ReadOnlySpan<byte> Magic => "MFFLIGHT"u8;

    public static uint Sum(byte kind, ReadOnlySpan<byte> payload)
    {
        var sum = BitOperations.Crc32C(uint.MaxValue, kind);
        for (; payload.Length >= sizeof(ulong); payload = payload[sizeof(ulong)..]) sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(payload));
        foreach (var each in payload) sum = BitOperations.Crc32C(sum, each);
        return sum;
    }

    public static void Frame(IBufferWriter<byte> file, byte kind, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[1 + 10 + sizeof(uint)];
        head[0] = kind;
        var length = 1 + Varint.Write(head[1..], (ulong)payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[length..], Sum(kind, payload));
        file.Write(head[..(length + sizeof(uint))]);
        file.Write(payload);
    }
}

/// <summary>Why a flight record ends where it does.</summary>
public enum FlightEnd : byte
{
    /// <summary>The controller ended in order: nothing is missing.</summary>
    Ended = 1,

    /// <summary>Whoever writes the file did not keep up: what came later is missing.</summary>
    FellBehind,

    /// <summary>The file is as long as it may be.</summary>
    Full,
}
