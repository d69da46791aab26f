namespace IOMatch;

/// <summary>A driver's matching dictionary as the catalogue holds it (K7), with what the rounds ask of it picked out.</summary>
/// <example><code>
/// Console.WriteLine($"{personality.DisplayName} asks for {personality.ProviderClass} in category {personality.Category}");
/// </code></example>
public sealed class Personality
{
    private MatchingTable? matching;

    internal Personality(int index, OSDictionary uniqued, PersonalityOrigin? origin)
    {
        Index = index;
        Table = uniqued;
        Origin = origin;
        Category = Keys.IODefaultMatchCategory;
        for (var i = 0; i < uniqued.Count; i++)
        {
            var value = uniqued.Values[i];
            switch (KeyKinds.Of(uniqued.Keys[i]))
            {
                case KeyKind.IOProviderClass: ProviderClass = value as OSSymbol; break;
                case KeyKind.IOProbeScore: Score = value is OSNumber score ? score.LowSInt32 : 0; break;
                case KeyKind.IOMatchCategory: Category = value as OSSymbol ?? Category; break;
                case KeyKind.IOClass: ClassName = value as OSSymbol; break;
                case KeyKind.CFBundleIdentifier: BundleId = value as OSString; break;
                case KeyKind.CFBundleIdentifierKernel: BundleIdKernel = value as OSString; break;
                case KeyKind.IOUserServerName: IsDext = true; break;
                default: break;
            }
        }
    }

    /// <summary>Position in the order of adding; every offered personality takes one, duplicates too.</summary>
    public int Index { get; }

    /// <summary>The table after K7.</summary>
    public OSDictionary Table { get; }

    /// <summary>Where it was written down; null for one made in code.</summary>
    public PersonalityOrigin? Origin { get; }

    /// <summary>IOProviderClass when it is a string, else null: then it is never filed (K10).</summary>
    public OSSymbol? ProviderClass { get; }

    /// <summary>The ordering score before any family is asked (K15).</summary>
    public int Score { get; }

    /// <summary>The match category it competes in (K21).</summary>
    public OSSymbol Category { get; }

    /// <summary>IOClass when it is a string: the kernel class to instantiate (K30).</summary>
    public OSSymbol? ClassName { get; }

    /// <summary>CFBundleIdentifier when it is a string.</summary>
    public OSString? BundleId { get; }

    /// <summary>CFBundleIdentifierKernel when it is a string: the module to load (K27).</summary>
    public OSString? BundleIdKernel { get; }

    /// <summary>Whether the key IOUserServerName is there, with a value of any type (K20).</summary>
    public bool IsDext { get; }

    /// <summary>What a world remembers of the driver's class; only the world reads it. A cache, replaced as a whole.</summary>
    internal object? Driver { get; set; }

    internal MatchingTable Matching => matching ??= new(Table);

    /// <summary>A name for people: the bundle and the personality's key, or class and number.</summary>
    public string DisplayName
    {
        get
        {
            var bundle = Origin?.BundleId ?? BundleId?.Text;
            if (Origin is { } o) return bundle is null || string.Equals(bundle, o.Name, StringComparison.Ordinal) ? o.Name : $"{bundle} ({o.Name})";
            return bundle is not null ? $"{bundle} ({ClassName?.Text ?? "no IOClass"})" : $"{ClassName?.Text ?? "no IOClass"} #{Index}";
        }
    }

    /// <summary>
    /// What happens to a table before it enters the catalogue (OSKext::uniquePersonalityProperties, K7):
    /// some strings become symbols, and CFBundleIdentifierKernel is filled in.
    /// </summary>
    public static OSDictionary Unique(OSDictionary table)
    {
        OSObject? identifier = null;
        var named = false;
        var changes = false;
        for (var i = 0; i < table.Count; i++)
        {
            var kind = KeyKinds.Of(table.Keys[i]);
            if (!kind.IsUniqued()) continue;
            if (kind == KeyKind.CFBundleIdentifier) identifier = table.Values[i];
            named |= kind == KeyKind.CFBundleIdentifierKernel;
            changes |= table.Values[i] is OSString and not OSSymbol;
        }
        var fills = identifier is not null && !named;
        if (!changes && !fills) return table;

        var values = new OSObject[table.Count + (fills ? 1 : 0)];
        for (var i = 0; i < table.Count; i++)
        {
            var value = table.Values[i];
            values[i] = KeyKinds.Of(table.Keys[i]).IsUniqued() && value is OSString text and not OSSymbol ? new OSSymbol(text) : value;
            if (fills && ReferenceEquals(value, identifier)) values[^1] = values[i];
        }
        return fills ? table.WithValues(Keys.CFBundleIdentifierKernel, values) : table.WithValues(values);
    }

    /// <inheritdoc/>
    public override string ToString() => $"#{Index} {DisplayName}";
}
