using MediFacial.Devices.Twins.Parts;

namespace MediFacial.Devices.Twins;

public sealed partial class TwinRoom
{
    int _levels = -1;

    /// <summary>Grows whenever a line may have changed: who saw them at one count has nothing to look for before the next.</summary>
    public long LineVersion { get; private set; }

    /// <summary>Level of any line, now.</summary>
    public bool Line(int line) => line switch
    {
        RoomLines.EmergencyStop => _stop.IsClosed(EmergencyStopContact.First, _now),
        RoomLines.EmergencyStopB => _stop.IsClosed(EmergencyStopContact.Second, _now),
        RoomLines.Door => _door.FirstClosed,
        RoomLines.Pedal => _pedal.IsClosed(_now),
        RoomLines.ClientButton => _clientButton.IsClosed(_now),
        RoomLines.EnergyRunReadBack => _run.ContactClosed,
        RoomLines.EnergyPermitReadBack => _permit.ContactClosed,
        RoomLines.SteamOverTemperature => _steamer.OverTemperature,
        RoomLines.PanelInPlace => _panelInPlace,
        _ => LaserLine(line),
    };

    void FollowStop()
    {
        var closed = _stop.IsChainClosed(_now) && _mains;
        if (_run.EmergencyStopHealthy != closed) _run.EmergencyStopHealthy = closed;
        if (_permit.EmergencyStopHealthy != closed) _permit.EmergencyStopHealthy = closed;
    }

    /// <summary>Every line that a step may move: relays, door, laser and the bimetal.</summary>
    void FollowLines()
    {
        var levels = LaserLevels | (_run.ContactClosed ? 1 : 0) | (_permit.ContactClosed ? 2 : 0) | (_steamer.OverTemperature ? 4 : 0);
        if (levels == _levels) return;
        _levels = levels;
        LineVersion++;
    }

    /// <summary>Hands move lines at their own instants, between the points of the grid.</summary>
    void FollowHands()
    {
        LineVersion++;
        _handsMoveAt = Math.Min(_stop.NextEvent(_now), Math.Min(_pedal.NextEvent(_now), _clientButton.NextEvent(_now)));
    }

    public bool Line(string name) => Line(RoomLines.Number(name));

    /// <summary>The controller, or its guard, drives an output line.</summary>
    /// <exception cref="ArgumentException">The line is an input of the controller.</exception>
    public void SetOutputLine(int line, bool level)
    {
        if (!RoomLines.IsOutput(line)) throw new ArgumentException($"{RoomLines.Names[line]} is an input of the controller.", nameof(line));
        (_outputs[line], _due) = (level, 0);
        LineVersion++;
        if (line == RoomLines.EnergyRun) _run.SetInput(level, _now);
        else if (line == RoomLines.EnergyPermit) _permit.SetInput(level, _now);
        else if (line == RoomLines.SteamHeater) _steamer.Heater = level;
        else if (line == RoomLines.SteamDivert) _steamer.Divert = level;
        else SetLaserLine(line, level);
    }

    public void SetOutputLine(string name, bool level) => SetOutputLine(RoomLines.Number(name), level);
}
