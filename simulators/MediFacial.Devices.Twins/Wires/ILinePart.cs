namespace MediFacial.Devices.Twins.Wires;

/// <summary>A part that is spoken to in lines of text, with the line's own punctuation already taken off.</summary>
public interface ILinePart
{
    /// <summary>False while the part hangs, restarts or has no power.</summary>
    bool Answers { get; }

    /// <summary>Ticks that the part thinks longer than it should before it answers; 0 is healthy.</summary>
    long ExtraThinking { get; }

    /// <summary>What the part says to a line whose checksum is wrong.</summary>
    ReadOnlySpan<byte> ChecksumError { get; }

    /// <summary>Obeys a request and writes the body of the reply.</summary>
    /// <returns>Length of the reply; 0 for silence.</returns>
    int Answer(ReadOnlySpan<byte> body, Span<byte> reply, long now);
}
