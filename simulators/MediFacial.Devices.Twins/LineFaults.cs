namespace MediFacial.Devices.Twins;

[Fault(FaultGroup.Line, "The adapter of a port is pulled: bytes go nowhere, parts run on.", Undo = "plug")]
public sealed record Unplug(string Bus) : TwinFault;

[Fault(FaultGroup.Line, "The adapter of a port is put back.")]
public sealed record Plug(string Bus) : TwinFault;

[Fault(FaultGroup.Line, "The plugs of two ports are put into each other's sockets: each port speaks to the parts of the other.", Undo = "unswap-plugs")]
public sealed record SwapPlugs(string Bus, string Other) : TwinFault;

[Fault(FaultGroup.Line, "Every plug is back in its own socket.")]
public sealed record UnswapPlugs : TwinFault;

/// <param name="Skip">A part's answer begins with its address: whoever wants to hit a value skips a few.</param>
[Fault(FaultGroup.Line, "One bit is flipped in each of the next bytes that parts send, behind so many that come through.")]
public sealed record CorruptBytes(string Bus, [Amount("bytes", 0, 100_000, 3, 30, 300, Healthy = 0)] int Count, [Amount("bytes", 0, 1000, 0, 3, 5)] int Skip = 0) : TwinFault;

[Fault(FaultGroup.Line, "The next bytes that parts send are lost.")]
public sealed record DropBytes(string Bus, [Amount("bytes", 0, 100_000, 3, 30, 300, Healthy = 0)] int Count) : TwinFault;

[Fault(FaultGroup.Line, "Every reply comes so much later, as through a slow converter.")]
public sealed record DelayReplies(string Bus, [Amount("ms", 0, 5000, 30, 100, 500, Healthy = 0)] double Milliseconds) : TwinFault;

[Fault(FaultGroup.Line, "Each of the next replies comes twice, as from a line that echoes.")]
public sealed record DuplicateReplies(string Bus, [Amount("replies", 0, 10_000, 1, 10, 100, Healthy = 0)] int Count) : TwinFault;

[Fault(FaultGroup.Line, "Each of the next replies comes in two halves with a pause between them, as an adapter with a full buffer sends it.")]
public sealed record SplitReplies(string Bus, [Amount("replies", 0, 10_000, 1, 10, 100, Healthy = 0)] int Count, [Amount("ms", 1, 1000, 20, 5, 100)] double Gap = 20) : TwinFault;

[Fault(FaultGroup.Line, "Nothing gets through to the controller for a while; then everything comes at once.")]
public sealed record StallLine(string Bus, [Amount("s", 0, 60, 0.2, 1, 5, Healthy = 0)] double Seconds) : TwinFault;
