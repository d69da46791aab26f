namespace IOMatch;

/// <summary>The operating system that is simulated.</summary>
public enum Platform
{
    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>iPadOS: dexts only, with rules of its own (K68, K73).</summary>
    IPadOS,
}
