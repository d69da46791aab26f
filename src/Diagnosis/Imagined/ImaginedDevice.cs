using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A device made up from what a personality asks: the nub that would match, what is above it, and the resource nubs of every Mac.</summary>
/// <param name="Table">The personality.</param>
/// <param name="Registry">The imagined registry.</param>
/// <param name="Nub">The nub in it.</param>
/// <param name="Facts">The properties of the nub and of what is above it.</param>
/// <param name="Matches">Whether the engine says that the nub matches.</param>
/// <param name="Obstacles">Where it does not: what no device can have; empty when no single key is to blame.</param>
/// <param name="Open">Values that the file leaves open.</param>
public sealed record ImaginedDevice(
    OSDictionary Table, Registry Registry, RegistryEntry Nub, ImmutableArray<ImaginedFact> Facts, bool Matches, ImmutableArray<string> Obstacles, ImmutableArray<string> Open)
{
    internal const string ClassSource = "imagined";

    /// <summary>Whether no known kext brings the class of the nub: whether there is such a nub is then not known.</summary>
    public bool IsClassUnknown => Nub.Class.Source == ClassSource;

    /// <summary>Whether the nub stands for no hardware.</summary>
    public bool IsResourceNub => Nub.Class.Name.Text is "IOResources" or "IOUserResources";

    /// <summary>Imagines the device of a personality; null when it has no IOProviderClass, without which the kernel never tries it.</summary>
    /// <param name="table">The personality.</param>
    /// <param name="classes">The classes that are known; the built-in ones when null.</param>
    public static ImaginedDevice? Of(OSDictionary table, ClassHierarchy? classes = null)
    {
        if (table[Keys.IOProviderClass] is not OSString { Text.Length: > 0 } provider) return null;
        ImaginedDevice? first = null;
        for (var variant = 0; variant < NubSketcher.Variants; variant++)
        {
            var device = Draw(table, provider.Text, classes ?? ClassHierarchy.BuiltIn, variant);
            if (device.Matches) return device;
            first ??= device;
        }
        return first;
    }

    /// <summary>A real nub beside the device that would fit.</summary>
    /// <param name="outcome">A simulation with the real registry.</param>
    /// <param name="real">A nub of it.</param>
    public ImaginedComparison Compare(Outcome outcome, Service real)
    {
        var misses = KeyMisses.Of(outcome.Registry, real, outcome.Host, [Table])[0];
        var isClassRight = Table[Keys.IOProviderClass] is OSString wanted && real.Class.IsA(new OSSymbol(wanted.Text));
        return new(
            this,
            real,
            isClassRight,
            [.. misses.Failing.Select(m => new ImaginedDifference(string.Join('.', m.Path), m.Wanted, Nub.Properties[new OSSymbol(m.Path[^1])], m.Found))],
            misses.Remarks);
    }

    private static ImaginedDevice Draw(OSDictionary table, string provider, ClassHierarchy classes, int variant)
    {
        var sketcher = new NubSketcher(classes, variant);
        var nub = sketcher.Draw(table, provider);
        var chain = nub.Chain().Reverse().ToList();
        foreach (var name in new[] { "IOUserResources", "IOResources" })
        {
            var resources = chain.Find(s => s.Class.Name.Text == name);
            if (resources is null) chain.Insert(1, resources = sketcher.Usual(name));
            foreach (var (key, value) in sketcher.Published)
            {
                // what every Mac publishes keeps its value
                _ = resources.Ask(key, resources.Properties[new OSSymbol(key)] ?? value);
            }
        }
        var builder = new Registry.Builder(sketcher.Classes);
        var entries = new Dictionary<NubSketch, RegistryEntry>();
        foreach (var sketch in chain)
        {
            var above = sketch.Above is null ? null : entries.GetValueOrDefault(sketch.Above) ?? entries[chain[0]];
            entries.Add(sketch, builder.Add(sketch.Class, sketch.Name, sketch.Location, sketch.Properties, above, sketch.Id, isServiceRoot: above is null));
        }
        if (sketcher.Path is { Plane: not Registry.ServicePlane and var plane })
        {
            RegistryEntry? parent = null;
            foreach (var sketch in nub.Chain().Reverse())
            {
                builder.Attach(plane, entries[sketch], parent);
                parent = entries[sketch];
            }
        }
        var registry = builder.ToRegistry();
        var facts = nub.Chain().SelectMany(s => s.Properties.Select(p => new ImaginedFact(entries[s], p.Key.Text, p.Value, s.IsAsked(p.Key.Text)))).ToImmutableArray();
        var matches = Judge(registry, entries[nub], table);
        return new(table, registry, entries[nub], facts, matches, matches ? [] : [.. sketcher.Obstacles.Distinct(StringComparer.Ordinal)], [.. sketcher.Open.Distinct(StringComparer.Ordinal)]);
    }

    // the engine has the last word
    private static bool Judge(Registry registry, RegistryEntry nub, OSDictionary table)
    {
        var outcome = MatchSimulator.Run(registry, Catalogue.Of(table), models: DriverModels.None);
        return outcome.Transcript!.OfType<MatchEvent.CandidateJudged>().Any(j => j.Matched && ReferenceEquals(j.Nub.Entry, nub));
    }
}
