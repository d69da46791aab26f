namespace IOMatch;

/// <summary>What became of an offered personality.</summary>
/// <example><code>
/// var neverFound = catalogue.Filings.Where(f => f.Outcome == FilingOutcome.NeverFiled);
/// </code></example>
public enum FilingOutcome
{
    /// <summary>Filed under its provider class.</summary>
    Filed,

    /// <summary>Fully equal to one already filed, so dropped (K11).</summary>
    Duplicate,

    /// <summary>IOProviderClass is no string: accepted, never filed, never found (K10).</summary>
    NeverFiled,

    /// <summary>No dictionary: addDrivers stops here and fails (K11); exchange skips it (K19).</summary>
    NotADictionary,

    /// <summary>Behind a non-dictionary, so never looked at (K11).</summary>
    NotRead,
}
