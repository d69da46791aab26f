namespace IOMatch;

/// <summary>The nub whose values agree best with tables, whatever their IOProviderClass: for bundles that are no candidate anywhere, or miss everywhere.</summary>
internal static class NearestNub
{
    private const int MostNubs = 400;
    private const int MostTables = 100;

    public static Service? Of(Outcome outcome, IEnumerable<OSDictionary> tables, IEnumerable<Service> candidates)
    {
        var all = tables.ToList();
        if (all.Count == 0) return null;
        var first = candidates.ToList();
        var nubs = first.Count > 0 ? first : outcome.Services.Where(s => s.Personality is null && (s.State & EntryState.Registered) != 0 && s.Family.KeysRead.Length > 0 && !VerdictReader.IsResourceNub(s)).Take(MostNubs).ToList();
        Service? best = null;
        var most = 0;
        var fewest = int.MaxValue;
        foreach (var nub in nubs)
        {
            var reading = all.Where(t => first.Count > 0 || HasKeyFor(t, nub)).Take(MostTables).ToList();
            if (reading.Count == 0) continue;
            foreach (var misses in KeyMisses.Of(outcome.Registry, nub, outcome.Host, reading))
            {
                var agreeing = misses.AgreeingAsMeant;
                if (agreeing < most || (agreeing == most && misses.Count >= fewest) || (!misses.IsThisDevice && first.Count == 0)) continue;
                (best, most, fewest) = (nub, agreeing, misses.Count);
            }
        }
        return best;
    }

    // without a key that the nub's family reads nothing is near or far
    private static bool HasKeyFor(OSDictionary table, Service nub)
    {
        foreach (var key in table.Keys)
        {
            if (!key.Equals(Keys.IOClass) && nub.Family.KeysRead.Contains(key)) return true;
        }
        return false;
    }
}
