namespace IOMatch;

/// <summary>A kext as OSKext knows it.</summary>
/// <example><code>
/// var record = new KextRecord(KernelCollection.Primary, ModuleLoad.Loaded);
/// var host = Host.Default with { Kexts = Host.Default.Kexts.SetItem("com.example.Gadget", record) };
/// </code></example>
public readonly record struct KextRecord(KernelCollection Collection, ModuleLoad Load);
