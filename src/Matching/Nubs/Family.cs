using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// What a kind of nub adds to matching: its overrides of matchPropertyTable, compareName and matchLocation. One file a family.
/// A class without a family of its own is answered for by its superclass's; IOService's family asks nobody.
/// </summary>
/// <example><code>
/// Console.WriteLine($"{nub.Class} is answered for by {nub.Family.Name}, which reads {string.Join(", ", nub.Family.KeysRead)}");
/// </code></example>
public abstract partial class Family
{
    private protected Family()
    {
    }

    /// <summary>A name for people.</summary>
    public abstract string Name { get; }

    /// <summary>Where the rules are from; the weakest part counts.</summary>
    public abstract Evidence Evidence { get; }

    /// <summary>The classes whose overrides these are.</summary>
    public abstract ImmutableArray<OSSymbol> ServedClasses { get; }

    /// <summary>The personality keys that this family reads, its superclasses' families' included.</summary>
    public virtual ImmutableArray<OSSymbol> KeysRead => [];

    /// <summary>matchPropertyTable(table, &amp;score) (K51).</summary>
    internal virtual FamilyAnswer Match(in FamilyQuestion question) => FamilyAnswer.Yes(question.Score);

    /// <summary>The one-argument matchPropertyTable, which the entitlement check asks (K67). Families that have only the two-argument form are not consulted there.</summary>
    internal virtual MatchVerdict MatchEntitled(in FamilyQuestion question) => MatchVerdict.Yes;

    /// <summary>compareName (K43).</summary>
    /// <param name="service">The service that is asked.</param>
    /// <param name="name">The wanted name.</param>
    /// <param name="matched">What is published as IONameMatched.</param>
    internal virtual bool CompareName(Service service, OSString name, out OSString? matched)
    {
        var equal = string.Equals(service.Name, name.Text, StringComparison.Ordinal);
        matched = equal ? name : null;
        return equal;
    }

    /// <summary>matchLocation (K53): the service itself, or its provider's answer.</summary>
    internal virtual Service? MatchLocation(Service service) => service.Provider is { } provider ? provider.Family.MatchLocation(provider) : null;

    /// <summary>What attaching a client changes on the nub; the property table afterwards.</summary>
    internal virtual OSDictionary ClientAttached(Service nub, OSDictionary client) => nub.Properties;

    /// <summary>What detaching a client changes on the nub; the property table afterwards.</summary>
    internal virtual OSDictionary ClientDetached(Service nub, OSDictionary client) => nub.Properties;
}
