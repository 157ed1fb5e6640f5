using System.Buffers;
using System.Text;
using MediFacial.Devices.Core.Journal;
using MediFacial.Devices.Core.Room;

namespace MediFacial.Devices.Wire.Recording;

/// <summary>Makes the bytes of a flight record, in the order of the file. Not on the room's thread.</summary>
public sealed class FlightWriter : IDisposable
{
    const int Quality = 5;

    readonly ArrayBufferWriter<byte> _block = new(64 * 1024);
    readonly ArrayBufferWriter<byte> _payload = new(64 * 1024);
    Packer _stream;

    /// <param name="quality">0 to 11: how hard it tries. 5 is small enough and takes little of a second for an hour.</param>
    public FlightWriter(int quality = Quality) => _stream = new(quality);

    public static void Begin(IBufferWriter<byte> file, RoomPlan plan, RoomStart start)
    {
        file.Write(FlightFile.Magic);
        file.Write([FlightFile.Version]);
        var image = StartImage.Write(plan, start);
        var payload = new ArrayBufferWriter<byte>();
        Number(payload, image.Length);
        using var packer = new Packer(Quality);
        packer.Pack(image, payload);
        FlightFile.Frame(file, FlightFile.Start, payload.WrittenSpan);
    }

    public void Block(IBufferWriter<byte> file, FlightBlock block)
    {
        _block.ResetWrittenCount();
        Number(_block, block.Length);
        _block.Write(block.Bytes);
        foreach (var body in block.Bodies)
        {
            var text = FlightBody.Text(body);
            Number(_block, Encoding.UTF8.GetByteCount(text));
            Encoding.UTF8.GetBytes(text, _block);
            if (body is JournalEntry { Kind: JournalKind.SessionOpened, Session: { } session }) FlightFile.Frame(file, FlightFile.Session, session.ToByteArray());
        }
        _payload.ResetWrittenCount();
        Number(_payload, _block.WrittenCount);
        _stream.Pack(_block.WrittenSpan, _payload);
        FlightFile.Frame(file, FlightFile.Block, _payload.WrittenSpan);
    }

    public static void End(IBufferWriter<byte> file, FlightEnd why) => FlightFile.Frame(file, FlightFile.End, [(byte)why]);

    public void Dispose() => _stream.Dispose();

    static void Number(ArrayBufferWriter<byte> to, int value) => to.Advance(Varint.Write(to.GetSpan(10), (ulong)value));
}
