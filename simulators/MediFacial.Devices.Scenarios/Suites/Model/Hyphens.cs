namespace MediFacial.Devices.Scenarios.Suites.Model;

/// <summary>Names of code as files write them.</summary>
static class Hyphens
{
    /// <returns><c>LeftCheek</c> as <c>left-cheek</c>, <c>Light415</c> as <c>light-415</c>.</returns>
    public static string Of(string name) => string.Concat(name.Select((letter, at) =>
        at > 0 && (char.IsUpper(letter) || (char.IsDigit(letter) && !char.IsDigit(name[at - 1]))) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
