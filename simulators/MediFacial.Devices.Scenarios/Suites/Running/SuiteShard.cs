namespace MediFacial.Devices.Scenarios.Suites.Running;

/// <summary>One of several parts of a suite that together are the whole. A scenario's place depends on its name alone, so that adding one moves no other.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct SuiteShard(int Number, int Of)
{
    public static readonly SuiteShard Whole = new(1, 1);

    public bool Has(string scenario)
    {
        // FNV-1a: the same on every machine, unlike string.GetHashCode.
        var hash = 14695981039346656037UL;
        foreach (var letter in scenario) hash = unchecked((hash ^ letter) * 1099511628211UL);
        // Names that differ in their last letter only must not end up together.
        hash = unchecked((hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL);
        return (int)((hash >> 32) % (ulong)Of) + 1 == Number;
    }

    /// <returns>False unless the text is <c>i/n</c> with 1 ≤ i ≤ n.</returns>
    public static bool TryParse(string text, out SuiteShard shard)
    {
        var parts = text.Split('/');
        shard = parts is [var number, var of] && int.TryParse(number, out var i) && int.TryParse(of, out var n) && i >= 1 && n <= 10_000 && i <= n ? new(i, n) : default;
        return shard.Of > 0;
    }

    public override string ToString() => $"{Number}/{Of}";
}
