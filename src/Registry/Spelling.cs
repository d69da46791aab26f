namespace IOMatch;

/// <summary>Finds what a misspelt word was meant to be.</summary>
public static class Spelling
{
    /// <summary>The candidate with the fewest edits (insert, delete, replace, swap neighbours), case counting half; null when none is near.</summary>
    /// <remarks>Near is up to a third of the word. Of equally near ones the first.</remarks>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        var bestDistance = 2 * Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (2 * Math.Abs(candidate.Length - word.Length) >= bestDistance) continue;
            var distance = Distance(word, candidate);
            if (distance < bestDistance) (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    // Optimal string alignment; costs are doubled so that a change of case can cost one.
    private static int Distance(string a, string b)
    {
        const int Longest = 128;
        var width = b.Length + 1;
        var rows = width <= Longest ? stackalloc int[3 * Longest] : new int[3 * width];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j <= b.Length; j++) last[j] = 2 * j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = 2 * i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = a[i - 1] == b[j - 1] ? 0 : char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 1 : 2;
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 2, last[j - 1] + replace);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 2);
            }
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }
}
