namespace IOMatch;

/// <summary>Which kernel collection a kext is in; decides whether its personalities count as boot personalities (K23).</summary>
/// <example><code>
/// var host = Host.Default with { Kexts = Host.Default.Kexts.Add("com.example.Gadget", new(KernelCollection.Auxiliary, ModuleLoad.Loaded)) };
/// </code></example>
public enum KernelCollection
{
    /// <summary>Not known to OSKext's records: counts as boot.</summary>
    Unknown,

    /// <summary>The boot (primary) collection: counts as boot.</summary>
    Primary,

    /// <summary>The system collection, paged in later.</summary>
    Pageable,

    /// <summary>The auxiliary collection: third-party kexts.</summary>
    Auxiliary,

    /// <summary>None: codeless kexts and dexts.</summary>
    None,
}
