using Microsoft.AspNetCore.Components;

namespace MediFacial.Devices.Panel.Controls;

/// <summary>Raised by the panel's script when a finger stayed on a hold button for 0.8 s.</summary>
[EventHandler("onheld", typeof(EventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
