using MediFacial.Devices.Twins.Parts;
using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Twins;

/// <content>The door, the interlock module and the laser.</content>
public sealed partial class TwinRoom
{
    readonly RoomDoor _door;
    readonly LaserInterlockTwin _interlock = new();
    readonly TreatmentLaser _laser = new();

    long LaserDue => Math.Min(_door.NextEvent, Math.Min(_interlock.NextEvent, _laser.NextEvent));

    void StepLaser(bool supply)
    {
        _door.Step(_now);
        _interlock.Step(_now, supply, _door.FirstClosed, _door.SecondClosed);
        _laser.Step(_now, _interlock.ChainClosed);
    }

    TruthView WithLaser(TruthView truth) => truth with
    {
        LaserChainClosed = _interlock.ChainClosed,
        LaserContactsClosed = (_interlock.FirstClosed ? 1 : 0) + (_interlock.SecondClosed ? 1 : 0),
        LaserSignLit = _interlock.SignLit,
        LaserReady = _laser.Ready,
        LaserEmits = _laser.Emits,
    };

    bool LaserLine(int line) => line switch
    {
        RoomLines.DoorB => _door.SecondClosed,
        RoomLines.LaserFirstClosed => _interlock.FirstMirror,
        RoomLines.LaserSecondClosed => _interlock.SecondMirror,
        RoomLines.LaserSignLit => _interlock.SignLit,
        RoomLines.LaserReady => _laser.Ready,
        RoomLines.LaserEmission => _laser.Emits,
        _ => _outputs[line],
    };

    /// <summary>One bit for each line of <see cref="LaserLine"/> that is an input of the controller, and for the door's first contact.</summary>
    int LaserLevels => (_door.FirstClosed ? 8 : 0) | (_door.SecondClosed ? 16 : 0) | (_interlock.FirstMirror ? 32 : 0) | (_interlock.SecondMirror ? 64 : 0)
        | (_interlock.SignLit ? 128 : 0) | (_laser.Ready ? 256 : 0) | (_laser.Emits ? 512 : 0);

    void SetLaserLine(int line, bool level)
    {
        if (line == RoomLines.LaserFirst) _interlock.FirstCoil = level;
        else if (line == RoomLines.LaserSecond) _interlock.SecondCoil = level;
        else if (line == RoomLines.LaserSign) _interlock.Sign = level;
    }

    bool ApplyToLaser(TwinFault fault)
    {
        switch (fault)
        {
            case OpenDoor: _door.Move(false, _now); break;
            case CloseDoor: _door.Move(true, _now); break;
            case StickDoorContact stick: _door.Stick(stick.Contact == 2, stick.Stuck); break;
            case BridgeDoorLoop bridge: _interlock.DoorBridged = bridge.Bridged; break;
            case WeldLaserContact weld: _interlock.Weld(weld.Contact == 2, weld.Welded); break;
            case BreakLaserMirror mirror: _interlock.BreakMirror(mirror.Contact == 2, mirror.Broken); break;
            case BreakLaserCoil coil: _interlock.BreakCoil(coil.Contact == 2, coil.Broken); break;
            case BreakSignLamp lamp: _interlock.LampBroken = lamp.Broken; break;
            case StickEmission emission: _laser.EmissionStuck = emission.Stuck; break;
            case StickReady ready: _laser.ReadyStuck = ready.Stuck; break;
            case ResetLaser: _laser.Reset(_now); break;
            case PutLaserInStandby: _laser.Standby(); break;
            case HoldFootSwitch foot: _laser.FootSwitch = foot.Held; break;
            default: return false;
        }
        return true;
    }
}
