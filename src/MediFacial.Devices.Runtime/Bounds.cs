namespace MediFacial.Devices.Runtime;

/// <summary>How much may wait where, and what happens when it is more. Nothing in the running room grows without end.</summary>
public static class Bounds
{
    /// <summary>Inputs that may wait for the room's loop: bytes of ports, levels of pins, openings and closings.</summary>
    /// <remarks>Bytes are dropped and counted when only <see cref="InputsKeptForState"/> slots are left (the wire then sees a damaged frame and asks again);
    /// the rest is for states, whose senders hold them back and offer them again.</remarks>
    public const int Inputs = 512;

    public const int InputsKeptForState = 64;

    /// <summary>Bytes that one input carries, and the longest frame that a pump takes.</summary>
    public const int BytesPerInput = 512;

    /// <summary>Entries that may wait for the disk. One more, and the journal has failed: what is lost cannot be chained.</summary>
    public const int WaitingEntries = 4096;

    /// <summary>Samples and entries that may wait for the session record. One more, and the sample is dropped and counted; the journal has the entries.</summary>
    public const int WaitingRecords = 8192;

    /// <summary>Blocks of the flight record that are written, wait or are being filled: half a minute and more at the pace of a treatment. One more, and the record ends there.</summary>
    public const int FlightBlocks = 32;

    /// <summary>A block of the flight record is handed on after this long: what a killed controller loses of it.</summary>
    public static readonly TimeSpan FlightTurn = TimeSpan.FromSeconds(1);

    /// <summary>Between two snapshots when nothing has changed.</summary>
    public static readonly TimeSpan SnapshotPeriod = TimeSpan.FromMilliseconds(100);

    /// <summary>How long an ending program waits for the proof that outputs are safe.</summary>
    public static readonly TimeSpan LongestWayToSafe = TimeSpan.FromSeconds(3);

    /// <summary>A loop that is older than this since its last round is not alive.</summary>
    public static readonly TimeSpan LongestRound = TimeSpan.FromMilliseconds(500);
}
