namespace IOMatch;

/// <summary>The operating system that is simulated.</summary>
/// <example><code>
/// if (outcome.Host.Platform == Platform.IPadOS) Console.WriteLine("dexts only");
/// </code></example>
public enum Platform
{
    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>iPadOS: dexts only, with rules of its own (K68, K73).</summary>
    IPadOS,
}
