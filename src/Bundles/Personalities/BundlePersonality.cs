namespace IOMatch;

/// <summary>One member of IOKitPersonalities, as written.</summary>
/// <param name="Name">Its key; means nothing to the kernel.</param>
/// <param name="List">The table with its positions.</param>
public sealed record BundlePersonality(string Name, PropertyList List)
{
    /// <summary>The table.</summary>
    public OSDictionary Table => (OSDictionary)List.Root;

    /// <summary>Where the personality begins.</summary>
    public SourcePosition At => List.At();

    /// <summary>Where a key of the personality stands; the personality's place when the key is missing.</summary>
    public SourcePosition PositionOf(params ReadOnlySpan<string> path) => List.At(path);

    /// <summary>The path of a key for messages: <c>IOKitPersonalities &gt; Gadget &gt; idVendor</c>.</summary>
    public string PathOf(params ReadOnlySpan<string> path) => string.Join(" > ", ["IOKitPersonalities", Name, .. path]);

    /// <summary>Whether the kernel takes it for a dext's: it holds IOUserServerName, of any type (K20).</summary>
    public bool IsDext => Table.ContainsKey("IOUserServerName");
}
