using System.Collections.Immutable;

namespace IOMatch;

/// <summary>One property that a personality put into its nub.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Before">What the registry shows there; null when the nub had no such property.</param>
public sealed record MergedProperty(OSSymbol Key, OSObject Value, OSObject? Before)
{
    /// <summary>Whether the registry shows the value already: in a dump, that it was merged on that Mac.</summary>
    public bool IsShown => Before is not null && Value.IsEqualTo(Before);
}

/// <summary>
/// What a property-merging personality put into a nub. Its class (AppleUSBHostMergeProperties, AppleUSBMergeNub and their kind) exists for that alone: it
/// merges a dictionary of its personality into the provider and refuses, so that other drivers match. Nothing of it is ever attached.
/// </summary>
/// <param name="Personality">The personality.</param>
/// <param name="Nub">The nub.</param>
/// <param name="From">The key of the dictionary, mostly IOProviderMergeProperties.</param>
/// <param name="Properties">What it merges, in the order written.</param>
/// <param name="Certainty">How sure it is that the class does this.</param>
public sealed record PropertyMerge(Personality Personality, Service Nub, OSSymbol From, ImmutableArray<MergedProperty> Properties, Certainty Certainty)
{
    /// <summary>Whether the registry shows everything that is merged.</summary>
    public bool IsShown => Properties.All(p => p.IsShown);

    /// <summary>The merges of the asked personalities on a nub; empty when none of them merges there.</summary>
    internal static ImmutableArray<PropertyMerge> On(Service nub, IEnumerable<CandidateCourse> asked, Outcome outcome) =>
    [
        .. asked.Where(c => c.End is CourseEnd.Merged or CourseEnd.Started or CourseEnd.Left)
            .SelectMany(c => Of(nub, c.Personality, ModelOf(c.Personality, outcome.Registry, outcome.Models))),
    ];

    /// <summary>Whether a personality's class is made to merge properties and go, and it brings some.</summary>
    public static bool IsInjector(Personality personality, Registry registry, DriverModels models) => Goes(personality, ModelOf(personality, registry, models));

    /// <summary>The same by a model.</summary>
    internal static bool Goes(Personality personality, DriverModel model) =>
        Steps(model) is { IsDefault: false } steps && steps.Any(s => s is ModelStep.Refuse { When: Condition.Always }) && Merges(personality, steps).Any();

    /// <summary>Whether a nub holds, at the end, what an injector of a bundle merges: a quick look, for a dump may show the same already.</summary>
    internal static bool IsHeldBy(Service nub, CatalogueBundle bundle, Outcome outcome)
    {
        if (!bundle.Personalities.Any(p => p.Table is OSDictionary table && table.ContainsKey(Keys.IOProviderMergeProperties))) return false;
        var origins = bundle.Personalities.Select(p => p.Origin).ToHashSet<PersonalityOrigin>(ReferenceEqualityComparer.Instance);
        return outcome.KernelCatalogue.Personalities.Any(p => p.Origin is { } origin && origins.Contains(origin) && p.ProviderClass is { } wanted && nub.Class.IsA(wanted)
            && Happened(nub, p, ModelOf(p, outcome.Registry, outcome.Models)));
    }

    /// <summary>Whether a personality has just merged into a nub and gone.</summary>
    internal static bool Happened(Service nub, Personality personality, DriverModel model) => Goes(personality, model) && !Of(nub, personality, model).IsEmpty;

    // Steps can have conditions: what the nub holds now tells whether one was carried out.
    private static ImmutableArray<PropertyMerge> Of(Service nub, Personality personality, DriverModel model)
    {
        if (Steps(model) is not { IsDefault: false } steps) return [];
        var certainty = model.CertaintyOf(model.Probe is null ? "start" : "probe");
        return
        [
            .. Merges(personality, steps).Where(m => m.Table.All(p => nub[p.Key] is { } now && p.Value.IsEqualTo(now)))
                .Select(m => new PropertyMerge(personality, nub, m.Key, [.. m.Table.Select(p => new MergedProperty(p.Key, p.Value, nub.Entry?.Properties[p.Key]))], certainty)),
        ];
    }

    private static IEnumerable<(OSSymbol Key, OSDictionary Table)> Merges(Personality personality, ImmutableArray<ModelStep> steps)
    {
        foreach (var step in steps.OfType<ModelStep.Merge>())
        {
            if (personality.Table[step.Key] is OSDictionary { Count: > 0 } table) yield return (step.Key, table);
        }
    }

    private static ImmutableArray<ModelStep> Steps(DriverModel model) => model.Probe is { } probe && probe.Any(s => s is ModelStep.Merge) ? probe : model.Start ?? default;

    private static DriverModel ModelOf(Personality personality, Registry registry, DriverModels models) =>
        personality.ClassName is { } name ? models.Of(registry.ClassNamed(name)) : DriverModel.Default;
}
