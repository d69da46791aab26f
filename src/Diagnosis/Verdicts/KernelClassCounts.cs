using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// Every class of the running kernel with its count of instances, as the root's IOKitDiagnostics lists them: whether a class exists there, and
/// whether anything of it runs, is a fact.
/// </summary>
/// <remarks>Source: OSMetaClass::serializeClassDictionary and instanceConstructed: a class counts its own instances and those direct subclasses that have any.</remarks>
public sealed class KernelClassCounts
{
    private readonly ImmutableDictionary<string, int> instances;

    private KernelClassCounts(ImmutableDictionary<string, int> instances) => this.instances = instances;

    /// <summary>The class names.</summary>
    public IEnumerable<string> Classes => instances.Keys;

    /// <summary>How many classes the kernel has.</summary>
    public int Count => instances.Count;

    /// <summary>Whether the kernel has the class.</summary>
    public bool Has(string name) => instances.ContainsKey(name);

    /// <summary>Its count: 0 when nothing of the class or of a subclass exists; null when the kernel does not have the class.</summary>
    public int? Of(string name) => instances.TryGetValue(name, out var count) ? count : null;

    /// <summary>The table of a registry; null when it does not show one.</summary>
    public static KernelClassCounts? Of(Registry registry)
    {
        foreach (var entry in registry.Entries)
        {
            if (entry.Properties["IOKitDiagnostics"] is not OSDictionary diagnostics || diagnostics["Classes"] is not OSDictionary classes) continue;
            var instances = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
            foreach (var (name, count) in classes)
            {
                if (count is OSNumber number) instances[name.Text] = number.LowSInt32;
            }
            // no kernel is without the first class of all: a table that somebody shortened says of no class that it is missing
            return instances.ContainsKey("OSObject") ? new(instances.ToImmutable()) : null;
        }
        return null;
    }
}
