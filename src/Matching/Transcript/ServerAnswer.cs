namespace IOMatch;

/// <summary>What became of looking for a dext's process.</summary>
/// <example><code>
/// var reused = outcome.Transcript!.OfType&lt;MatchEvent.ServerAsked>().Any(s => s.Answer == ServerAnswer.Reused);
/// </code></example>
public enum ServerAnswer
{
    /// <summary>It was launched and checked in.</summary>
    CheckedIn,

    /// <summary>A running process is used again (K64).</summary>
    Reused,

    /// <summary>Reuse was asked for, but bundle id and server name are of different organizations; a process of its own follows (K64).</summary>
    OtherOrganization,

    /// <summary>The provider's process had to be reused and is not there (K64).</summary>
    NotThereToReuse,

    /// <summary>The kernel knows no such dext (K63).</summary>
    BundleUnknown,

    /// <summary>The kernel knows another build of it (K63a).</summary>
    OtherBuild,

    /// <summary>It never checked in (K65).</summary>
    TimedOut,
}
