using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What can be told of a bundle without a registry: each personality on the device that it asks for, among the drivers of a system.</summary>
/// <param name="Name">The bundle's name for readers.</param>
/// <param name="Catalogues">The drivers that it competes with.</param>
/// <param name="Answers">One for each personality, in order.</param>
/// <param name="Refusals">Bundles of which nothing can be sent to the kernel.</param>
/// <param name="Lint">What lint says.</param>
public sealed record Imagination(string Name, ImmutableArray<string> Catalogues, ImmutableArray<ImaginedAnswer> Answers, ImmutableArray<PersonalitiesRefused> Refusals, ImmutableArray<LintFinding> Lint)
{
    private const string DriverKitEntitlementName = "com.apple.developer.driverkit";

    /// <summary>Imagines the devices of a bundle.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="asked">The bundle.</param>
    /// <param name="system">The drivers that it competes with.</param>
    /// <param name="catalogues">Their names.</param>
    /// <param name="lint">What lint says.</param>
    public static Imagination Of(string name, Catalogue asked, Catalogue system, IEnumerable<string> catalogues, IEnumerable<LintResult> lint)
    {
        var source = system.With(asked);
        var answers = asked.Bundles.SelectMany(b => b.Personalities.Select(p => Answer(b, p, source)));
        return new(
            name,
            [.. catalogues],
            [.. answers],
            [.. asked.Bundles.Select(b => b.Bundle?.Delivery).OfType<PersonalitiesRefused>()],
            [.. lint.SelectMany(l => l.Findings)]);
    }

    private static ImaginedAnswer Answer(CatalogueBundle bundle, CataloguePersonality personality, Catalogue source)
    {
        if (personality.Table is not OSDictionary table) return Impossible($"it must be a dictionary, not {NubSketcher.Words(personality.Table)}");
        var classes = ClassHierarchy.BuiltIn;
        if (source.Classes.Where(c => classes[c.Key] is null).ToDictionary(StringComparer.Ordinal) is { Count: > 0 } more) classes = classes.With(more, "catalogue", Certainty.Assumed, out _);
        if (ImaginedDevice.Of(table, classes) is not { } device)
        {
            return Impossible(table[Keys.IOProviderClass] is { } given
                ? $"IOProviderClass must be a string, not {(given is OSString ? "an empty one" : NubSketcher.Words(given))}: the kernel offers it to no device"
                : "IOProviderClass is missing: the kernel offers it to no device");
        }
        var question = DriverQuestion.Of(source, personality.Origin.Name, p => ReferenceEquals(p.Origin, personality.Origin));
        var outcome = MatchSimulator.Run(device.Registry, source);
        var diagnosis = Diagnosis.Of(outcome, question, [outcome[device.Nub]]);
        return new(personality.Origin.Name, bundle, device, null, diagnosis, Entitlements(table, device));

        ImaginedAnswer Impossible(string problem) => new(personality.Origin.Name, bundle, null, problem, null, []);
    }

    private static ImmutableArray<string> Entitlements(OSDictionary table, ImaginedDevice device)
    {
        if (!table.ContainsKey(Keys.IOUserServerName)) return [];
        var provider = device.Nub.Class.Name.Text;
        var families = table[Keys.IOClass] is OSString kernel ? DriverKitSides.OfKernelClass(kernel.Text) : [];
        var here = families.Where(f => f.Provider.Split(',', StringSplitOptions.TrimEntries).Contains(provider, StringComparer.Ordinal)).ToImmutableArray();
        var ofNub = (device.Nub.Properties[Keys.IOServiceDEXTEntitlements] as OSArray)?.OfType<OSArray>().FirstOrDefault()?.OfType<OSString>().Select(s => s.Text) ?? [];
        var ofFamily = (here.IsEmpty ? families : here).Select(f => DriverKitSides.Entitlement(f.FamilyEntitlement)).OfType<string>();
        return [.. new[] { DriverKitEntitlementName }.Concat(ofNub).Concat(here.Select(f => DriverKitSides.Entitlement(f.ProviderEntitlement)).OfType<string>()).Concat(ofFamily).Distinct(StringComparer.Ordinal)];
    }
}
