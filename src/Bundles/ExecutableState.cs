namespace IOMatch;

/// <summary>What became of a bundle's executable.</summary>
public enum ExecutableState
{
    /// <summary>It was read.</summary>
    Read,

    /// <summary>There is no such file in the bundle, or only an Info.plist was given.</summary>
    Missing,

    /// <summary>It is no Mach-O file, or a broken one.</summary>
    Unreadable,
}
