namespace MediFacial.Devices.Wire.Conformance;

/// <summary>Bytes to say, and how long to listen from then on.</summary>
/// <param name="Bytes">None: only listen.</param>
sealed record WireStep(byte[] Bytes, TimeSpan Listen)
{
    /// <summary>Silence since the last byte on the line; null: what the wire needs between two frames.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Ends with the reply to the request that the codec made last.</summary>
    public bool AwaitsReply { get; init; }

    /// <summary>Ends when so many bytes were heard.</summary>
    public int Enough { get; init; } = int.MaxValue;
}
