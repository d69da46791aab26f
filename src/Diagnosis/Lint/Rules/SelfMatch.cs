using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// Asks the engine whether any device could match a USB personality: a nub is made that has every value that the personality wants.
/// So the combinations are those of the family's own table, and no second list of them can disagree with it.
/// </summary>
internal static class SelfMatch
{
    private const uint VendorSpecific = 255;

    /// <summary>Whether a device exists that the family's keys match; null when a value is of a type that a device does not have.</summary>
    public static bool? AnyDevice(ClassHierarchy classes, KernelClass provider, OSDictionary personality)
    {
        var family = KnownFamilies.Of(provider);
        var wanted = new OSDictionary.Builder();
        wanted.Set(Keys.IOProviderClass, provider.Name);
        wanted.Set(Keys.IOClass, Keys.IOService); // the family is asked only where keys are left that are not the kernel's own
        var found = new Dictionary<string, OSObject>(StringComparer.Ordinal);
        foreach (var (key, value) in personality)
        {
            if (!family.KeysRead.Contains(key)) continue;
            wanted.Set(key, value);
            switch (value)
            {
                case OSNumber:
                    found.TryAdd(key.Text, value);
                    break;
                case OSString { Text: "*" }:
                    found.TryAdd(key.Text, new OSNumber(1));
                    break;
                case OSMembers { Count: > 0 } list when list[0] is OSNumber first && key.Text == "idProductArray":
                    found["idProduct"] = first;
                    break;
                default:
                    return null;
            }
        }
        var table = wanted.ToDictionary();
        var classKey = family.KeysRead.First(k => k.Text is "bDeviceClass" or "bInterfaceClass");
        ImmutableArray<uint> kinds = personality[classKey] is OSNumber stated ? [stated.Low32] : [0, VendorSpecific];
        return kinds.Any(kind => Matches(classes, provider, table, found, classKey, kind));
    }

    private static bool Matches(ClassHierarchy classes, KernelClass provider, OSDictionary table, Dictionary<string, OSObject> found, OSSymbol classKey, uint kind)
    {
        var properties = new OSDictionary(found.Select(f => KeyValuePair.Create(new OSSymbol(f.Key), f.Value))).With(classKey, new OSNumber(kind));
        var builder = new Registry.Builder(classes);
        var root = builder.Add(classes["IOPlatformExpertDevice"]!, "Root", isServiceRoot: true);
        builder.Add(provider, "Device", properties: properties, provider: root);
        var outcome = MatchSimulator.Run(builder.ToRegistry(), Catalogue.Of(table), models: DriverModels.None);
        return outcome.Transcript!.OfType<MatchEvent.CandidateJudged>().Any(j => j.Matched && j.Nub.Name == "Device");
    }
}
