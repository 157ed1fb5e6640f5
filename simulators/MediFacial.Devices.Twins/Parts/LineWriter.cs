namespace MediFacial.Devices.Twins.Parts;

/// <summary>Writes a line of text into a buffer: literals, whole numbers and numbers with one decimal, without allocation.</summary>
ref struct LineWriter(Span<byte> buffer)
{
    readonly Span<byte> _buffer = buffer;

    public int Length { get; private set; }

    public void Text(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_buffer[Length..]);
        Length += text.Length;
    }

    public void Whole(double value) => Digits((long)Math.Round(Deterministic.Between(value, -1e9, 1e9)), decimals: 0);

    public void Tenths(double value) => Digits((long)Math.Round(Deterministic.Between(value, -1e9, 1e9) * 10), decimals: 1);

    void Digits(long number, int decimals)
    {
        if (number < 0) _buffer[Length++] = (byte)'-';
        number = Math.Abs(number);
        Span<byte> digits = stackalloc byte[16];
        var count = 0;
        do
        {
            digits[count++] = (byte)('0' + (number % 10));
            number /= 10;
            if (count == decimals) digits[count++] = (byte)'.';
        }
        while (number > 0 || count <= decimals + (decimals > 0 ? 1 : 0));
        while (count > 0) _buffer[Length++] = digits[--count];
    }
}
