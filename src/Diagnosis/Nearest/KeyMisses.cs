using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>How far a table is from a nub, each key asked for itself.</summary>
/// <param name="Failing">The comparisons that fail.</param>
/// <param name="Agreed">The keys that hold, the provider class apart.</param>
/// <param name="FamilyRefuses">The family says no although no single key fails: a combination is incomplete, or a guard stands in the way.</param>
/// <param name="Remarks">What the family says about it.</param>
public sealed record KeyMisses(ImmutableArray<KeyMiss> Failing, ImmutableArray<string> Agreed, bool FamilyRefuses, ImmutableArray<string> Remarks)
{
    private const string Part = "iomatch part";
    private const int MostDeaths = 16;

    /// <summary>Comparisons that would have to come out otherwise.</summary>
    public int Count => Failing.Length + (FamilyRefuses ? 1 : 0);

    // keys that tell this device from others of its kind; a class or a speed does not
    private static readonly FrozenSet<string> Identities = new[]
    {
        "idVendor", "VendorID", "IOPCIMatch", "IOPCIPrimaryMatch", "IOPCISecondaryMatch", "Vendor Identification", "Vendor_ID", "GUID", "IONameMatch", "SerialNumber", "PSM",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Comparisons that hold, or would if the value were written as it is meant.</summary>
    public int AgreeingAsMeant => Agreed.Length + Failing.Count(MeantValue.IsMiswritten);

    /// <summary>Whether something that tells the device from others agrees: it is the device that the table is for.</summary>
    public bool IsThisDevice =>
        (Agreed.Any(Identities.Contains) || Failing.Any(m => Identities.Contains(m.Path[0]) && MeantValue.IsMiswritten(m)))
        && !IsOtherDevice;

    /// <summary>Whether something that tells the device from others is written for another one, not only miswritten.</summary>
    public bool IsOtherDevice => Failing.Any(m => Identities.Contains(m.Path[0]) && !MeantValue.IsMiswritten(m));

    /// <summary>Compares tables with a nub as if IOProviderClass were the nub's class.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="nub">The nub.</param>
    /// <param name="host">The host.</param>
    /// <param name="tables">Personalities.</param>
    /// <remarks>
    /// The kernel stops at the first generic key that fails and does not ask the family then. So each generic key is asked in a table of its own,
    /// and the family in one without generic keys: the engine answers, many tables in one simulation.
    /// </remarks>
    public static ImmutableArray<KeyMisses> Of(Registry registry, Service nub, Host host, IReadOnlyList<OSDictionary> tables)
    {
        var chain = NearbyRegistry.Chain(registry, nub);
        host = host with { DaemonAvailable = true, DriverKit = DriverKitFlags.Default, Kexts = Host.Default.Kexts };
        var misses = new Gatherer[tables.Count];
        for (var i = 0; i < tables.Count; i++) misses[i] = new();
        var left = Enumerable.Range(0, tables.Count).ToList();
        // a table that the kernel dies over ends the run for all behind it: they are asked again without it
        for (var deaths = 0; left.Count > 0 && deaths <= MostDeaths; deaths++)
        {
            var died = Ask(chain, nub, host, tables, left, misses);
            if (died < 0) break;
            misses[died].Dies();
            left.Remove(died);
            left.RemoveAll(i => misses[i].IsComplete);
        }
        return [.. misses.Select(m => m.Misses())];
    }

    /// <summary>One run; the table that the kernel died over, or -1.</summary>
    private static int Ask(Registry chain, Service nub, Host host, IReadOnlyList<OSDictionary> tables, List<int> asked, Gatherer[] misses)
    {
        var parts = new List<CataloguePersonality>();
        foreach (var i in asked)
        {
            var before = parts.Count;
            AddParts(parts, tables[i], nub.Class.Name, i);
            misses[i].Begin(parts.Count - before);
        }
        var source = new Catalogue([new(null, CatalogueBundleKind.Loose, KernelCollection.Unknown, [.. parts])]);
        var outcome = MatchSimulator.Run(chain, source, host: host, models: DriverModels.None);
        var steps = new List<MatchEvent>();
        foreach (var e in outcome.Transcript!)
        {
            if (e.Nub.Id != nub.Id) continue;
            switch (e)
            {
                case MatchEvent.CandidateTaken:
                    steps.Clear();
                    break;
                case MatchEvent.CandidateJudged { Stop: CandidateStop.KernelDied } judged:
                    return IndexOf(judged.Personality);
                case MatchEvent.CandidateJudged judged:
                    misses[IndexOf(judged.Personality)].Add(judged, steps);
                    break;
                case MatchEvent.RoundEnded:
                    return -1;
                default:
                    steps.Add(e);
                    break;
            }
        }
        return -1;
    }

    private static int IndexOf(Personality part) => int.Parse(((OSString)part.Table[Part]!).Text.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool IsFamilyPart(Personality part) => ((OSString)part.Table[Part]!).Text.EndsWith(" family", StringComparison.Ordinal);

    private static void AddParts(List<CataloguePersonality> parts, OSDictionary table, OSSymbol nubClass, int index)
    {
        var family = new OSDictionary.Builder();
        foreach (var (key, value) in table)
        {
            // dexts are compared like everybody; nobody is launched here
            if (key.Equals(Keys.IOUserServerName) || key.Equals(Keys.IOProviderClass)) continue;
            if (GenericMatchKeys.All.Contains(key) || (key.Equals(Keys.IOLocationMatch) && value is OSString)) Add(key.Text, new(new KeyValuePair<OSSymbol, OSObject>[] { new(key, value) }));
            else family.Set(key, value);
        }
        Add("family", family.ToDictionary());

        void Add(string name, OSDictionary part) => parts.Add(new(
            part.With(Keys.IOProviderClass, nubClass).With(Part, new OSString(string.Create(CultureInfo.InvariantCulture, $"{index} {name}"))),
            new(null, name, default)));
    }

    private sealed class Gatherer
    {
        private readonly List<KeyMiss> keys = [];
        private readonly List<string> remarks = [];
        private readonly List<string> agreed = [];
        private bool refuses;
        private int parts;

        /// <summary>Whether every part was judged.</summary>
        public bool IsComplete => parts == 0;

        public void Begin(int count)
        {
            keys.Clear();
            remarks.Clear();
            agreed.Clear();
            refuses = false;
            parts = count;
        }

        public void Dies()
        {
            parts = 0;
            refuses = true;
            remarks.Add("the kernel dies over it");
        }

        public void Add(MatchEvent.CandidateJudged judged, List<MatchEvent> steps)
        {
            parts--;
            var isFamily = IsFamilyPart(judged.Personality);
            var clauses = ImmutableArray.CreateBuilder<Clause>();
            ClauseReader.Match(clauses, judged.Nub, judged.Personality, judged, steps);
            var compared = clauses.OfType<Clause.Compared>().Where(c => c.Rule is not GenericRule.ProviderClass && ReferenceEquals(c.On, judged.Nub) && (isFamily || c.Rule is not null)).ToList();
            // what failed in a table that matches was one of several that suffice: IOPCIMatch asks two registers
            var failed = judged.Matched ? [] : Fewest([.. compared.Where(c => !c.Passed).DistinctBy(c => string.Join('\n', c.Path))]);
            agreed.AddRange(compared.Where(c => c.Passed).Select(c => c.Path[0]));
            foreach (var clause in failed) keys.Add(new(clause.Path, clause.Wanted, clause.Found));
            if (!isFamily || judged.Matched) return;
            if (clauses.OfType<Clause.Moved>().LastOrDefault() is { To: null } moved)
            {
                var key = moved.IsLocation ? Keys.IOLocationMatch : Keys.IOParentMatch;
                keys.Add(new([key.Text], judged.Personality.Table[key], null));
            }
            else if (failed.Count == 0)
            {
                refuses = true;
            }
            remarks.AddRange(clauses.OfType<Clause.Remark>().Select(r => r.Text));
        }

        // of the alternatives of IOPropertyMatch the one that is nearest
        private static List<Clause.Compared> Fewest(List<Clause.Compared> failed)
        {
            if (!failed.Exists(c => c.Path is [var key, _, _, ..] && key == Keys.IOPropertyMatch.Text)) return failed;
            return [.. failed.GroupBy(c => c.Path[1], StringComparer.Ordinal).MinBy(g => g.Count())!];
        }

        // what nobody judged holds nothing
        public KeyMisses Misses() => IsComplete ? new([.. keys], [.. agreed], refuses, [.. remarks]) : new([], [], true, ["it is not compared"]);
    }
}
