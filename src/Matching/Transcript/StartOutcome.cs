namespace IOMatch;

/// <summary>How a start attempt ended.</summary>
/// <example><code>
/// var refused = outcome.Transcript!.OfType&lt;MatchEvent.StartAttempted>().Where(s => s.Outcome == StartOutcome.Entitlements);
/// </code></example>
public enum StartOutcome
{
    /// <summary>The driver started.</summary>
    Started,

    /// <summary>start answered false (K35).</summary>
    StartFailed,

    /// <summary>A dext on IOResources is refused outright (K35).</summary>
    AttachRefused,

    /// <summary>Matching is deferred until the daemon has sent all personalities (K34).</summary>
    MatchDeferred,

    /// <summary>The <c>dk</c> boot-arg disables launches (K61).</summary>
    LaunchDisabled,

    /// <summary>The system shuts down (K61).</summary>
    ShuttingDown,

    /// <summary>The system goes to sleep (K61).</summary>
    DeferredInSleep,

    /// <summary>The bundle is not known as a dext (K63).</summary>
    FailedToLaunch,

    /// <summary>The bundle is not known, and reuse of the provider's server was required (K64).</summary>
    FailedToReuse,

    /// <summary>Another build of the bundle is registered: an upgrade is under way (K63a).</summary>
    OtherBuild,

    /// <summary>The server never checked in (K65).</summary>
    ServerTimeout,

    /// <summary>The entitlement check failed (K67).</summary>
    Entitlements,

    /// <summary>iPadOS: a third-party dext may match real hardware only (K68).</summary>
    HardwareOnly,

    /// <summary>The driver could not open its provider, so start answered false (K37).</summary>
    OpenFailed,

    /// <summary>The driver started, did its work and left: its category is free again.</summary>
    Left,

    /// <summary>No IOUserClass, so there is nothing to instantiate (K69).</summary>
    NoUserClass,

    /// <summary>The binary does not register the class that IOUserClass names (K69).</summary>
    UserClassUnknown,
}
