using System.Collections.Immutable;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Devices;
using MediFacial.Devices.Core.Doses;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Readings;
using MediFacial.Devices.Core.Safety.Envelope;
using MediFacial.Devices.Core.Safety.Guard;
using MediFacial.Devices.Core.Time;
using MediFacial.Devices.Core.Units;
using MediFacial.Devices.Core.Upkeep;

namespace MediFacial.Devices.Core.Room;

/// <summary>What the core knows of the room right now. One thread, plain fields.</summary>
internal sealed class RoomState
{
    /// <summary>Levels are posted every 50 ms; a line of which nothing was heard for longer than a tolerated freeze of the controller is not known any more.</summary>
    static readonly TimeSpan LinesHoldFor = TimeSpan.FromMilliseconds(500);

    readonly bool?[] _lines = new bool?[Enum.GetValues<LineRole>().Length];
    readonly Instant[] _heard = new Instant[Enum.GetValues<LineRole>().Length];

    public RoomState(RoomPlan plan, RoomStart start, EffectList effects, Safety.SafeOutputs safe)
    {
        Plan = plan;
        Readings = new(plan);
        Links = new LinkState[plan.Parts.Length];
        Faults = new LinkFault[plan.Parts.Length];
        SetPoints = [.. plan.Outputs.Select(output => output.Safe)];
        Wall = new(start.Wall);
        Zone = start.Zone;
        Doses = new(start.History);
        if (plan.Device<SuctionPlan>() is { } suction) Upkeep = new(plan, suction, start.History);
        HasEnergyContact = plan.Pin(LineRole.EnergyRunReadBack) is not null;
        HasGuard = plan.Pin(LineRole.EnergyPermit) is not null;
        _hasSecondContact = plan.Pin(LineRole.EmergencyStopB) is not null;
        HasEmergencyStop = plan.Pin(LineRole.EmergencyStop) is not null;
        _doorCounts = plan.Profile.Policies.DoorStopsEnergy && plan.Pin(LineRole.Door) is not null;
        _hasSecondDoorContact = plan.Pin(LineRole.DoorB) is not null;
        Devices = [.. plan.Devices.Select(device => new RunningDevice(plan, device, safe, effects))];
    }

    readonly bool _doorCounts;
    readonly bool _hasSecondDoorContact;
    readonly bool _hasSecondContact;

    public RoomPlan Plan { get; }
    public ReadingTable Readings { get; }
    public LinkState[] Links { get; }
    public LinkFault[] Faults { get; }

    /// <summary>What was last asked of each output; its safe value after a safe command.</summary>
    public Quantity[] SetPoints { get; }
    public ImmutableArray<RunningDevice> Devices { get; }
    public WallClock Wall { get; }

    /// <summary>The limits of the open session. The gate lets nothing past them.</summary>
    public EnvelopeInForce Envelope { get; } = new();

    /// <summary>What every skin has had.</summary>
    public DoseLedger Doses { get; }

    /// <summary>Filter and hose of the suction unit; null in a room without one.</summary>
    public SuctionUpkeep? Upkeep { get; }
    public TimeZoneInfo Zone { get; }
    public bool HasEnergyContact { get; }

    /// <summary>The second contact, in the hands of the guard.</summary>
    public bool HasGuard { get; }
    public GuardLine Guard { get; } = new();
    public bool HasEmergencyStop { get; }

    /// <summary>A stop or trip stands and was not reset.</summary>
    public bool IsLatched { get; set; }

    /// <summary>The energy-run latch was armed and not dropped since.</summary>
    public bool EnergyArmed { get; set; }
    public Instant EnergyArmedAt { get; set; }

    /// <summary>Unknown is open.</summary>
    public bool EmergencyStopHealthy => !HasEmergencyStop || (Line(LineRole.EmergencyStop) == true && (!_hasSecondContact || Line(LineRole.EmergencyStopB) == true));

    /// <summary>Read as open, which is more than not known as closed.</summary>
    public bool IsEmergencyStopOpen => Line(LineRole.EmergencyStop) == false || Line(LineRole.EmergencyStopB) == false;

    public Safety.EmergencyStopChannels EmergencyStop { get; } = new();

    public bool DoorAllowsEnergy => !_doorCounts || DoorClosed == true;

    /// <summary>Closed means: every contact of the door says so. Null: nobody knows.</summary>
    public bool? DoorClosed => !_hasSecondDoorContact ? Line(LineRole.Door)
        : Line(LineRole.Door) == false || Line(LineRole.DoorB) == false ? false
        : Line(LineRole.Door) == true && Line(LineRole.DoorB) == true ? true : null;

    /// <summary>Both contacts are read back closed.</summary>
    public bool EnergyContactClosed => Line(LineRole.EnergyRunReadBack) == true && (!HasGuard || Line(LineRole.EnergyPermitReadBack) == true);

    /// <summary>One of the two is read back as open, which is more than not known as closed: they are in series.</summary>
    public bool IsEnergyContactOpen => Line(LineRole.EnergyRunReadBack) == false || (HasGuard && Line(LineRole.EnergyPermitReadBack) == false);

    /// <summary>Each of them is read back as open: neither is welded.</summary>
    public bool AreEnergyContactsOpen => Line(LineRole.EnergyRunReadBack) == false && (!HasGuard || Line(LineRole.EnergyPermitReadBack) == false);

    /// <summary>Null: the line is not wired or cannot be read.</summary>
    public bool? Line(LineRole role) => _lines[(int)role];
    public void SetLine(LineRole role, bool? active, Instant now)
    {
        (_lines[(int)role], _heard[(int)role]) = (active, now);
        if (_hasSecondContact && role is LineRole.EmergencyStop or LineRole.EmergencyStopB)
            EmergencyStop.Seen(Line(LineRole.EmergencyStop), Line(LineRole.EmergencyStopB), now);
    }

    /// <summary>Known, but nothing was heard of it for too long. Stale is absent.</summary>
    public bool IsStale(LineRole role, Instant now) => _lines[(int)role] is not null && now.Since(_heard[(int)role]) > LinesHoldFor;

    public RunningDevice Device(DeviceId id) => Devices[id.Index];

    /// <summary>Is a device that this part drives asked to do anything?</summary>
    public bool IsInUse(PartId part)
    {
        foreach (var device in Devices)
            if (device.IsEnergised && device.Driven.Contains(part)) return true;
        return false;
    }

    public bool IsAnyEnergised
    {
        get
        {
            foreach (var device in Devices) if (device.IsEnergised) return true;
            return false;
        }
    }

    /// <summary>After a safe command the set-points say so.</summary>
    public void ForgetSetPoints(SafeCommand command)
    {
        foreach (var value in command.Values) SetPoints[value.Output.Index] = value.Value;
    }
}
