namespace IOMatch;

/// <summary>Where a dext's unique identifier is from.</summary>
public enum DextUniqueIdentifierOrigin
{
    /// <summary>The Info.plist holds it.</summary>
    InfoPlist,

    /// <summary>It follows from the place where the dext is installed.</summary>
    InstalledPath,

    /// <summary>The dext is not installed; the value stands for the one that activation will give, and differs from build to build as that would.</summary>
    StandIn,
}
