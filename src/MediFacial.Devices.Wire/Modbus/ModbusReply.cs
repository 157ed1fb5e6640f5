using MediFacial.Devices.Wire.Ports;

namespace MediFacial.Devices.Wire.Modbus;

/// <summary>What the reply to the request in flight must look like, and where it lies in the bytes received so far.</summary>
/// <remarks>
/// The length follows from the request, so bytes may come in any pieces; no gap ends a frame. A frame with a right CRC is looked for at every offset:
/// what stands before it is noise, an echo or somebody else's late reply. The silent gap only tells that a damaged frame will not get better.
/// </remarks>
struct ModbusReply
{
    byte _address;
    byte _function;
    int _length;
    uint _echo;

    public int Length => _length;

    /// <summary>Where the accepted frame lies, without its CRC.</summary>
    public int Start { get; private set; }

    public byte ExceptionCode { get; private set; }

    public void ExpectRead(byte address, ModbusFunction function, int registers) =>
        (_address, _function, _length) = (address, (byte)function, ModbusFrame.ReadReplyLength(registers));

    /// <param name="request">Its bytes 2 to 5 come back: register and value, or register and count.</param>
    public void ExpectEcho(ReadOnlySpan<byte> request) =>
        (_address, _function, _length, _echo) = (request[0], request[1], ModbusFrame.WriteReplyLength, Echo(request));

    public ReplyVerdict Judge(ReadOnlySpan<byte> received, out int used)
    {
        used = 0;
        var damaged = false;
        var growing = false;
        for (var offset = 0; offset < received.Length; offset++)
        {
            var rest = received[offset..];
            if (rest[0] != _address) continue;
            if (rest.Length < 2) { growing = true; continue; }
            var exception = rest[1] == (_function | 0x80);
            if (!exception && !Fits(rest)) continue;
            var length = exception ? ModbusFrame.ExceptionLength : _length;
            if (rest.Length < length) { growing = true; continue; }
            if (!Crc16.IsSealed(rest[..length])) { damaged = true; continue; }
            (Start, used) = (offset, offset + length);
            if (exception)
            {
                ExceptionCode = rest[2];
                return ReplyVerdict.Exception;
            }

            return IsWrite && Echo(rest) != _echo ? ReplyVerdict.Foreign : ReplyVerdict.Good;
        }

        return damaged && !growing ? ReplyVerdict.Damaged : ReplyVerdict.Incomplete;
    }

    readonly bool IsWrite => _function is (byte)ModbusFunction.WriteSingle or (byte)ModbusFunction.WriteMultiple;

    readonly bool Fits(ReadOnlySpan<byte> rest) =>
        rest[1] == _function && (IsWrite || rest.Length < 3 || rest[2] == _length - 5);

    static uint Echo(ReadOnlySpan<byte> frame) => ((uint)frame[2] << 24) | ((uint)frame[3] << 16) | ((uint)frame[4] << 8) | frame[5];
}
