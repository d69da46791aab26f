namespace IOMatch;

/// <summary>The nub whose values agree best with tables, whatever their IOProviderClass: for bundles that are no candidate anywhere, or miss everywhere.</summary>
internal static class NearestNub
{
    private const int MostLooks = 500_000;
    private const int MostNubs = 64;
    private const int MostTables = 100;

    public static Service? Of(Outcome outcome, IEnumerable<OSDictionary> tables, IEnumerable<Service> candidates)
    {
        var all = tables.ToList();
        if (all.Count == 0) return null;
        var first = candidates.ToList();
        IEnumerable<Service> nubs = first.Count > 0 ? first : outcome.Services.Where(s => s.Personality is null && (s.State & EntryState.Registered) != 0 && s.Family.KeysRead.Length > 0 && !VerdictReader.IsResourceNub(s));
        Service? best = null;
        var most = 0;
        var fewest = int.MaxValue;
        foreach (var (nub, reading) in nubs.Take(MostLooks / all.Count).Select(n => (n, Alike(all, n, first.Count > 0))).Where(n => n.Item2.Tables.Count > 0).OrderByDescending(n => n.Item2.Most).Take(MostNubs))
        {
            foreach (var misses in KeyMisses.Of(outcome.Registry, nub, outcome.Host, reading.Tables))
            {
                var agreeing = misses.AgreeingAsMeant;
                if (agreeing < most || (agreeing == most && misses.Count >= fewest) || (!misses.IsThisDevice && first.Count == 0)) continue;
                (best, most, fewest) = (nub, agreeing, misses.Count);
            }
        }
        return best;
    }

    /// <summary>The tables that have the most in common with a nub at a glance, without asking the engine.</summary>
    private static (List<OSDictionary> Tables, int Most) Alike(List<OSDictionary> all, Service nub, bool isCandidate)
    {
        var alike = all.Where(t => isCandidate || Elsewhere.HasKeyFor(t, nub)).Select(t => (Table: t, Same: Same(t, nub))).OrderByDescending(t => t.Same).Take(MostTables).ToList();
        return ([.. alike.Select(t => t.Table)], alike is [var first, ..] ? first.Same : 0);
    }

    internal static int Same(OSDictionary table, Service nub)
    {
        var same = 0;
        foreach (var (key, value) in table)
        {
            if (nub[key] is { } found && (found.IsEqualTo(value) || MeantValue.IsMiswritten(new([key.Text], value, found)))) same++;
        }
        return same;
    }
}
