using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Profiles;
using MediFacial.Devices.Core.Safety.Alarms;
using MediFacial.Devices.Core.Time;

namespace MediFacial.Devices.Core.Room;

/// <summary>What the room itself raises, beside the rules.</summary>
public sealed partial class RoomController
{
    const string ClientButton = "client-button", PanelLost = "panel-lost", PedalStuck = "pedal-stuck";

    static readonly AlarmText PedalHeld = new("The foot pedal is held down or stuck.", "It counts no passes until it is released.",
        "Take the foot off it and look whether something lies on it. Count passes on the panel meanwhile.", "Line pedal is active since it was first seen, or for longer than 10 s.");

    static readonly AlarmText ClientPressed = new("The client pressed the button.", "All energy is off; a running treatment is paused.",
        "Ask the client what is wrong and look at the skin.", "Line client-button became active: comfort stop, not latched.");

    static readonly AlarmText NoPanel = new("The panel that commanded was lost.", "All energy is off and the treatment is paused.",
        "Go on at another panel, or wake this one.", "No sign of life of the commanding panel for longer than pause-after-panel-loss.");

    void TickAlarms(Instant now)
    {
        _ruleAlarms.Tick(now);
        _technicalAlarms.Tick(now);
        LookAtPedal(now);
        if (_pedal.IsStuck(now)) _alarms.Raise(PedalStuck, _director.Session is null ? AlarmPriority.Low : AlarmPriority.Medium, PedalHeld, latches: false, now);
        else _alarms.Clear(PedalStuck, now);
        if (_room.Line(LineRole.ClientButton) != true) _alarms.Clear(ClientButton, now);
        if (!_panels.CommanderIsLost(now)) _alarms.Clear(PanelLost, now);
        _alarms.Tick(_room.IsAnyEnergised, now);
    }

    /// <summary>A click is a pass; held it is a stop like the one on the panel.</summary>
    void LookAtPedal(Instant now)
    {
        switch (_pedal.Look(_room.Line(LineRole.Pedal), now))
        {
            case PedalAct.Click: _director.NextRegion(now); break;
            case PedalAct.Hold: Stop(StopOrigin.Pedal, "pedal", latches: false, now); break;
        }
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
