namespace IOMatch.Reference;

/// <summary>A personality that was filed. <paramref name="Index"/> is its place in the list that was offered.</summary>
internal sealed record ReferencePersonality(int Index, OSDictionary Table)
{
    public bool IsDext => Table.ContainsKey("IOUserServerName");

    public string Category => Table["IOMatchCategory"] is OSSymbol s ? s.Text : "IODefaultMatchCategory";

    public int Score => ReferenceCatalogue.ScoreOf(Table);
}

/// <summary>addDrivers and findDrivers (K7, K10–K15).</summary>
internal sealed class ReferenceCatalogue
{
    private static readonly string[] MadeSymbols =
    [
        "CFBundleIdentifier", "IOProviderClass", "IOClass", "CFBundleIdentifierKernel", "IOMatchCategory", "IOResourceMatch", "IOUserClientClass", "IOPersonalityPublisher", "HIDDefaultBehavior", "HIDPointerAccelerationType",
        "HIDRemoteControlType", "HIDScrollAccelerationType", "Physical Interconnect", "Physical Interconnect Location", "Vendor", "Vendor Identification", "Vendor Name", "bConfigurationValue", "bInterfaceNumber", "idProduct",
    ];

    private readonly List<(string ProviderClass, ReferencePersonality Personality)> filed = [];

    public ReferenceCatalogue(IReadOnlyList<OSObject> offered)
    {
        for (var i = 0; i < offered.Count && offered[i] is OSDictionary table; i++) // K11: the first that is no dictionary ends the call
        {
            var unique = Unique(table);
            if (unique["IOProviderClass"] is not OSSymbol providerClass) continue; // K10
            if (filed.Any(f => f.ProviderClass == providerClass.Text && ReferenceEquality.Equal(unique, f.Personality.Table))) continue;
            filed.Add((providerClass.Text, new(i, unique)));
        }
    }

    public IEnumerable<int> Filed => filed.Select(f => f.Personality.Index);

    /// <summary>The candidates of a service, in the order in which they are asked.</summary>
    public List<ReferencePersonality> FindDrivers(KernelClass @class)
    {
        var found = new List<ReferencePersonality>();
        foreach (var above in @class.Chain())
        {
            foreach (var (_, personality) in filed.Where(f => f.ProviderClass == above.Name.Text)) Insert(found, personality, p => p.Score);
            if (above.Name.Text == "IOService") break;
        }
        return found;
    }

    /// <summary>K15.</summary>
    public static int ScoreOf(OSDictionary table) => table["IOProbeScore"] is OSNumber n ? unchecked((int)n.Value) : 0;

    /// <summary>K13, K14: behind all that order equal or higher, by a difference that wraps.</summary>
    public static void Insert<T>(List<T> ordered, T item, Func<T, int> scoreOf)
    {
        var at = 0;
        while (at < ordered.Count && unchecked(scoreOf(ordered[at]) - scoreOf(item)) >= 0) at++;
        ordered.Insert(at, item);
    }

    private static OSDictionary Unique(OSDictionary table)
    {
        foreach (var key in MadeSymbols)
        {
            if (table[key] is OSString s and not OSSymbol) table = table.With(key, new OSSymbol(s.Text));
        }
        return !table.ContainsKey("CFBundleIdentifierKernel") && table["CFBundleIdentifier"] is { } id ? table.With("CFBundleIdentifierKernel", id) : table;
    }
}
