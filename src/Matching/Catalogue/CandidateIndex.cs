using System.Runtime.InteropServices;

namespace IOMatch;

/// <summary>
/// The candidates of a provider class, found by what tells them apart (vendor and product, PCI id): a personality whose family
/// is sure to refuse the nub is never looked at. What is left comes in the kernel's order, and the outcome is the same.
/// </summary>
/// <remarks>Only for rounds to which nobody listens: a transcript tells of every candidate.</remarks>
internal sealed class CandidateIndex
{
    // positions in the order of candidates
    private readonly int[] always;
    private readonly Dictionary<int, int[]> byCode;

    public CandidateIndex(Personality[] inOrder, Family family)
    {
        var untold = new List<int>();
        var told = new Dictionary<int, List<int>>();
        var codes = new List<int>();
        for (var i = 0; i < inOrder.Length; i++)
        {
            codes.Clear();
            if (!family.Tells(inOrder[i].Table, codes))
            {
                untold.Add(i);
                continue;
            }
            foreach (var code in codes)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(told, code, out _);
                list ??= [];
                if (list.Count == 0 || list[^1] != i) list.Add(i);
            }
        }
        always = [.. untold];
        byCode = told.ToDictionary(t => t.Key, t => t.Value.ToArray());
    }

    /// <summary>Positions of the candidates that could match, in order; false when the nub cannot be asked this way.</summary>
    /// <param name="nub">The nub.</param>
    /// <param name="codes">Room to work in.</param>
    /// <param name="positions">The answer.</param>
    public bool Select(Service nub, List<int> codes, List<int> positions)
    {
        codes.Clear();
        if (!nub.Family.Asks(nub, codes)) return false;
        positions.Clear();
        positions.AddRange(always);
        var found = 0;
        foreach (var code in codes)
        {
            if (!byCode.TryGetValue(code, out var told)) continue;
            positions.AddRange(told);
            found++;
        }
        if (found == 0) return true;
        positions.Sort();
        // two codes of one personality, such as two PCI ids that are both the nub's
        var kept = 1;
        for (var i = 1; i < positions.Count; i++)
        {
            if (positions[i] != positions[kept - 1]) positions[kept++] = positions[i];
        }
        positions.RemoveRange(kept, positions.Count - kept);
        return true;
    }
}
