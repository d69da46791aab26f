namespace IOMatch;

/// <summary>IONameMatch: a string or a collection of strings, a dictionary by its keys; any one suffices (K43; IORegistryEntry::compareNames).</summary>
internal static class NameMatch
{
    /// <summary>Whether the service answers to one of the names. Reading stops at the first member that is no string.</summary>
    /// <param name="service">The service; its family knows how names are compared.</param>
    /// <param name="names">The value of IONameMatch.</param>
    /// <param name="matched">What is published as IONameMatched.</param>
    public static bool Any(Service service, OSObject names, out OSString? matched)
    {
        matched = null;
        switch (names)
        {
            case OSString name:
                return service.Family.CompareName(service, name, out matched);
            case OSDictionary table:
                foreach (var key in table.Keys)
                {
                    if (service.Family.CompareName(service, key, out matched)) return true;
                }
                return false;
            case OSMembers members:
                foreach (var member in members.Span)
                {
                    if (member is not OSString name) return false;
                    if (service.Family.CompareName(service, name, out matched)) return true;
                }
                return false;
            default:
                return false;
        }
    }
}
