namespace MediFacial.Devices.Twins;

[Fault(FaultGroup.Part, "The firmware hangs: no answers, outputs stay as they are.", Undo = "thaw")]
public sealed record Freeze(string Part) : TwinFault;

[Fault(FaultGroup.Part, "The firmware runs again.")]
public sealed record Thaw(string Part) : TwinFault;

[Fault(FaultGroup.Part, "The supply of a part dips: outputs off, 2 s of silence, registers as at power-on.")]
public sealed record Reboot(string Part) : TwinFault;

[Fault(FaultGroup.Part, "A part thinks so much longer before each reply.")]
public sealed record SlowPart(string Part, [Amount("ms", 0, 5000, 20, 100, 500, Healthy = 0)] double Milliseconds) : TwinFault;

/// <param name="Serial">8 characters.</param>
[Fault(FaultGroup.Part, "Another part of the same kind stands in its place, with another serial number.", Undo = "return-part")]
public sealed record ReplacePart(string Part, string Serial = "ZZ0-0000") : TwinFault;

[Fault(FaultGroup.Part, "The part that belongs here is back.")]
public sealed record ReturnPart(string Part) : TwinFault;

[Fault(FaultGroup.Part, "A part says that it is another model: another firmware, or another maker's part at the same address.")]
public sealed record MisidentifyPart(string Part, bool Wrong = true) : TwinFault;

[Fault(FaultGroup.Part, "The sensor reports its last value for ever.", Undo = "heal-sensor")]
public sealed record StickSensor(string Part, string Sensor) : TwinFault;

/// <param name="By">In the sensor's unit.</param>
[Fault(FaultGroup.Part, "The sensor reads so much too high, or too low.", Undo = "heal-sensor")]
public sealed record OffsetSensor(string Part, string Sensor, [Amount("of its unit", -1000, 1000, 3, -3, 10, -10)] double By) : TwinFault;

/// <param name="Factor">What a sensor reports for 1: its gain; 1 is healthy.</param>
[Fault(FaultGroup.Part, "The sensor reports this multiple of what is so.", Undo = "heal-sensor")]
public sealed record ScaleSensor(string Part, string Sensor, [Amount("times", 0, 10, 0.85, 0.5, 1.3, 2)] double Factor) : TwinFault;

/// <param name="PerMinute">In the sensor's unit.</param>
[Fault(FaultGroup.Part, "The sensor drifts away, further every second.", Undo = "heal-sensor")]
public sealed record DriftSensor(string Part, string Sensor, [Amount("of its unit", -1000, 1000, 1, -1, 5, -5)] double PerMinute) : TwinFault;

/// <param name="By">Root mean square, in the sensor's unit.</param>
[Fault(FaultGroup.Part, "The sensor is noisy: a bad earth, a lamp near its wire.", Undo = "heal-sensor")]
public sealed record NoisySensor(string Part, string Sensor, [Amount("of its unit", 0, 1000, 1, 3, 10)] double By) : TwinFault;

[Fault(FaultGroup.Part, "The wire of the sensor is broken.", Undo = "heal-sensor")]
public sealed record OpenSensor(string Part, string Sensor) : TwinFault;

[Fault(FaultGroup.Part, "The sensor is whole again.")]
public sealed record HealSensor(string Part, string Sensor) : TwinFault;

[Fault(FaultGroup.Part, "The suction console answers everything but its heartbeat, which it refuses.")]
public sealed record RefuseHeartbeat(bool Refuses = true) : TwinFault;

[Fault(FaultGroup.Part, "The console's regulator valve sticks shut: full suction whatever the set-point, while the pump is asked.")]
public sealed record StickRegulator(bool Stuck = true) : TwinFault;

[Fault(FaultGroup.Part, "The pump's relay does not open any more: it runs while there is supply.")]
public sealed record WeldPump(bool Welded = true) : TwinFault;

[Fault(FaultGroup.Part, "The pump does not turn any more.")]
public sealed record BreakPump(bool Broken = true) : TwinFault;

[Fault(FaultGroup.Part, "The vent valve does not leave its closed position.")]
public sealed record StickVentShut(bool Stuck = true) : TwinFault;

[Fault(FaultGroup.Part, "The vent valve does not leave its open position: no vacuum builds up.")]
public sealed record StickVentOpen(bool Stuck = true) : TwinFault;

[Fault(FaultGroup.Part, "The heater's relay does not open any more: it heats while there is supply.")]
public sealed record WeldHeater(bool Welded = true) : TwinFault;

[Fault(FaultGroup.Part, "The heating element is broken: nothing gets warm.")]
public sealed record BreakHeater(bool Broken = true) : TwinFault;

[Fault(FaultGroup.Part, "The divert valve of the steamer stays where it is, whatever its drive and its spring do.")]
public sealed record JamDivert(bool Jammed = true) : TwinFault;

[Fault(FaultGroup.Part, "What is lit stays lit as long as there is lamp supply: a shorted current source.")]
public sealed record StickLight(bool Stuck = true) : TwinFault;

/// <param name="Wavelength">nm.</param>
[Fault(FaultGroup.Part, "A channel that nobody set shines while there is lamp supply.")]
public sealed record ShortChannel([Choice(415, 590, 633, 830)] int Wavelength, [Amount("of its full current", 0, 1, 0.3, 0.1, 1, Healthy = 0)] double Current = 0.3) : TwinFault;

[Fault(FaultGroup.Part, "The cables of two channels are swapped: what is set on one lights the other.", Undo = "unswap-channels")]
public sealed record SwapChannels([Choice(415, 590, 633, 830)] int One, [Choice(633, 415, 590, 830)] int Other) : TwinFault;

[Fault(FaultGroup.Part, "Every channel is on its own cable again.")]
public sealed record UnswapChannels : TwinFault;

[Fault(FaultGroup.Part, "The contact that the controller pulses does not open any more.")]
public sealed record WeldEnergyContact(bool Welded = true) : TwinFault;

[Fault(FaultGroup.Part, "The contact that the guard pulses does not open any more.")]
public sealed record WeldPermitContact(bool Welded = true) : TwinFault;
