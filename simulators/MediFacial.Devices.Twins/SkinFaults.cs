using MediFacial.Devices.Twins.Plants;

namespace MediFacial.Devices.Twins;

[Fault(FaultGroup.Skin, "Somebody presses the skin probe on a region of the face.", Undo = "lift-probe")]
public sealed record PressProbe(SkinRegion Region) : TwinFault;

[Fault(FaultGroup.Skin, "Somebody lifts the skin probe off the skin, or out of its cradle.")]
public sealed record LiftProbe : TwinFault;

[Fault(FaultGroup.Skin, "The skin probe is put into its cradle, where it charges and does not measure.")]
public sealed record DockProbe(bool Docked = true) : TwinFault;

[Fault(FaultGroup.Skin, "The battery of the skin probe holds so much.")]
public sealed record DrainProbe([Amount("%", 0, 100, 3, 0, 50, 90, Healthy = 90)] double Percent) : TwinFault;

/// <param name="Phototype">Fitzpatrick, 1 to 6.</param>
[Fault(FaultGroup.Skin, "Somebody else sits in the chair, with a skin of her own.")]
public sealed record SeatClient([Choice(2, 1, 3, 4, 5, 6)] int Phototype, SkinKind Skin) : TwinFault;
