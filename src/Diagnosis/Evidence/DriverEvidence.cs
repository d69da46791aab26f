using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a dump shows of one bundle, on whatever nub.</summary>
/// <param name="Attached">Instances of it, older first: it runs there.</param>
/// <param name="Counted">Nubs of its provider classes where a dext matched that is not attached (IODEXTMatchCount): it may be this one.</param>
/// <param name="Servers">Processes of its user servers.</param>
/// <param name="Classes">Its kernel classes, each with the kernel's own count; empty when the dump lists no classes or it names none.</param>
public sealed record DriverEvidence(
    ImmutableArray<AttachedDriver> Attached, ImmutableArray<NubEvidence> Counted, ImmutableArray<RegistryEntry> Servers, ImmutableArray<ClassEvidence> Classes)
{
    /// <summary>Whether the dump shows it anywhere.</summary>
    public bool IsShown => !Attached.IsEmpty || !Servers.IsEmpty;

    /// <summary>A class of it that the kernel does not have: nothing can be made of it there. Null when none is known to be missing.</summary>
    public ClassEvidence? MissingClass => Classes.FirstOrDefault(c => c.Instances is null);

    internal static DriverEvidence Of(DumpEvidence dump, DriverQuestion question)
    {
        var personalities = question.Personalities.Select(p => p.Filing.Personality).OfType<Personality>().ToList();
        ImmutableArray<AttachedDriver> attached = [.. dump.Drivers.Where(d => personalities.Exists(p => IsInstance(d.Entry, p)))];
        var dexts = personalities.Where(p => p.IsDext).ToList();
        var wanted = dexts.Select(p => p.ProviderClass).OfType<OSSymbol>().Distinct().ToList();
        var names = dexts.Select(p => (p.Table[Keys.IOUserServerName] as OSString)?.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new(
            attached,
            [.. dump.Registry.Entries.Where(e => wanted.Exists(w => e.Class.IsA(w))).Select(dump.At).Where(n => n.DextsNotAttached > 0)],
            [.. dump.Registry.Entries.Where(e => e.Class.Name.Text == "IOUserServer" && e.Properties[Keys.IOUserServerName] is OSString name && names.Contains(name.Text))],
            dump.Classes is not { } classes ? []
                : [.. personalities.Select(p => p.ClassName?.Text).OfType<string>().Distinct(StringComparer.Ordinal).Select(c => new ClassEvidence(c, classes.Of(c)))]);
    }

    /// <summary>By class and bundle; a dump without the keys of a personality shows a dext by the names of its two classes.</summary>
    internal static bool IsInstance(RegistryEntry entry, Personality p) => entry.ObservedDriver is { } observed
        ? VerificationReader.IsSame(observed, p) && (observed.Bundle is null || p.BundleId is not { } bundle || bundle.Text == observed.Bundle)
        : p.Table[Keys.IOUserClass] is OSString own && own.Text == entry.Name && entry.Class.Name.Equals(p.ClassName);
}

/// <summary>A class by the kernel's own count.</summary>
/// <param name="Name">The class.</param>
/// <param name="Instances">0 when nothing of it exists; null when the kernel does not have it.</param>
public sealed record ClassEvidence(string Name, int? Instances);
