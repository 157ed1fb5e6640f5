using System.CommandLine;

namespace MediFacial.Devices.App.Verbs;

/// <summary><c>machine</c>: the state machines as the program runs them.</summary>
public static class MachineVerb
{
    public static Command Create() => new("machine", "The state machines that sequence a session and a device.") { MachineShowVerb.Create() };
}
