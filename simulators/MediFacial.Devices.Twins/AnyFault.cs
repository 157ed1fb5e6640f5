namespace MediFacial.Devices.Twins;

/// <summary>What has a word in the fault vocabulary: it happens to the room and its parts (<see cref="TwinFault"/>) or to the computer that runs it (<see cref="HostFault"/>).</summary>
public abstract record AnyFault;
