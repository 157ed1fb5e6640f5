namespace MediFacial.Devices.Wire.Conformance;

public enum ConformanceVerdict : byte { Passed, Failed, NotTried }

/// <summary>One check of a part: what its profile promises, and what was seen.</summary>
/// <param name="Name">Stable and short, such as "sensor vacuum".</param>
/// <param name="Promised">In words.</param>
/// <param name="Where">File and line that promise it, such as "parts/sc-3.yaml:12".</param>
/// <param name="Seen">What was seen; of a check that was not tried: why not.</param>
public sealed record ConformanceRow(string Name, string Promised, string Where, string Seen, ConformanceVerdict Verdict);
