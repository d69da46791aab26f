using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Where a rule is from, and how sure it is.</summary>
/// <param name="Certainty">How sure.</param>
/// <param name="Where">Source file and function, document, or dump.</param>
public sealed record Evidence(Certainty Certainty, string Where)
{
    /// <summary>Source that was read.</summary>
    public static Evidence Source(string project, string file, string function) => new(Certainty.Source, $"{project} {file} {function}");
}

/// <summary>Whether a table matches, or what happens instead.</summary>
public enum MatchVerdict
{
    /// <summary>It does not match.</summary>
    No,

    /// <summary>It matches.</summary>
    Yes,

    /// <summary>The kernel reads through a null pointer and dies.</summary>
    PageFault,

    /// <summary>The kernel never comes back.</summary>
    Hang,

    /// <summary>The kernel's behaviour is undefined: it uses a value as something it is not.</summary>
    Undefined,
}

/// <summary>What a family answers.</summary>
/// <param name="Verdict">Whether the table matches.</param>
/// <param name="Score">The score afterwards; meaningful only with <see cref="MatchVerdict.Yes"/>.</param>
public readonly record struct FamilyAnswer(MatchVerdict Verdict, int Score)
{
    /// <summary>No match.</summary>
    public static FamilyAnswer No => new(MatchVerdict.No, 0);

    /// <summary>A match with a score.</summary>
    public static FamilyAnswer Yes(int score) => new(MatchVerdict.Yes, score);

    /// <summary>A match or not, with the score given.</summary>
    public static FamilyAnswer When(bool matched, int score) => matched ? Yes(score) : No;
}

/// <summary>One thing that a family looked at, for the transcript.</summary>
public abstract record FamilyNote
{
    private FamilyNote()
    {
    }

    /// <summary>A key was compared.</summary>
    /// <param name="Key">The personality's key.</param>
    /// <param name="Wanted">The personality's value.</param>
    /// <param name="Found">The nub's value; null when it has none.</param>
    /// <param name="Equal">The answer.</param>
    /// <param name="How">How it was compared, when not by plain equality: "wildcard", "mask 0xff00" …</param>
    public sealed record Compared(OSSymbol Key, OSObject? Wanted, OSObject? Found, bool Equal, string? How = null) : FamilyNote;

    /// <summary>A part of the score.</summary>
    /// <param name="Part">A row of the family's table, points for a key, a penalty, a clamp.</param>
    /// <param name="Points">What it adds.</param>
    /// <param name="Certainty">How sure the part is.</param>
    public sealed record Scored(string Part, int Points, Certainty Certainty) : FamilyNote;

    /// <summary>Anything else that decided, in plain words.</summary>
    public sealed record Remark(string Text, Certainty Certainty) : FamilyNote;
}

/// <summary>Collects what a family looked at. Exists only when somebody listens.</summary>
public sealed class FamilyNotes
{
    private readonly ImmutableArray<FamilyNote>.Builder notes = ImmutableArray.CreateBuilder<FamilyNote>();

    /// <summary>Adds a note.</summary>
    public void Add(FamilyNote note) => notes.Add(note);

    internal ImmutableArray<FamilyNote> ToImmutable() => notes.ToImmutable();
}

/// <summary>What a family is asked: does this table match this nub, and with which score?</summary>
/// <param name="Nub">The service that is asked.</param>
/// <param name="Table">The personality's table, or a nested one.</param>
/// <param name="Score">The score so far: the table's IOProbeScore.</param>
/// <param name="Host">The host.</param>
/// <param name="Notes">Null when nobody listens: then nothing may be built for explanation.</param>
public readonly record struct FamilyQuestion(Service Nub, OSDictionary Table, int Score, Host Host, FamilyNotes? Notes)
{
    /// <summary>
    /// IOService::compareProperty: an absent key is "don't care"; a present one must equal the nub's own property, the table's value asked (section 0.2).
    /// </summary>
    public bool Compare(OSSymbol key)
    {
        if (Table[key] is not { } wanted) return true;
        var found = Nub[key];
        var equal = wanted.IsEqualTo(found);
        Notes?.Add(new FamilyNote.Compared(key, wanted, found, equal));
        return equal;
    }

    /// <summary>Whether every one of the keys that the table holds equals the nub's property.</summary>
    public bool AllEqual(ReadOnlySpan<OSSymbol> keys)
    {
        foreach (var key in keys)
        {
            if (!Compare(key)) return false;
        }
        return true;
    }
}

/// <summary>
/// What a kind of nub adds to matching: its overrides of matchPropertyTable, compareName and matchLocation. One file a family.
/// A class without a family of its own is answered for by its superclass's; IOService's family asks nobody.
/// </summary>
public abstract partial class Family
{
    /// <summary>A name for people.</summary>
    public abstract string Name { get; }

    /// <summary>Where the rules are from; the weakest part counts.</summary>
    public abstract Evidence Evidence { get; }

    /// <summary>The classes whose overrides these are.</summary>
    public abstract ImmutableArray<OSSymbol> ServedClasses { get; }

    /// <summary>The personality keys that this family reads, its superclasses' families' included.</summary>
    public virtual ImmutableArray<OSSymbol> KeysRead => [];

    /// <summary>matchPropertyTable(table, &amp;score) (K51).</summary>
    public virtual FamilyAnswer Match(in FamilyQuestion question) => FamilyAnswer.Yes(question.Score);

    /// <summary>The one-argument matchPropertyTable, which the entitlement check asks (K67). Families that have only the two-argument form are not consulted there.</summary>
    public virtual MatchVerdict MatchEntitled(in FamilyQuestion question) => MatchVerdict.Yes;

    /// <summary>compareName (K43).</summary>
    /// <param name="service">The service that is asked.</param>
    /// <param name="name">The wanted name.</param>
    /// <param name="matched">What is published as IONameMatched.</param>
    public virtual bool CompareName(Service service, OSString name, out OSString? matched)
    {
        var equal = string.Equals(service.Name, name.Text, StringComparison.Ordinal);
        matched = equal ? name : null;
        return equal;
    }

    /// <summary>matchLocation (K53): the service itself, or its provider's answer.</summary>
    public virtual Service? MatchLocation(Service service) => service.Provider is { } provider ? provider.Family.MatchLocation(provider) : null;

    /// <summary>What attaching a client changes on the nub; the property table afterwards.</summary>
    public virtual OSDictionary ClientAttached(Service nub, OSDictionary client) => nub.Properties;

    /// <summary>What detaching a client changes on the nub; the property table afterwards.</summary>
    public virtual OSDictionary ClientDetached(Service nub, OSDictionary client) => nub.Properties;
}
