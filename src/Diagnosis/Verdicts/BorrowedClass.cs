namespace IOMatch;

/// <summary>Where the class of a personality comes from, when it is not the bundle's own code.</summary>
public enum ClassSource
{
    /// <summary>A bundle of the catalogue, or one that was given, is the one that CFBundleIdentifier names.</summary>
    Bundle,

    /// <summary>Another personality of the catalogue names the class: some kext has it.</summary>
    OtherPersonality,

    /// <summary>The dump lists it among the classes of its kernel, or shows an instance of it.</summary>
    Dump,

    /// <summary>It is a class of the kernel or of an Apple family, as source, documents or dumps tell.</summary>
    Family,

    /// <summary>The dump lists the classes of its kernel, and this one is not loaded there; a kext that nothing has asked for yet may still bring it.</summary>
    NotLoaded,

    /// <summary>Nothing that was given has it.</summary>
    NotFound,
}

/// <summary>
/// The class of a personality whose bundle has no code for it: a codeless kext, or a personality that CFBundleIdentifier sends to another bundle.
/// The kernel asks for that bundle before it probes (K27); where nobody has it, the round waits for the daemon's answer, and the candidate is dropped.
/// </summary>
/// <param name="Personality">The personality.</param>
/// <param name="Class">IOClass.</param>
/// <param name="Bundle">The bundle that must bring it: CFBundleIdentifierKernel, else CFBundleIdentifier; null when the personality names none but its own.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Certainty">How sure that is. That a class is nowhere is never sure: no list of kexts is whole.</param>
public sealed record BorrowedClass(Personality Personality, string Class, string? Bundle, ClassSource Source, Certainty Certainty)
{
    /// <summary>Whether nothing that was given has the class.</summary>
    public bool IsMissing => Source is ClassSource.NotFound or ClassSource.NotLoaded;

    /// <summary>The class that a personality borrows; null for a dext, for a bundle with code of its own, and where no bundle is known.</summary>
    /// <param name="personality">The personality.</param>
    /// <param name="source">Everything that was offered, the personality's bundle included.</param>
    /// <param name="registry">Whose kernel is asked.</param>
    public static BorrowedClass? Of(Personality personality, Catalogue source, Registry registry)
    {
        if (personality.IsDext || personality.ClassName is not { } name || personality.Origin?.BundleId is not { } carrier) return null;
        var own = source.Bundles.FirstOrDefault(b => b.Id == carrier);
        var bundle = personality.BundleIdKernel?.Text ?? personality.BundleId?.Text ?? carrier;
        if (own is null || (own.Kind != CatalogueBundleKind.Codeless && bundle == carrier)) return null;
        var (from, certainty) = SourceOf(name.Text, bundle, source, own, registry);
        return new(personality, name.Text, bundle == carrier ? null : bundle, from, certainty);
    }

    private static (ClassSource, Certainty) SourceOf(string name, string bundle, Catalogue source, CatalogueBundle own, Registry registry)
    {
        var counts = KernelClassCounts.Of(registry);
        if (counts?.Has(name) == true || registry.Entries.Any(e => e.Class.Name.Text == name)) return (ClassSource.Dump, Certainty.Observed);
        if (source.Bundles.Any(b => b.Id == bundle && (b.Kind is CatalogueBundleKind.Kext or CatalogueBundleKind.Kernel) && b != own)) return (ClassSource.Bundle, Certainty.Observed);
        if (source.Bundles.Any(b => (b.Kind is CatalogueBundleKind.Kext or CatalogueBundleKind.Kernel) && b != own && b.Personalities.Any(p => Names(p.Table, name, b.Id)))) return (ClassSource.OtherPersonality, Certainty.Observed);
        // a class of a table is of some release: the kernel at hand is asked first
        if (counts is not null) return (ClassSource.NotLoaded, Certainty.Assumed);
        return ClassHierarchy.BuiltIn[name] is { } known ? (ClassSource.Family, known.Certainty) : (ClassSource.NotFound, Certainty.Assumed);
    }

    /// <summary>Whether a kext names the class as its own.</summary>
    private static bool Names(OSObject personality, string name, string? bundle) =>
        personality is OSDictionary table && table[Keys.IOClass] is OSString given && given.Text == name && (table[Keys.CFBundleIdentifier] is not OSString of || of.Text == bundle);
}
