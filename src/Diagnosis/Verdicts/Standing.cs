using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Where one personality of the asked bundle stands, apart from any nub. The set of kinds is closed.</summary>
/// <param name="Name">The personality's key in the bundle.</param>
/// <param name="Personality">The personality; null when it is no dictionary or was not read.</param>
public abstract record Standing(string Name, Personality? Personality)
{
    /// <summary>Why it is tried nowhere; null when it is tried.</summary>
    public ReasonCode? Reason => this switch
    {
        Candidate => null,
        NeverFiled => ReasonCode.ProviderClassMissing,
        Duplicate => ReasonCode.DuplicateDropped,
        NotRead => ReasonCode.PersonalityNotADictionary,
        NotSent n => n.Why,
        Refused { What.Reason: RefusalReason.NoIdentifier } => ReasonCode.BundleIdInvalid,
        Refused => ReasonCode.RealNumber,
        NoNub { Unregistered.IsEmpty: false } => ReasonCode.NubNotRegistered,
        NoNub { Absent.IsEmpty: false } => ReasonCode.InterfacesNotPublished,
        NoNub n => n.IsClassKnown ? ReasonCode.ProviderNotPresent : ReasonCode.ProviderClassUnknown,
        _ => throw new ArgumentOutOfRangeException(GetType().Name),
    };

    /// <summary>It was a candidate on at least one nub.</summary>
    public sealed record Candidate(string Name, Personality Tried, int Nubs, int Matched) : Standing(Name, Tried);

    /// <summary>IOProviderClass is missing or no string, so it is never filed and never found (K10).</summary>
    /// <param name="Name">The key.</param>
    /// <param name="Offered">The personality.</param>
    /// <param name="Given">What IOProviderClass is; null when it is missing.</param>
    /// <param name="At">Where that stands.</param>
    public sealed record NeverFiled(string Name, Personality Offered, OSObject? Given, SourcePosition? At) : Standing(Name, Offered);

    /// <summary>An equal personality was there already (K11).</summary>
    public sealed record Duplicate(string Name, Personality Offered, Personality First) : Standing(Name, Offered);

    /// <summary>It is no dictionary, or stands behind one that is none (K11).</summary>
    public sealed record NotRead(string Name, FilingOutcome Outcome, SourcePosition? At) : Standing(Name, (Personality?)null);

    /// <summary>It never got into the catalogue: its extension is not activated, its kext not loaded.</summary>
    /// <param name="Name">The key.</param>
    /// <param name="Unsent">The personality; null when it is no dictionary.</param>
    /// <param name="Why">What kept it.</param>
    public sealed record NotSent(string Name, Personality? Unsent, ReasonCode Why) : Standing(Name, Unsent);

    /// <summary>Nothing of the bundle can be sent to the kernel (K6).</summary>
    /// <param name="Name">The personality to blame, or the bundle.</param>
    /// <param name="What">What is wrong.</param>
    public sealed record Refused(string Name, PersonalitiesRefused What) : Standing(Name, (Personality?)null);

    /// <summary>Filed, and on no nub a candidate.</summary>
    /// <param name="Name">The key.</param>
    /// <param name="Filed">The personality.</param>
    /// <param name="IsClassKnown">Whether a class of that name is known at all.</param>
    /// <param name="Nearest">Names of classes in the registry, and of known ones, that are spelt alike.</param>
    /// <param name="Unregistered">Nubs of that class that were never registered or are inactive.</param>
    /// <param name="Absent">Nubs of that class that the registry states and that were never there: nobody published them.</param>
    /// <param name="Elsewhere">Nubs whose other keys it would match, were IOProviderClass their class; in the registry's order.</param>
    /// <param name="At">Where IOProviderClass stands.</param>
    public sealed record NoNub(
        string Name, Personality Filed, bool IsClassKnown, ImmutableArray<string> Nearest, ImmutableArray<Service> Unregistered, ImmutableArray<Service> Absent, ImmutableArray<Service> Elsewhere, SourcePosition? At)
        : Standing(Name, Filed);
}
