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

/// <summary>Where in a binary a class name was found.</summary>
public enum UserClassSource
{
    /// <summary>A description reached from <c>__osclassinfo</c>, where iig puts one pointer for each class.</summary>
    ClassInfoSection,

    /// <summary>A symbol such as <c>_OSClassDescription_Gadget</c>.</summary>
    Symbol,

    /// <summary>No binary was read: somebody wrote down what it holds.</summary>
    Stated,
}
