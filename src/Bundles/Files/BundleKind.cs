namespace IOMatch;

/// <summary>What a bundle is.</summary>
public enum BundleKind
{
    /// <summary>A kernel extension with code.</summary>
    Kext,

    /// <summary>A kernel extension that only brings personalities.</summary>
    CodelessKext,

    /// <summary>A driver extension.</summary>
    Dext,

    /// <summary>An app, which may carry driver extensions.</summary>
    App,

    /// <summary>Something else.</summary>
    Other,
}
