using System.Device.Gpio;

namespace MediFacial.Devices.Transports;

/// <summary>A GPIO chip that was found: its driver, and where its lines are.</summary>
/// <param name="FindLine">Offset of a line by its name; null when the chip has no such line.</param>
public sealed record PinChip(GpioDriver Driver, Func<string, int?> FindLine);
