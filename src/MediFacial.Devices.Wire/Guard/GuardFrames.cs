using System.Buffers.Binary;
using MediFacial.Devices.Core.Safety.Guard;

namespace MediFacial.Devices.Wire.Guard;

/// <summary>What the controller tells its guard.</summary>
public enum GuardWord : byte
{
    /// <summary>Number: the answer to the last challenge.</summary>
    Answer = (byte)'A',
    /// <summary>Alive, but a rule trips: nothing is proven.</summary>
    Withheld = (byte)'W',
    /// <summary>Number: the ticket.</summary>
    Arm = (byte)'P',
    Drop = (byte)'D',
}

/// <summary>The frames between controller and guard: of fixed length, each way one kind, little-endian. Both are this program, on one machine.</summary>
public static class GuardFrames
{
    /// <summary>Controller to guard: a word and its number.</summary>
    public const int WordLength = 9;

    /// <summary>Guard to controller: challenge, ticket, flags.</summary>
    public const int StatusLength = 17;

    const byte Permitted = 1, OwnsContact = 2;

    public static void Write(Span<byte> frame, GuardWord word, ulong number = 0)
    {
        frame[0] = (byte)word;
        BinaryPrimitives.WriteUInt64LittleEndian(frame[1..], number);
    }

    /// <returns>False for a word that does not exist: whoever sends it is no controller.</returns>
    public static bool TryRead(ReadOnlySpan<byte> frame, out GuardWord word, out ulong number)
    {
        (word, number) = ((GuardWord)frame[0], BinaryPrimitives.ReadUInt64LittleEndian(frame[1..]));
        return word is GuardWord.Answer or GuardWord.Withheld or GuardWord.Arm or GuardWord.Drop;
    }

    public static void Write(Span<byte> frame, in GuardStatus status)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(frame, status.Challenge);
        BinaryPrimitives.WriteInt64LittleEndian(frame[8..], status.Ticket);
        frame[16] = (byte)((status.Permitted ? Permitted : 0) | (status.OwnsContact ? OwnsContact : 0));
    }

    public static GuardStatus ReadStatus(ReadOnlySpan<byte> frame) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(frame), BinaryPrimitives.ReadInt64LittleEndian(frame[8..]), (frame[16] & Permitted) != 0, (frame[16] & OwnsContact) != 0);
}
