namespace IOMatch;

/// <summary>Which generic rule compared a key (K40 to K49).</summary>
/// <example><code>
/// var names = outcome.Transcript!.OfType&lt;MatchEvent.KeyCompared>().Where(k => k.Rule == GenericRule.Name);
/// </code></example>
public enum GenericRule
{
    /// <summary>IOServiceNotificationUser: visible to user space (K40).</summary>
    UserVisible,

    /// <summary>Exclave keys, by presence (K40).</summary>
    Exclave,

    /// <summary>IOProviderClass (K42).</summary>
    ProviderClass,

    /// <summary>IONameMatch (K43).</summary>
    Name,

    /// <summary>IOLocationMatch as a string (K44).</summary>
    Location,

    /// <summary>IOPropertyMatch (K45).</summary>
    Property,

    /// <summary>IOPropertyExistsMatch (K46).</summary>
    PropertyExists,

    /// <summary>IOPathMatch (K47).</summary>
    Path,

    /// <summary>IORegistryEntryID (K48).</summary>
    EntryId,

    /// <summary>IOMatchedServiceCountMatch (K48).</summary>
    ServiceCount,

    /// <summary>The BSD keys (K49).</summary>
    Bsd,
}
