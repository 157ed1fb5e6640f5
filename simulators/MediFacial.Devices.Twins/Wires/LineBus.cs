using System.Text;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Wires;

/// <summary>An RS-232 line with one part that speaks lines of text.</summary>
public sealed class LineBus(ILinePart part, LineFormat format, WireTiming timing, NoiseSource noise) : ITwin
{
    readonly SerialEnd _line = new(timing, noise);
    readonly byte[] _prefix = Encoding.ASCII.GetBytes(format.Prefix);
    readonly byte[] _terminator = Encoding.ASCII.GetBytes(format.Terminator);
    readonly byte[] _reply = new byte[512];
    bool _unread;

    /// <summary>Lines that were too long, without prefix or with a wrong checksum, since the start.</summary>
    public int Ignored { get; private set; }

    internal SerialEnd Line => _line;

    public Instant NextReading => _unread ? new(_line.ArrivedAt) : Instant.Never;

    public Instant NextEvent => Instant.Earlier(NextReading, new(_line.DepartsAt));

    public void Receive(ReadOnlySpan<byte> bytes)
    {
        _line.Receive(bytes);
        _unread |= !bytes.IsEmpty;
    }

    public void Advance(TimeSpan elapsed)
    {
        var until = _line.Now + elapsed.Ticks;
        if (_unread && _line.ArrivedAt <= until)
        {
            _unread = false;
            _line.MoveTo(_line.ArrivedAt);
            TakeLines();
        }
        _line.MoveTo(until);
    }

    public bool TryTransmit(Span<byte> buffer, out int count) => _line.TryTransmit(buffer, out count);

    void TakeLines()
    {
        int end;
        while ((end = _line.Incoming.IndexOf(_terminator)) >= 0)
        {
            Take(_line.Incoming[..end]);
            _line.Consume(end + _terminator.Length);
        }
        if (_line.Incoming.Length <= format.LongestLine) return;
        Ignored++;
        _line.Consume(_line.Incoming.Length);
    }

    void Take(ReadOnlySpan<byte> text)
    {
        var start = _prefix.Length == 0 ? 0 : text.LastIndexOf(_prefix);
        if (start < 0 || text.Length > format.LongestLine)
        {
            Ignored++;
            return;
        }
        var body = text[(start + _prefix.Length)..];
        if (!part.Answers) return;
        var space = _reply.AsSpan(_prefix.Length);
        var length = TryStripChecksum(ref body) ? part.Answer(body, space, _line.Now) : CopyError(space);
        if (length > 0) Send(length);
    }

    bool TryStripChecksum(ref ReadOnlySpan<byte> body)
    {
        if (format.Checksum == LineChecksum.None) return true;
        if (body.Length < 3 || body[^3] != '*') return false;
        var stated = body[^2..];
        body = body[..^3];
        var actual = ChecksumOf(body);
        return stated[0] == HexDigit(actual >> 4) && stated[1] == HexDigit(actual & 15);
    }

    int CopyError(Span<byte> space)
    {
        Ignored++;
        part.ChecksumError.CopyTo(space);
        return part.ChecksumError.Length;
    }

    void Send(int length)
    {
        _prefix.CopyTo(_reply, 0);
        var end = _prefix.Length + length;
        if (format.Checksum != LineChecksum.None)
        {
            var checksum = ChecksumOf(_reply.AsSpan(_prefix.Length, length));
            _reply[end++] = (byte)'*';
            _reply[end++] = HexDigit(checksum >> 4);
            _reply[end++] = HexDigit(checksum & 15);
        }
        _terminator.CopyTo(_reply, end);
        _line.Send(_reply.AsSpan(0, end + _terminator.Length), part.ExtraThinking);
    }

    int ChecksumOf(ReadOnlySpan<byte> body)
    {
        var checksum = 0;
        foreach (var character in body) checksum = format.Checksum == LineChecksum.XorHex ? checksum ^ character : (checksum + character) & 0xFF;
        return checksum;
    }

    static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);
}
