namespace IOMatch;

/// <summary>A stage of a driver's life, in order. What fails at one never comes to the next.</summary>
public enum LifeStage
{
    /// <summary>The bundle and its personalities can be read and loaded as they are written.</summary>
    Bundle,

    /// <summary>The system accepts the extension, and the user allows it.</summary>
    Activation,

    /// <summary>The kernel's catalogue holds the personality.</summary>
    Offer,

    /// <summary>The personality matches the nub.</summary>
    Match,

    /// <summary>It wins the race of its match category.</summary>
    Category,

    /// <summary>The kernel class is made and probed.</summary>
    Class,

    /// <summary>The process of a dext starts and checks in.</summary>
    Launch,

    /// <summary>The dext holds what the nub and the family demand.</summary>
    Entitlements,

    /// <summary>Start succeeds and the nub can be opened.</summary>
    Start,
}
