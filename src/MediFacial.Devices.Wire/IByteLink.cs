namespace MediFacial.Devices.Wire;

public enum ByteLinkRead : byte { Data, Timeout, Cancelled, HungUp }

/// <summary>An open serial line: bytes out, bytes in, and nothing decided.</summary>
public interface IByteLink : IDisposable
{
    /// <summary>Waits for bytes. <see cref="ByteLinkRead.HungUp"/> is final: dispose and open anew.</summary>
    ByteLinkRead Read(Span<byte> buffer, TimeSpan timeout, out int count);

    /// <summary>Writes all of it, or says that it could not. A false is final.</summary>
    bool Write(ReadOnlySpan<byte> frame, TimeSpan timeout);

    /// <summary>Ends a waiting <see cref="Read"/>; any thread may call it.</summary>
    void Wake();
}
