namespace MediFacial.Devices.Twins;

[Fault(FaultGroup.Plant, "The filter of the suction is clogged; 1 halves the flow.")]
public sealed record ClogFilter([Amount("of the line's resistance", 0, 100, 1, 3, 10, Healthy = 0)] double Resistance) : TwinFault;

[Fault(FaultGroup.Plant, "The hose or the bottle leaks; 0.002 is healthy.")]
public sealed record LeakAir([Amount("1/s", 0, 10, 0.05, 0.2, 1, Healthy = 0.002)] double Rate) : TwinFault;

[Fault(FaultGroup.Plant, "The waste bottle holds so much; 500 mL is full.")]
public sealed record FillWasteBottle([Amount("mL", 0, 500, 480, 500, 300, Healthy = 50)] double Millilitres) : TwinFault;

/// <param name="Wavelength">nm.</param>
[Fault(FaultGroup.Plant, "A string of LEDs is open: current is asked for and no light comes.")]
public sealed record LoseChannel([Choice(633, 415, 590, 830)] int Wavelength, bool Lost = true) : TwinFault;

[Fault(FaultGroup.Plant, "True light becomes this multiple of what the driver believes; its own photodiodes see nothing of it, the guard does.")]
public sealed record ScaleLight([Amount("times", 0, 10, 1.3, 1.5, 0.7, Healthy = 1)] double Factor) : TwinFault;

[Fault(FaultGroup.Plant, "The emitters give this part of their light, from age or a dirty window; every photodiode sees it, and the driver makes up for it as far as its current goes.")]
public sealed record DimLight([Amount("times", 0, 1, 0.85, 0.6, 0.3, Healthy = 1)] double Factor) : TwinFault;

[Fault(FaultGroup.Plant, "The LED panel is tilted or swung out of its place, or back into it.")]
public sealed record MovePanel(bool InPlace = false) : TwinFault;

[Fault(FaultGroup.Plant, "The fan of the LED panel stands still.")]
public sealed record StopFan(bool Stopped = true) : TwinFault;

[Fault(FaultGroup.Plant, "The thermostat on the heat sink of the LEDs does not open any more.")]
public sealed record WeldThermostat(bool Welded = true) : TwinFault;

[Fault(FaultGroup.Plant, "Scale makes the boiler spit drops of boiling water.")]
public sealed record ScaleBoiler(bool Scaled = true) : TwinFault;

/// <param name="Percent">Of the tank.</param>
[Fault(FaultGroup.Plant, "The tank of the steamer holds so much water.")]
public sealed record SetWaterLevel([Amount("%", 0, 100, 10, 3, 80, 100, Healthy = 80)] double Percent) : TwinFault;

[Fault(FaultGroup.Plant, "The water in the steamer is so warm.")]
public sealed record SetWaterTemperature([Amount("°C", 5, 100, 92, 20, 99)] double Celsius) : TwinFault;

[Fault(FaultGroup.Plant, "The dry-boil cut-out of the steamer does not open any more; the switch that reports still does.")]
public sealed record WeldCutOut(bool Welded = true) : TwinFault;

[Fault(FaultGroup.Plant, "The wire of the over-temperature switch is broken.")]
public sealed record BreakOverTemperatureWire(bool Broken = true) : TwinFault;

[Fault(FaultGroup.Plant, "The client's face moves to another distance from the steam nozzle.")]
public sealed record MoveFace([Amount("cm", 5, 100, 37, 30, 45, 40, Healthy = 40)] double Centimetres) : TwinFault;
