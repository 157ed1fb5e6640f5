namespace MediFacial.Devices.Core.Profiles.Yaml;

/// <summary>Guesses what a mistyped word was meant to be.</summary>
static class Nearest
{
    /// <returns>" Did you mean “vacuum”?" with a leading space, or nothing when no word is near.</returns>
    public static string Hint(string word, IEnumerable<string> allowed)
    {
        var near = allowed
            .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.distance <= Math.Max(1, Math.Min(word.Length, pair.candidate.Length) / 3))
            .OrderBy(pair => pair.distance).FirstOrDefault();
        return near.candidate is null ? "" : $" Did you mean “{near.candidate}”?";
    }

    /// <summary>Whether two neighbouring letters changed places, the commonest slip of all.</summary>
    static bool Swapped(string from, string to)
    {
        var first = from.AsSpan().CommonPrefixLength(to);
        return from.Length == to.Length && first + 1 < from.Length
            && from[first] == to[first + 1] && from[first + 1] == to[first] && from.AsSpan(first + 2).SequenceEqual(to.AsSpan(first + 2));
    }

    /// <summary>Letters to add, drop or exchange.</summary>
    static int Distance(string from, string to)
    {
        if (from.Length > 64 || to.Length > 64) return int.MaxValue;
        if (Swapped(from, to)) return 1;
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
