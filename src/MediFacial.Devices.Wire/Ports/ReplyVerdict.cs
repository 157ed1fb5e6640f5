namespace MediFacial.Devices.Wire.Ports;

/// <summary>What the bytes received since the request amount to.</summary>
enum ReplyVerdict : byte
{
    /// <summary>Nothing whole yet.</summary>
    Incomplete,
    /// <summary>The reply to this request.</summary>
    Good,
    /// <summary>The part refused this request.</summary>
    Exception,
    /// <summary>A whole, sound reply, but to another request: late or doubled. Drop it and go on waiting.</summary>
    Foreign,
    /// <summary>Long enough, but its checksum is wrong. More bytes may still mend it (a sound frame behind noise).</summary>
    Damaged,
}
