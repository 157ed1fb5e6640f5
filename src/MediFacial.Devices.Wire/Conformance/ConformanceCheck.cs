namespace MediFacial.Devices.Wire.Conformance;

/// <summary>A group of rows that belong together, as steps on the line.</summary>
/// <param name="Promised">What stands in the row of a group that was not tried as a whole.</param>
/// <param name="Path">Key of the profile that promises it.</param>
/// <param name="NeedsOurs">Only of the part of the profile: of another one, nobody knows what its registers mean.</param>
sealed record ConformanceCheck(string Name, string Promised, string Path, bool NeedsOurs, Func<IEnumerable<WireStep>> Steps);
