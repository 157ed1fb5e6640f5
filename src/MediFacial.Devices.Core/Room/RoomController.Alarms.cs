using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Safety.Alarms;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Room;

/// <summary>What the room itself raises, beside the rules.</summary>
public sealed partial class RoomController
{
    const string ClientButton = "client-button", PanelLost = "panel-lost";

    static readonly AlarmText ClientPressed = new("The client pressed the button.", "All energy is off and the treatment is paused.",
        "Ask the client what is wrong and look at the skin.", "Line client-button became active: comfort stop, not latched.");

    static readonly AlarmText NoPanel = new("The panel that commanded was lost.", "All energy is off and the treatment is paused.",
        "Go on at another panel, or wake this one.", "No sign of life of the commanding panel for longer than pause-after-panel-loss.");

    void TickAlarms(Instant now)
    {
        _ruleAlarms.Tick(now);
        _technicalAlarms.Tick(now);
        if (_room.Line(LineRole.ClientButton) != true) _alarms.Clear(ClientButton, now);
        if (!_panels.CommanderIsLost(now)) _alarms.Clear(PanelLost, now);
        _alarms.Tick(_room.IsAnyEnergised, now);
    }

    void LosePanel(Instant now)
    {
        Hold("the panel was lost", now);
        _alarms.Raise(PanelLost, AlarmPriority.Medium, NoPanel, latches: false, now);
    }

    /// <summary>Who resumes has seen why it was paused.</summary>
    Refusal? Resumed(OperatorRequest request, Instant now)
    {
        var refusal = _director.Resume(request, Against(now), now);
        if (refusal is null) _alarms.AcknowledgeLatched(_director.Session!.Start.Card.OperatorInitials.Trim(), request.From, now);
        return refusal;
    }
}
