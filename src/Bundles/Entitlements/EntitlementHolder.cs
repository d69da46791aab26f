namespace IOMatch;

/// <summary>Which program an entitlement belongs to.</summary>
[Flags]
public enum EntitlementHolder
{
    /// <summary>The driver extension.</summary>
    Dext = 1,

    /// <summary>The app that installs it or talks to it.</summary>
    App = 2,
}
