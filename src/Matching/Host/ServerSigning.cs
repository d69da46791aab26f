namespace IOMatch;

/// <summary>Who signed a dext, as far as iPadOS asks (K68).</summary>
/// <example><code>
/// var host = Host.IPadOS(18) with { OtherServers = UserServerModel.Default with { Signing = ServerSigning.Distribution } };
/// </code></example>
public enum ServerSigning
{
    /// <summary>Not told.</summary>
    Unknown,

    /// <summary>Apple's own.</summary>
    Platform,

    /// <summary>For development.</summary>
    Development,

    /// <summary>For distribution.</summary>
    Distribution,
}
