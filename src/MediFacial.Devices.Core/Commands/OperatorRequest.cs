using System.Collections.Immutable;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Protocols;
using MediFacial.Devices.Core.Units;

namespace MediFacial.Devices.Core.Commands;

/// <summary>What a person, or a line that a person pulls, can ask of the room. A closed set.</summary>
/// <param name="From">Which panel or line asked; two panels may stop, one commands.</param>
public abstract record OperatorRequest(string From);

/// <summary>Start a session: what the client card says, and the files it runs with.</summary>
/// <param name="Files">Bytes of protocol and products, kept with the record.</param>
public sealed record StartSession(
    string From, Guid Session, ProtocolProfile Protocol, ImmutableArray<ProductProfile> Products, ClientCard Card, ImmutableArray<ProfileFile> Files)
    : OperatorRequest(From)
{
    /// <summary>Devices that this visit does without: their steps are left out, and need not be ready.</summary>
    public ImmutableArray<DeviceKind> Without { get; init; } = [];
}

/// <summary>The minimal client card. The client appears by pseudonym only.</summary>
/// <param name="Skin">Decides how much of a vacuum the client gets.</param>
/// <param name="Answers">Every contraindication of the protocol with its answer; a missing answer refuses the start.</param>
public sealed record ClientCard(
    string OperatorInitials, string ClientPseudonym, Phototype Phototype, SkinType Skin, string? Visit, ImmutableArray<CardAnswer> Answers);

public readonly record struct CardAnswer(string Contraindication, bool Yes);

/// <summary>The client says something else than the card while the session is open. A yes leaves out what it blocks, also what runs; it cannot be taken back in this session.</summary>
public sealed record ChangeAnswer(string From, string Contraindication, bool Yes) : OperatorRequest(From);

/// <summary>Begin the step that is waiting: for a device step this asks for energy.</summary>
public sealed record BeginStep(string From) : OperatorRequest(From);

/// <summary>The running manual step is done, or the finished device step is left.</summary>
public sealed record NextStep(string From) : OperatorRequest(From);

public sealed record SkipStep(string From, string Reason) : OperatorRequest(From);

public sealed record PauseSession(string From) : OperatorRequest(From);

public sealed record ResumeSession(string From) : OperatorRequest(From);

public enum StopOrigin : byte { Panel, EmergencyStop, ClientButton, Pedal, Interface, Shutdown, Door }

/// <summary>Never refused, never confirmed, never queued.</summary>
public sealed record StopEverything(string From, StopOrigin Origin) : OperatorRequest(From);

/// <summary>Clears a latched stop whose cause is gone. Restarts nothing.</summary>
/// <remarks>After a hardware fault only the reason <see cref="Repaired"/> is taken (design §3.3).</remarks>
public sealed record ResetStop(string From, string Reason, string Initials) : OperatorRequest(From)
{
    public const string Repaired = "A technician has repaired and checked it";
}

/// <summary>Changes the set-point of the running step: downwards freely, upwards inside the range.</summary>
public sealed record ChangeSetPoint(string From, Quantity Value) : OperatorRequest(From);

public sealed record TickChecklist(string From, int Item, bool Done) : OperatorRequest(From);

public sealed record EnterLot(string From, string Product, string Lot) : OperatorRequest(From);

/// <summary>Eye shields, or eyewear for the laser, on: two separate confirmations are needed before light.</summary>
public sealed record ConfirmEyeShields(string From, bool Second) : OperatorRequest(From);

/// <summary>Close the contact in the laser's interlock chain, if everything allows it. Needed anew after every opening.</summary>
public sealed record ArmLaser(string From) : OperatorRequest(From);

/// <summary>Open it. Never refused.</summary>
public sealed record DisarmLaser(string From) : OperatorRequest(From);

/// <summary>The client agrees to go on: asked for after a stop, a comfort stop and every pause over 60 s.</summary>
public sealed record ConfirmConsent(string From) : OperatorRequest(From);

/// <summary>The peel is off the skin, neutralised or rinsed. Possible at any time while one is on it, also after a restart.</summary>
public sealed record ConfirmRinsed(string From) : OperatorRequest(From);

/// <summary>Somebody has compared date and time with a clock that is right. Needed after a jump: without it no times between treatments can be judged.</summary>
public sealed record ConfirmClock(string From, string Initials) : OperatorRequest(From);

public sealed record ChooseRegion(string From, FaceRegion Region) : OperatorRequest(From);

/// <summary>One pass over the region is done; goes on to the next. Also the pedal.</summary>
public sealed record NextRegion(string From) : OperatorRequest(From);

/// <summary>Preheat the steamer, diverted away, while another step runs or before the steam step begins.</summary>
public sealed record PrepareSteam(string From) : OperatorRequest(From);

/// <summary>Tests the energy contact once more, after what the last test found was put in order.</summary>
public sealed record RepeatSelfTest(string From) : OperatorRequest(From);

/// <summary>The operator shuts the tip with the thumb, and the suction shows within about 15 s whether its hose is tight. Once a working day before the first suction.</summary>
public sealed record TestLeak(string From) : OperatorRequest(From);

/// <summary>A new filter is in the suction unit: what was learnt of the old one is forgotten, and suction that it blocked may go on.</summary>
public sealed record ConfirmFilter(string From, string Initials) : OperatorRequest(From);

public sealed record TakeCommand(string From) : OperatorRequest(From);

/// <summary>Silences one alarm; what it tells stays visible while its condition stands. Any panel may.</summary>
public sealed record AcknowledgeAlarm(string From, string Alarm, string Initials) : OperatorRequest(From);

/// <summary>No alarm sound for at most two minutes; a worse one breaks it. Any panel may.</summary>
public sealed record PauseAlarmSound(string From) : OperatorRequest(From);

/// <summary>The operator has seen an interrupted session of an earlier run, or the summary of a finished one.</summary>
public sealed record DismissReport(string From) : OperatorRequest(From);

/// <summary>Ends a session that is paused or waiting, outputs safe, and closes its record.</summary>
public sealed record EndSession(string From, string Reason) : OperatorRequest(From);

/// <summary>What became of a request. <see cref="Refusal"/> null means done.</summary>
public sealed record OperatorAnswer(Refusal? Refusal)
{
    public static readonly OperatorAnswer Done = new((Refusal?)null);
    public bool IsDone => Refusal is null;
}
