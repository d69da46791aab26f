using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Finds the personality of a driver that a dump shows, by what the instance took over from it.</summary>
/// <remarks>Observed: the property table of an instance begins as a copy of its personality; drivers change few of its keys.</remarks>
internal sealed class PersonalityIdentity
{
    private static readonly ImmutableArray<OSSymbol> GenericKeys =
    [
        Keys.IONameMatch, Keys.IOPropertyMatch, Keys.IOPropertyExistsMatch, Keys.IOParentMatch, Keys.IOPathMatch, Keys.IOLocationMatch, Keys.IOResourceMatch,
        Keys.IOUserClass, Keys.IOUserServerName,
    ];

    private readonly Dictionary<string, List<Personality>> byClass = new(StringComparer.Ordinal);
    private readonly DriverModels models;

    public PersonalityIdentity(KernelCatalogue catalogue, DriverModels models)
    {
        this.models = models;
        foreach (var personality in catalogue.Personalities)
        {
            if (personality.ClassName is not { } name) continue;
            if (!byClass.TryGetValue(name.Text, out var list)) byClass.Add(name.Text, list = []);
            list.Add(personality);
        }
    }

    /// <summary>Whether there is any personality of a class.</summary>
    public bool Knows(string @class) => byClass.ContainsKey(@class);

    /// <summary>The personalities that the driver can be from, in the order of the catalogue; empty when the catalogue has none.</summary>
    public ImmutableArray<Personality> Of(RegistryEntry driver, ObservedDriver observed, RegistryEntry nub) =>
        byClass.TryGetValue(observed.Class, out var list) ? [.. list.Where(p => IsOf(p, driver, observed, nub))] : [];

    private bool IsOf(Personality personality, RegistryEntry driver, ObservedDriver observed, RegistryEntry nub)
    {
        if (!string.Equals(personality.ProviderClass?.Text, observed.ProviderClass, StringComparison.Ordinal)) return false;
        if (!string.Equals(personality.Category.Text, observed.Category, StringComparison.Ordinal) && !string.Equals(models.Of(driver.Class).HoldsCategory, observed.Category, StringComparison.Ordinal)) return false;
        if (personality.BundleId is { } bundle && !string.Equals(bundle.Text, observed.Bundle, StringComparison.Ordinal)) return false;
        if (!string.Equals(Publisher(personality), Publisher(driver.Properties, observed), StringComparison.Ordinal)) return false;
        foreach (var key in GenericKeys)
        {
            if (Contradicts(key)) return false;
        }
        foreach (var key in KnownFamilies.Of(nub.Class).KeysRead)
        {
            if (Contradicts(key)) return false;
        }
        return true;

        bool Contradicts(OSSymbol key) =>
            personality.Table[key] is { } wanted && driver.Properties[key] is { } shown && !wanted.IsEqualTo(shown) && !IsCopied(wanted, shown, nub.Properties[key]);
    }

    /// <summary>
    /// Whether the driver has put its nub's value in place of the personality's, as HID drivers do: then nothing is left to see of the personality's.
    /// A single value can only be equal or be the wildcard, so there a difference from the nub speaks against the personality all the same.
    /// </summary>
    private static bool IsCopied(OSObject wanted, OSObject shown, OSObject? ofNub) =>
        ofNub is not null && shown.IsEqualTo(ofNub) && wanted is OSMembers or OSDictionary or OSString { Text: "*" };

    // OSKext names the publisher when it is not the bundle that the personality belongs to
    private static string? Publisher(Personality personality) =>
        (personality.Table[Keys.IOPersonalityPublisher] as OSString)?.Text ?? personality.Origin?.BundleId ?? personality.BundleId?.Text;

    private static string? Publisher(OSDictionary properties, ObservedDriver observed) =>
        (properties[Keys.IOPersonalityPublisher] as OSString)?.Text ?? observed.Bundle;
}
