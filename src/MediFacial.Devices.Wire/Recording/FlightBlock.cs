using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>A stretch of a flight record, as the room's thread writes it: whole inputs, each with the effects that it had.</summary>
/// <remarks>Numbers are varints, instants the difference to the input before. Bodies are kept as they are and become text later, on another thread: they never change.</remarks>
public sealed class FlightBlock
{
    const int Full = 24 * 1024, MostBodies = 256, Largest = 10;

    byte[] _bytes = new byte[32 * 1024];
    readonly List<object> _bodies = new(MostBodies * 2);

    public int Length { get; private set; }

    /// <summary>The next input begins another block.</summary>
    public bool IsFull => Length >= Full || _bodies.Count >= MostBodies;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>In the order of the items that have one.</summary>
    public IReadOnlyList<object> Bodies => _bodies;

    public void Clear()
    {
        Length = 0;
        _bodies.Clear();
    }

    /// <param name="last">The instant of the input before.</param>
    public void Add(in FlightItem item, Instant last)
    {
        var shape = FlightShapes.Of(item.Mark) ?? throw new InvalidOperationException($"{item.Mark} is no mark.");
        Reserve(item.Bytes.Length + (5 * Largest));
        _bytes[Length++] = (byte)item.Mark;
        if (shape.Has(FlightShape.Time)) Signed(item.At.Ticks - last.Ticks);
        if (shape.Has(FlightShape.Index)) Number((ulong)item.Index);
        if (shape.Has(FlightShape.Number)) Signed(item.Number);
        if (shape.Has(FlightShape.Flag)) _bytes[Length++] = item.Flag ? (byte)1 : (byte)0;
        if (shape.Has(FlightShape.Bytes))
        {
            Number((ulong)item.Bytes.Length);
            item.Bytes.CopyTo(_bytes.AsSpan(Length));
            Length += item.Bytes.Length;
        }
        if (shape.Has(FlightShape.Body)) _bodies.Add(item.Body ?? "");
    }

    void Reserve(int more)
    {
        if (_bytes.Length - Length < more) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + more));
    }

    void Signed(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63))));

    void Number(ulong value) => Length += Varint.Write(_bytes.AsSpan(Length), value);
}
