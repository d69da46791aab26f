using System.Collections.Immutable;

namespace IOMatch;

/// <summary>All sets of up to three edits that may go together: of one personality, and no two of one thing.</summary>
internal sealed class EditSets
{
    /// <summary>Edits in a set at most.</summary>
    public const int Most = 3;

    private readonly ImmutableArray<Edit> edits;
    private readonly int[] costs;
    private readonly int[] slots;
    private readonly int[] personalities;

    public EditSets(ImmutableArray<Edit> edits)
    {
        this.edits = edits;
        costs = [.. edits.Select(e => e.Cost)];
        slots = Numbered(edits.Select(e => e.Slot));
        personalities = Numbered(edits.Select(e => (e as Edit.OfKey)?.Personality));
    }

    /// <summary>The sets that cost exactly so much, the smallest first.</summary>
    public IEnumerable<ImmutableArray<Edit>> OfCost(int cost)
    {
        for (var i = 0; i < costs.Length; i++)
        {
            if (costs[i] == cost) yield return [edits[i]];
        }
        for (var i = 0; i < costs.Length; i++)
        {
            for (var j = i + 1; j < costs.Length; j++)
            {
                if (costs[i] + costs[j] == cost && GoTogether(i, j)) yield return [edits[i], edits[j]];
            }
        }
        for (var i = 0; i < costs.Length; i++)
        {
            for (var j = i + 1; j < costs.Length; j++)
            {
                var left = cost - costs[i] - costs[j];
                if (left < 1 || !GoTogether(i, j)) continue;
                for (var k = j + 1; k < costs.Length; k++)
                {
                    if (costs[k] == left && GoTogether(i, k) && GoTogether(j, k)) yield return [edits[i], edits[j], edits[k]];
                }
            }
        }
    }

    private bool GoTogether(int a, int b) => slots[a] != slots[b] && (personalities[a] < 0 || personalities[b] < 0 || personalities[a] == personalities[b]);

    private static int[] Numbered(IEnumerable<string?> names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. names.Select(n => n is null ? -1 : numbers.TryGetValue(n, out var number) ? number : numbers[n] = numbers.Count)];
    }
}
