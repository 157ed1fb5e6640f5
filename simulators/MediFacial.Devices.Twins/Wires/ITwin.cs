using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Twins.Wires;

/// <summary>The far end of a wire: bytes in, bytes out, and time that passes only when it is told. No I/O, no clock.</summary>
public interface ITwin
{
    /// <summary>Bytes that the host began to send now. They have arrived when their characters have passed the line.</summary>
    void Receive(ReadOnlySpan<byte> bytes);

    /// <summary>Lets time pass; what is due in it happens at its own instant.</summary>
    void Advance(TimeSpan elapsed);

    /// <summary>Takes the next reply whose last character has passed the line; of a longer one as much as the buffer takes, and the rest when asked again. 512 bytes take any single reply.</summary>
    /// <returns>False when there is none yet.</returns>
    bool TryTransmit(Span<byte> buffer, out int count);

    /// <summary>When something will happen without further input, on the twin's own clock; <see cref="Instant.Never"/> when nothing will.</summary>
    Instant NextEvent { get; }

    /// <summary>When the parts will read what they have received.</summary>
    Instant NextReading { get; }
}
