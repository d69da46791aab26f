namespace IOMatch;

/// <summary>The form that an entitlement's value has.</summary>
public enum EntitlementShape
{
    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A string.</summary>
    Text,

    /// <summary>An array of strings; a lone string is taken for an array of one.</summary>
    TextsOrText,

    /// <summary>An array of dictionaries of matching keys.</summary>
    MatchingDictionaries,
}
