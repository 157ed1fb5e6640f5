using System.Buffers.Binary;
using System.Collections.Immutable;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>A flight record as it lies in a file: its start, its sessions, and its blocks one after the other.</summary>
public sealed class FlightRecord : IDisposable
{
    /// <summary>No block comes near; a damaged length must not ask for all memory.</summary>
    const int MostUnpacked = 1 << 28;

    readonly ReadOnlyMemory<byte> _file;
    Unpacker _stream;
    int _at;

    FlightRecord(ReadOnlyMemory<byte> file, int first, RoomPlan plan, RoomStart start) => (_file, _at, Plan, Start) = (file, first, plan, start);

    public RoomPlan Plan { get; }
    public RoomStart Start { get; }

    /// <summary>Behind the last frame that was read: what lies before is a record by itself.</summary>
    public int Position => _at;

    /// <summary>Why the record ends; null as long as that was not read. A file without it is one of a controller that was killed, or still runs.</summary>
    public FlightEnd? Ended { get; private set; }

    /// <summary>What is wrong with the file where reading came to a halt; null: nothing.</summary>
    public string? Damage { get; private set; }

    /// <exception cref="FlightFault">Not a flight record, of another version, or its start is damaged.</exception>
    public static FlightRecord Open(ReadOnlyMemory<byte> file)
    {
        var at = Head(file.Span);
        var stream = new Unpacker();
        try
        {
            if (!TryFrame(file.Span, ref at, out var kind, out var payload, out var damage) || kind != FlightFile.Start || !TryUnpack(ref stream, payload, out var image))
                throw new FlightFault($"The start of the flight record is damaged, so nothing of it can be replayed. {damage}");
            var (plan, start) = StartImage.Read(image);
            return new(file, at, plan, start);
        }
        finally
        {
            stream.Dispose();
        }
    }

    /// <summary>Sessions that were opened, in order; nothing is unpacked for it.</summary>
    /// <exception cref="FlightFault">Not a flight record, or of another version.</exception>
    public static ImmutableArray<Guid> SessionsOf(ReadOnlyMemory<byte> file)
    {
        var sessions = ImmutableArray.CreateBuilder<Guid>();
        for (var at = Head(file.Span); TryFrame(file.Span, ref at, out var kind, out var payload, out _) && kind != FlightFile.End;)
            if (kind == FlightFile.Session && payload.Length == 16) sessions.Add(new(payload));
        return sessions.ToImmutable();
    }

    /// <summary>The next block. False at the end, and where the file is damaged or cut off: <see cref="Damage"/> tells.</summary>
    /// <param name="items">Items as <see cref="FlightBlock"/> writes them; valid until the next call.</param>
    /// <param name="bodies">Their texts.</param>
    public bool TryBlock(out ReadOnlyMemory<byte> items, out ImmutableArray<string> bodies)
    {
        (items, bodies) = (default, []);
        while (Ended is null && Damage is null)
        {
            if (!TryFrame(_file.Span, ref _at, out var kind, out var payload, out var damage))
            {
                Damage = damage;
                return false;
            }
            if (kind == FlightFile.End) Ended = payload.IsEmpty ? FlightEnd.Ended : (FlightEnd)payload[0];
            else if (kind == FlightFile.Block && TryUnpack(payload, out items, out bodies)) return true;
            else if (kind == FlightFile.Block) Damage = $"The block at byte {_at - payload.Length} cannot be unpacked.";
        }
        return false;
    }

    public void Dispose() => _stream.Dispose();

    static int Head(ReadOnlySpan<byte> file)
    {
        var length = FlightFile.Magic.Length + 1;
        if (file.Length < length || !file.StartsWith(FlightFile.Magic)) throw new FlightFault("This is not a flight record.");
        var version = file[length - 1];
        return version == FlightFile.Version ? length
            : throw new FlightFault($"The flight record is of version {version}; this program reads version {FlightFile.Version}. Use the program that recorded it.");
    }

    /// <param name="damage">Null at the clean end of the file.</param>
    static bool TryFrame(ReadOnlySpan<byte> file, ref int at, out byte kind, out ReadOnlySpan<byte> payload, out string? damage)
    {
        kind = 0;
        payload = default;
        damage = null;
        var rest = file[at..];
        if (rest.IsEmpty) return false;
        var body = rest[1..];
        if (!Varint.TryRead(ref body, out var length) || (ulong)body.Length < length + sizeof(uint))
        {
            damage = $"The file is cut off at byte {file.Length}, in the middle of a frame that begins at byte {at}.";
            return false;
        }
        var sum = BinaryPrimitives.ReadUInt32LittleEndian(body);
        kind = rest[0];
        payload = body.Slice(sizeof(uint), (int)length);
        if (FlightFile.Sum(kind, payload) != sum)
        {
            damage = $"The file is damaged: the bytes from {at} on are not those that were written.";
            return false;
        }
        at = file.Length - body.Length + sizeof(uint) + (int)length;
        return true;
    }

    bool TryUnpack(ReadOnlySpan<byte> payload, out ReadOnlyMemory<byte> items, out ImmutableArray<string> bodies)
    {
        (items, bodies) = (default, []);
        return TryUnpack(ref _stream, payload, out var raw) && FlightCursor.TrySplit(raw, out items, out bodies);
    }

    static bool TryUnpack(ref Unpacker stream, ReadOnlySpan<byte> payload, out byte[] raw)
    {
        raw = [];
        if (!Varint.TryRead(ref payload, out var length) || length > MostUnpacked) return false;
        raw = new byte[(int)length];
        return stream.TryUnpack(payload, raw);
    }
}
