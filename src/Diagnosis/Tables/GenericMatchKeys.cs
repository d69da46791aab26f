using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The keys that are compared on every nub, whatever its family (K41 to K49).</summary>
internal static class GenericMatchKeys
{
    /// <summary>In the order in which the kernel asks (IOService::matchInternal). IOParentMatch is asked behind the family, so it stays with the family's keys.</summary>
    public static readonly ImmutableArray<OSSymbol> All =
        ["IONameMatch", "IOPropertyMatch", "IOPropertyExistsMatch", "IOPathMatch", "IORegistryEntryID", "IOMatchedServiceCountMatch", "BSD Name", "BSD Major", "BSD Minor", "BSD Unit"];
}
