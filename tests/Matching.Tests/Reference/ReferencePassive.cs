namespace IOMatch.Reference;

/// <summary>matchPassive and matchInternal (K40–K55), one key after the other in the kernel's order.</summary>
internal sealed class ReferencePassive(ReferenceWorld world)
{
    // an alias that leads back to itself never ends (K52); nothing that ends is as long
    private const int Forever = 10_000;

    private static readonly string[] BsdKeys = ["BSD Name", "BSD Major", "BSD Minor", "BSD Unit"];

    /// <summary>What a comparison came to: the verdict, and the table with what it wrote into it.</summary>
    public readonly record struct Result(MatchVerdict Verdict, OSDictionary Table);

    /// <summary>Compares a personality with a nub; its class was found by the catalogue.</summary>
    public Result Candidate(ReferenceNub nub, OSDictionary personality) => Match(nub, personality, classDone: true, changes: true);

    /// <summary>Compares a dictionary with a service, as notifications and waits do.</summary>
    public bool Fits(ReferenceNub nub, OSDictionary table) => Match(nub, table, classDone: false, changes: false).Verdict == MatchVerdict.Yes;

    private Result Match(ReferenceNub nub, OSDictionary table, bool classDone, bool changes)
    {
        var first = Here(nub, table, classDone, changes);
        if (first.Verdict != MatchVerdict.Yes) return first;

        var aliases = new Stack<ulong>();
        var (at, asked) = (nub, table);
        for (var steps = 0; ; steps++)
        {
            if (steps > Forever) return first with { Verdict = MatchVerdict.Hang };
            if (asked["IOParentMatch"] is OSDictionary above) // K52
            {
                var verdict = MatchVerdict.No;
                while (verdict == MatchVerdict.No)
                {
                    if (++steps > Forever) return first with { Verdict = MatchVerdict.Hang };
                    if (at.Properties["IOServiceLegacyMatchingRegistryID"] is OSNumber alias) aliases.Push(alias.Value);
                    var next = at.Provider ?? (aliases.TryPop(out var id) ? world.Services.FirstOrDefault(s => s.Id == id && s.IsActive) : null);
                    if (next is null) return first with { Verdict = MatchVerdict.No };
                    at = next;
                    verdict = Here(at, above, classDone: false, changes: false).Verdict;
                }
                if (verdict != MatchVerdict.Yes) return first with { Verdict = verdict };
                asked = above;
            }
            else if (asked["IOLocationMatch"] is OSDictionary place) // K53
            {
                if (ReferenceFamilies.MatchLocation(at.Provider) is not { } located) return first with { Verdict = MatchVerdict.No };
                at = located;
                var verdict = Here(at, place, classDone: false, changes: false).Verdict;
                if (verdict != MatchVerdict.Yes) return first with { Verdict = verdict };
                asked = place;
            }
            else
            {
                return first;
            }
        }
    }

    /// <summary>matchInternal: the generic keys, then the family, on one service.</summary>
    private Result Here(ReferenceNub nub, OSDictionary table, bool classDone, bool changes)
    {
        var done = 0;
        Result no = new(MatchVerdict.No, table);
        Result yes() => new(MatchVerdict.Yes, table);
        bool over() => done == table.Count; // every key was dealt with: the family is not asked

        if (over()) return yes();
        if (table.ContainsKey("IOServiceNotificationUser")) // K40
        {
            done++;
            if (nub.IsInvisible) return no;
            if (over()) return yes();
        }
        var hasProxy = table.ContainsKey("IOExclaveProxy");
        if (nub.Properties.ContainsKey("exclave-assigned") ? !hasProxy && !table.ContainsKey("IOServiceNotificationUser") : hasProxy) return no;

        OSDictionary? compatible = null;
        if (table.ContainsKey("IOCompatibilityMatch")) // K41
        {
            done++;
            compatible = nub.Properties["IOCompatibilityProperties"] as OSDictionary;
            if (over()) return yes();
        }
        if (table["IOProviderClass"] is OSString providerClass) // K42
        {
            done++;
            if (compatible?["IOClass"] is { } stated)
            {
                if (!ReferenceEquality.Equal(providerClass, stated)) return no;
            }
            else if (!classDone && !nub.Class.IsA(providerClass.Text))
            {
                return no;
            }
            if (over()) return yes();
        }
        if (table["IONameMatch"] is { } names) // K43
        {
            done++;
            if (!CompareNames(nub, names, out var hit)) return no;
            if (changes) table = table.With("IONameMatched", hit);
            if (over()) return yes();
        }
        if (table["IOLocationMatch"] is OSString location) // K44
        {
            done++;
            if (nub.Location != location.Text) return no;
            if (over()) return yes();
        }
        var properties = compatible ?? nub.Properties;
        if (compatible is null && nub.Properties["IOUserServiceProperties"] is OSDictionary own) properties = Merged(properties, own);
        if (table["IOPropertyMatch"] is { } wanted) // K45
        {
            done++;
            if (wanted is not OSDictionary && wanted is not OSMembers) return no;
            if (!(wanted is OSDictionary one ? [one] : ((OSMembers)wanted).TakeWhile(m => m is OSDictionary).Cast<OSDictionary>()).Any(w => ReferenceEquality.Holds(properties, w))) return no;
            if (over()) return yes();
        }
        if (table["IOPropertyExistsMatch"] is { } present) // K46
        {
            done++;
            if (!Strings(present).Any(k => properties.ContainsKey(k.Text))) return no;
            if (over()) return yes();
        }
        if (table["IOPathMatch"] is OSString path) // K47
        {
            done++;
            if (!ReferenceEquals(world.FromPath(path.Text), nub) && !(compatible?["IOPath"] is { } stated && ReferenceEquality.Equal(path, stated))) return no;
            if (over()) return yes();
        }
        if (table["IORegistryEntryID"] is OSNumber id) // K48
        {
            done++;
            if (id.Value != nub.Id) return no;
            if (over()) return yes();
        }
        if (table["IOMatchedServiceCountMatch"] is OSNumber count)
        {
            done++;
            if (unchecked((uint)count.Value) != nub.Clients.Count(c => c.IsActive && c.Properties.ContainsKey("IOMatchCategory"))) return no;
            if (over()) return yes();
        }
        foreach (var key in BsdKeys) // K49
        {
            if (table[key] is not { } bsd) continue;
            done++;
            if (nub.Properties[key] is not { } found || !ReferenceEquality.Equal(bsd, found)) return no;
            if (over()) return yes();
        }

        var answer = ReferenceFamilies.Match(nub, table); // K51
        if (answer != MatchVerdict.Yes) return new(answer, table);
        return changes ? new(answer, table.With("IOProbeScore", new OSNumber(unchecked((uint)ReferenceCatalogue.ScoreOf(table)), 32))) : yes();
    }

    private static bool CompareNames(ReferenceNub nub, OSObject names, out OSString hit)
    {
        foreach (var name in Strings(names))
        {
            if (ReferenceFamilies.CompareName(nub, name, out hit)) return true;
        }
        hit = new("");
        return false;
    }

    /// <summary>A string, or the members of a collection up to the first that is none; a dictionary by its keys; nothing for another type.</summary>
    private static IEnumerable<OSString> Strings(OSObject value) => value switch
    {
        OSString s => [s],
        OSDictionary d => d.Keys.ToArray(),
        OSMembers m => m.TakeWhile(x => x is OSString).Cast<OSString>(),
        _ => [],
    };

    private static OSDictionary Merged(OSDictionary under, OSDictionary over)
    {
        foreach (var (key, value) in over) under = under.With(key, value);
        return under;
    }
}
