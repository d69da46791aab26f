namespace IOMatch;

/// <summary>A DriverKit class that a dext's binary brings, and so a name that IOUserClass can have (K69).</summary>
/// <param name="Name">The class.</param>
/// <param name="Superclass">The class it derives from; null when the binary does not tell.</param>
/// <param name="Source">Where the binary says so.</param>
public sealed record UserClass(string Name, string? Superclass, UserClassSource Source)
{
    /// <summary>How sure it is that the server registers this class.</summary>
    public Certainty Certainty => Source switch
    {
        // the layout is in iig's generated sources and IORPC.h; that the runtime registers all of the section is not readable
        UserClassSource.ClassInfoSection => Certainty.Observed,
        UserClassSource.Stated => Certainty.Documented,
        _ => Certainty.Assumed,
    };
}
