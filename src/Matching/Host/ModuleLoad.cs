namespace IOMatch;

/// <summary>What OSKext answers when the module of a personality is asked for (K27).</summary>
/// <example><code>
/// var missing = Host.Default with { Kexts = Host.Default.Kexts.Add("com.example.Gadget", new(KernelCollection.Auxiliary, ModuleLoad.Missing)) };
/// </code></example>
public enum ModuleLoad
{
    /// <summary>Loaded, or loaded on the spot.</summary>
    Loaded,

    /// <summary>User space must load it first: the round stalls.</summary>
    Deferred,

    /// <summary>There is none; the round goes on.</summary>
    Missing,
}
