using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IOMatch.Families;

namespace IOMatch;

/// <summary>Which family answers for which class.</summary>
/// <example><code>
/// foreach (var family in KnownFamilies.ReadersOf("idVendor")) Console.WriteLine(family.Name);
/// </code></example>
public static class KnownFamilies
{
    private static readonly Dictionary<string, Family> ByClass = Index();

    // weak, because every loaded registry brings class objects of its own
    private static readonly ConditionalWeakTable<KernelClass, Family> Resolved = [];

    /// <summary>Every family once.</summary>
    public static IReadOnlyList<Family> All { get; } = [.. ByClass.Values.Distinct()];

    /// <summary>The family of a class: its own, else its nearest superclass's.</summary>
    public static Family Of(KernelClass @class) => Resolved.GetValue(@class, static c => Find(c));

    /// <summary>The families that read a personality key; empty when it means nothing to any of them.</summary>
    public static ImmutableArray<Family> ReadersOf(OSSymbol key) => ByKey.Readers.GetValueOrDefault(key.Text, []);

    /// <summary>Whether the family that answers for a class reads a personality key.</summary>
    public static bool Reads(KernelClass @class, OSSymbol key) => ReadersOf(key).Contains(Of(@class));

    /// <summary>
    /// How sure it is that a class's family is known: the family's own certainty, and for a class that no family but IOService's speaks for,
    /// whether its source could be read. Closed classes without a family are assumed to ask nobody.
    /// </summary>
    public static Certainty CertaintyOf(KernelClass @class)
    {
        var family = Of(@class);
        if (!family.ServedClasses.Contains(Keys.IOService)) return family.Evidence.Certainty;
        for (var c = @class; c is not null && !c.Name.Equals(Keys.IOService); c = c.Superclass)
        {
            if (c.Certainty != Certainty.Source) return Certainty.Assumed;
        }
        return Certainty.Source;
    }

    private static Family Find(KernelClass @class)
    {
        for (var c = @class; c is not null; c = c.Superclass)
        {
            if (ByClass.TryGetValue(c.Name.Text, out var family)) return family;
        }
        return ByClass["IOService"];
    }

    private static Dictionary<string, Family> Index()
    {
        var index = new Dictionary<string, Family>(StringComparer.Ordinal);
        foreach (var family in Registered())
        {
            foreach (var served in family.ServedClasses) index.Add(served.Text, family);
        }
        return index;
    }

    // a class of its own, so that it is filled after the index by class
    private static class ByKey
    {
        public static readonly FrozenDictionary<string, ImmutableArray<Family>> Readers = All
            .SelectMany(family => family.KeysRead.Select(key => (key.Text, family)))
            .GroupBy(pair => pair.Text, pair => pair.family, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
    }

    // The one list of families; adding one is a line here and a file in a folder beside this one.
    private static IEnumerable<Family> Registered() =>
    [
        new ServiceFamily(),
        new ResourcesFamily(),
        new PlatformExpertDeviceFamily(),
        new PlatformDeviceFamily(),
        new AcpiDeviceFamily(),
        new TreeDeviceFamily(),
        new I2CServiceFamily(),
        new PciFamily(),
        new LegacyUsbDeviceFamily(),
        new LegacyUsbInterfaceFamily(),
        new UsbAliasDeviceFamily(),
        new UsbAliasInterfaceFamily(),
        new UsbHostDeviceFamily(),
        new UsbHostInterfaceFamily(),
        new HidDeviceFamily(),
        new HidShimFamily(),
        new HidInterfaceFamily(),
        new HidEventServiceFamily(),
        new MediaFamily(),
        new CDMediaFamily(),
        new DiscMediaFamily(),
        new ScsiNubFamily(),
        new SerialClientFamily(),
        new AtaDeviceFamily(),
        new PiixChannelFamily(),
        new FireWireDeviceFamily(),
        new FireWireUnitFamily(),
        new FireWireMagicNubFamily(),
        new Sbp2TargetFamily(),
        new Sbp2LunFamily(),
        new AvcUnitFamily(),
        new AvcSubUnitFamily(),
        new AvcProtocolFamily(),
        new ThunderboltPortFamily(),
        new HighSpeedInterfaceFamily(),
        new L2CapChannelFamily(),
        new MachineModelFamily(),
        new TreeNamedNubFamily(),
    ];
}
