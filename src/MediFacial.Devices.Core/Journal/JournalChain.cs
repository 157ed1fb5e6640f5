using System.Security.Cryptography;

namespace MediFacial.Devices.Core.Journal;

/// <summary>Each link is SHA-256(previous link ‖ bytes of the entry). The first entry follows on 32 zero bytes.</summary>
/// <remarks>There is no secret in it: it shows damage and tampering against the anchors kept elsewhere, not who did it.</remarks>
public static class JournalChain
{
    public const int LinkBytes = SHA256.HashSizeInBytes;

    public static ReadOnlySpan<byte> Beginning => new byte[LinkBytes];

    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }
}
