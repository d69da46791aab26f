using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The personalities of one bundle, and what is known of the bundle.</summary>
/// <param name="Id">The bundle id; null for loose personalities.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Collection">The kernel collection; decides what counts as boot (K23).</param>
/// <param name="Personalities">In the order of adding.</param>
/// <param name="Server">What is known of the dext's process; null when nothing is.</param>
/// <param name="IsSystem">Part of the system: there from the start, and approved.</param>
/// <example><code>
/// var gadget = catalogue.Bundles.Single(b => b.Id == "com.example.Gadget");
/// foreach (var personality in gadget.Personalities) Console.WriteLine(personality.Origin.Name);
/// </code></example>
public sealed record CatalogueBundle(
    string? Id, CatalogueBundleKind Kind, KernelCollection Collection, ImmutableArray<CataloguePersonality> Personalities, UserServerModel? Server = null, bool IsSystem = false)
{
    /// <summary>The files it came from; null for a bundle that only a catalogue describes.</summary>
    public Bundle? Bundle { get; init; }

    /// <summary>The DriverKit classes that a dext's binary registers, with what they derive from; empty when nothing is known.</summary>
    public ImmutableArray<UserClass> UserClasses { get; init; } = [];
}
