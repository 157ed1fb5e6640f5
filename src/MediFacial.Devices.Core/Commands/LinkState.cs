namespace MediFacial.Devices.Core.Commands;

/// <summary>How far a part can be trusted. Only <see cref="Up"/> may be energised.</summary>
public enum LinkState : byte
{
    /// <summary>Never heard, or not yet identified.</summary>
    Unknown = 0,
    /// <summary>Identified and answering.</summary>
    Up,
    /// <summary>The last request failed; retrying.</summary>
    Suspect,
    /// <summary>Lost. Comes back through identification, safe and idle.</summary>
    Down,
}

public enum LinkFault : byte
{
    None = 0, Timeout, Checksum, Framing, UnexpectedReply, DeviceException, WrongIdentity, PortMissing, PortHungUp, PortBusy, WriteFailed,
    /// <summary>A stop came in between: what it replaces is not sent any more.</summary>
    Superseded,
}
