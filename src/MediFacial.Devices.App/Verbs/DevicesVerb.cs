using System.CommandLine;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>devices</c>: what is wired to this room, and what it says.</summary>
public static class DevicesVerb
{
    public static Command Create() => new("devices", "The parts of the room: what is bound, what is found on the ports, what goes over the wire.")
    {
        DevicesListVerb.Create(),
        DevicesFindVerb.Create(),
        DevicesTraceVerb.Create(),
        DevicesConformanceVerb.Create(),
    };
}
