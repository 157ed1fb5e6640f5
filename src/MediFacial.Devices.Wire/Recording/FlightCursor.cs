using System.Collections.Immutable;
using System.Text;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>Goes through a flight record item by item.</summary>
public sealed class FlightCursor(FlightRecord record)
{
    ReadOnlyMemory<byte> _items;
    ImmutableArray<string> _bodies = [];
    int _body;
    Instant _last;

    /// <summary>Looks at the next item without going past it. False: there is none.</summary>
    /// <exception cref="FlightFault">The items are not understood.</exception>
    public bool TryPeek(out FlightItem item) => TryRead(out item, out _, out _);

    /// <summary>Takes the next item.</summary>
    /// <exception cref="FlightFault">The items are not understood.</exception>
    public bool TryTake(out FlightItem item)
    {
        if (!TryRead(out item, out var length, out var hasBody)) return false;
        _items = _items[length..];
        if (hasBody) _body++;
        if (item.IsInput) _last = item.At;
        return true;
    }

    internal static bool TrySplit(ReadOnlyMemory<byte> raw, out ReadOnlyMemory<byte> items, out ImmutableArray<string> bodies)
    {
        (items, bodies) = (default, []);
        var rest = raw.Span;
        if (!Varint.TryRead(ref rest, out var length) || (ulong)rest.Length < length) return false;
        items = raw.Slice(raw.Length - rest.Length, (int)length);
        rest = rest[(int)length..];
        var texts = ImmutableArray.CreateBuilder<string>();
        while (!rest.IsEmpty)
        {
            if (!Varint.TryRead(ref rest, out length) || (ulong)rest.Length < length) return false;
            texts.Add(Encoding.UTF8.GetString(rest[..(int)length]));
            rest = rest[(int)length..];
        }
        bodies = texts.ToImmutable();
        return true;
    }

    bool TryRead(out FlightItem item, out int length, out bool hasBody)
    {
        item = default;
        length = 0;
        hasBody = false;
        if (_items.IsEmpty)
        {
            if (!record.TryBlock(out _items, out _bodies)) return false;
            _body = 0;
        }
        var rest = _items.Span;
        var mark = (FlightMark)rest[0];
        var shape = FlightShapes.Of(mark) ?? throw Unknown();
        rest = rest[1..];
        var at = shape.Has(FlightShape.Time) ? new Instant(_last.Ticks + Signed(ref rest)) : _last;
        var index = shape.Has(FlightShape.Index) ? (int)Number(ref rest) : 0;
        var number = shape.Has(FlightShape.Number) ? Signed(ref rest) : 0;
        var flag = shape.Has(FlightShape.Flag) && Take(ref rest, 1)[0] != 0;
        var bytes = shape.Has(FlightShape.Bytes) ? Take(ref rest, (int)Number(ref rest)) : default;
        hasBody = shape.Has(FlightShape.Body);
        if (hasBody && _body >= _bodies.Length) throw Unknown();
        item = new(mark, at, index, number, flag, bytes, hasBody ? _bodies[_body] : null);
        length = _items.Length - rest.Length;
        return true;
    }

    static long Signed(scoped ref ReadOnlySpan<byte> rest)
    {
        var number = Number(ref rest);
        return unchecked((long)(number >> 1) ^ -(long)(number & 1));
    }

    static ulong Number(scoped ref ReadOnlySpan<byte> rest) => Varint.TryRead(ref rest, out var number) ? number : throw Unknown();

    static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> rest, int count)
    {
        if (count < 0 || rest.Length < count) throw Unknown();
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    static FlightFault Unknown() => new("The record holds something that this program does not understand. Replay it with the version that recorded it.");
}
