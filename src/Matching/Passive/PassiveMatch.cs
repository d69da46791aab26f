namespace IOMatch;

/// <summary>
/// Passive matching of a table against a service: generic keys, family, then parents or a location (K40–K53; IOService.cpp matchPassive, matchInternal).
/// </summary>
internal sealed class PassiveMatch(World world)
{
    private readonly GenericKeys generic = new(world);

    /// <summary>A candidate of a round: the class check is done, and the name that hit is kept.</summary>
    public PassiveResult Candidate(Service nub, Personality personality)
    {
        var result = default(PassiveResult);
        result.Score = personality.Score;
        result.Verdict = Match(nub, nub, personality.Matching, driverRound: true, ref result);
        return result;
    }

    /// <summary>Any matching dictionary, as a notification or a wait asks: nothing is kept, the class is checked.</summary>
    public MatchVerdict Table(Service service, MatchingTable table)
    {
        var ignored = default(PassiveResult);
        return Match(service, service, table, driverRound: false, ref ignored);
    }

    private MatchVerdict Match(Service nub, Service where, MatchingTable table, bool driverRound, ref PassiveResult result, Climb? climb = null)
    {
        var verdict = One(nub, where, table, driverRound, ref result, out var familyAsked);
        if (verdict != MatchVerdict.Yes || !familyAsked) return verdict;
        return table.ParentTable is { } parent ? Parents(nub, where, parent, climb ?? new(world))
            : table.LocationTable is { } location ? Location(nub, where, location, climb)
            : MatchVerdict.Yes;
    }

    /// <summary>The generic keys and the family of one service, without parents.</summary>
    private MatchVerdict One(Service nub, Service where, MatchingTable table, bool driverRound, ref PassiveResult result, out bool familyAsked)
    {
        familyAsked = false;
        if (!generic.Match(nub, where, table, driverRound, ref result.NameMatched, out var complete)) return MatchVerdict.No;
        if (complete)
        {
            world.Log?.Add(new MatchEvent.FamilySkipped(nub, where));
            return MatchVerdict.Yes;
        }
        familyAsked = true;
        var notes = world.Log is null ? null : new FamilyNotes();
        var answer = where.Family.Match(new FamilyQuestion(where, table.Table, table.Score, world.Host, notes));
        world.Log?.Add(new MatchEvent.FamilyAnswered(nub, where, where.Family, answer, table.Score, notes!.ToImmutable()));
        if (driverRound && answer.Verdict == MatchVerdict.Yes) result.Score = answer.Score;
        return answer.Verdict;
    }

    /// <summary>K53: one jump to the provider's matchLocation. A failure here fails the whole match.</summary>
    private MatchVerdict Location(Service nub, Service where, MatchingTable table, Climb? climb)
    {
        var at = where.Provider is { } provider ? provider.Family.MatchLocation(provider) : null;
        world.Log?.Add(new MatchEvent.SearchMoved(nub, at, table.Table, IsLocation: true));
        if (at is null) return MatchVerdict.No;
        var ignored = default(PassiveResult);
        return Match(nub, at, table, driverRound: false, ref ignored, climb);
    }

    /// <summary>
    /// K52: the nested table is asked of the provider and all above it. At the root the last alias met on the way is taken up,
    /// that service itself first. An alias that leads back to one still being followed never ends.
    /// </summary>
    private MatchVerdict Parents(Service nub, Service from, MatchingTable table, Climb climb)
    {
        climb.Visit(from);
        var at = from.Provider;
        while (true)
        {
            if (at is null)
            {
                at = climb.TakeAlias(table, out var endless);
                if (endless) return MatchVerdict.Hang;
            }
            world.Log?.Add(new MatchEvent.SearchMoved(nub, at, table.Table, IsLocation: false));
            if (at is null) return MatchVerdict.No;
            var ignored = default(PassiveResult);
            var verdict = One(nub, at, table, driverRound: false, ref ignored, out var familyAsked);
            if (verdict is not (MatchVerdict.Yes or MatchVerdict.No)) return verdict;
            if (verdict == MatchVerdict.Yes)
            {
                // a nested parent table goes on upwards from here and never comes back (K52); so does a location (K53)
                if (!familyAsked || (table.ParentTable is null && table.LocationTable is null)) return MatchVerdict.Yes;
                if (table.ParentTable is null) return Location(nub, at, table.LocationTable!, climb);
                table = table.ParentTable;
            }
            climb.Visit(at);
            at = at.Provider;
        }
    }

    /// <summary>The stack of aliases met while climbing (IOServiceLegacyMatchingRegistryID).</summary>
    private sealed class Climb(World world)
    {
        private readonly List<ulong> aliases = [];
        private readonly List<(ulong Id, MatchingTable Table, int Depth)> followed = [];

        public void Visit(Service service)
        {
            if (service[Keys.IOServiceLegacyMatchingRegistryID] is OSNumber id) aliases.Add(id.Value);
        }

        public Service? TakeAlias(MatchingTable table, out bool endless)
        {
            endless = false;
            if (aliases.Count == 0) return null;
            var id = aliases[^1];
            aliases.RemoveAt(aliases.Count - 1);

            // what lies above an alias on the stack was met while following it; once that is used up, it is done with
            followed.RemoveAll(f => f.Depth > aliases.Count);
            endless = followed.Exists(f => f.Id == id && ReferenceEquals(f.Table, table));
            followed.Add((id, table, aliases.Count));
            return endless ? null : world.MatchedService(id);
        }
    }
}
