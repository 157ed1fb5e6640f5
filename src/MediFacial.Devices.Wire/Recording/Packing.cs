using System.Buffers;
#pragma warning disable RS0030 // What packs and unpacks computes on spans and touches no file.
using System.IO.Compression;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>One Brotli stream in pieces: each can be unpacked as soon as it is there, and what is said over and over costs next to nothing.</summary>
struct Packer(int quality) : IDisposable
{
    const int Window = 20;

    readonly byte[] _scratch = new byte[16 * 1024];
    BrotliEncoder _stream = new(quality, Window);

    public void Pack(ReadOnlySpan<byte> raw, IBufferWriter<byte> to)
    {
        OperationStatus status;
        do
        {
            status = _stream.Compress(raw, _scratch, out var taken, out var made, isFinalBlock: false);
            raw = raw[taken..];
            to.Write(_scratch.AsSpan(0, made));
        }
        while (!raw.IsEmpty || status == OperationStatus.DestinationTooSmall);
        do
        {
            status = _stream.Flush(_scratch, out var made);
            to.Write(_scratch.AsSpan(0, made));
        }
        while (status == OperationStatus.DestinationTooSmall);
    }

    public void Dispose() => _stream.Dispose();
}

/// <summary>The other end of <see cref="Packer"/>.</summary>
struct Unpacker : IDisposable
{
    BrotliDecoder _stream;

    /// <param name="raw">As long as what was packed.</param>
    /// <returns>False: this was not packed by the stream that it seems to be of.</returns>
    public bool TryUnpack(ReadOnlySpan<byte> packed, Span<byte> raw)
    {
        while (!packed.IsEmpty || !raw.IsEmpty)
        {
            var status = _stream.Decompress(packed, raw, out var taken, out var made);
            if (status == OperationStatus.InvalidData || taken + made == 0) return false;
            packed = packed[taken..];
            raw = raw[made..];
        }
        return true;
    }

    public void Dispose() => _stream.Dispose();
}
