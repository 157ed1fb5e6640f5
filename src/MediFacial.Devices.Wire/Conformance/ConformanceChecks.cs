using MediFacial.Devices.Core.Profiles;

namespace MediFacial.Devices.Wire.Conformance;

/// <summary>The checks of a part, in their order: who it is, what it says, what it takes, what it must refuse, and what it does alone.</summary>
static class ConformanceChecks
{
    public static IEnumerable<ConformanceCheck> Of(ConformanceBench bench)
    {
        var wire = bench.Part.Wire is ModbusRtuWire ? "wire/modbus-rtu" : "wire/ascii-line";
        yield return new("identity", "it says who it is", "identity", false, new IdentityChecks(bench).Identity);
        yield return new("signals", "every signal answers in its range", "signals", true, new SignalChecks(bench, wire).Sampled);
        yield return new("safe values", "every output takes its safe value", "signals", true, new OutputChecks(bench).SafeValues);
        yield return new("wrong requests", "what is wrong is refused or gets no answer", wire, true, new RefusalChecks(bench).Wrong);
        yield return new("other addresses", "requests for others get no answer", wire, true, new RefusalChecks(bench).Others);
        yield return new("pauses", "a request in two pieces does no harm", wire, true, new PauseChecks(bench, wire).Split);
        yield return new("out of range", "an output refuses what its range does not allow", "signals", true, new OutputChecks(bench).OutOfRange);
        yield return new("heartbeat", "without the host it makes itself safe", "heartbeat", true, new HeartbeatChecks(bench).Alone);
        yield return new("power cycle", "after switching on it is safe and the same", "identity", true, new PowerChecks(bench).Cycle);
        yield return new("nothing unasked", "nothing is said that nobody asked for", wire, true, new SignalChecks(bench, wire).Unasked);
    }

    /// <summary>Always the last.</summary>
    public static ConformanceCheck LeftSafe(ConformanceBench bench) =>
        new("left safe", "every output is safe at the end", "stop", true, new OutputChecks(bench).LeftSafe);
}
