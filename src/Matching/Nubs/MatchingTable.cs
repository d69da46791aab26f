namespace IOMatch;

/// <summary>
/// A matching dictionary with its generic keys picked out once, so that a comparison with a nub costs no look-ups (K40 to K50).
/// Keys of a type the kernel ignores are null here (K50).
/// </summary>
internal sealed class MatchingTable
{
    public MatchingTable(OSDictionary table)
    {
        Table = table;
        Score = ProbeOrder.ScoreOf(table);
        for (var i = 0; i < table.Count; i++)
        {
            var value = table.Values[i];
            switch (KeyKinds.Of(table.Keys[i]))
            {
                case KeyKind.IOServiceNotificationUser: IsForUser = true; break;
                case KeyKind.IOExclaveProxy: HasExclaveProxy = true; break;
                case KeyKind.IOCompatibilityMatch: WantsCompatibility = true; break;
                case KeyKind.IOProviderClass: ProviderClass = value as OSString; break;
                case KeyKind.IONameMatch: NameMatch = value; break;
                case KeyKind.IOLocationMatch: LocationMatch = value as OSString; LocationTable = (value as OSDictionary) is { } l ? new(l) : null; break;
                case KeyKind.IOPropertyMatch: PropertyMatch = value; break;
                case KeyKind.IOPropertyExistsMatch: PropertyExistsMatch = value; break;
                case KeyKind.IOPathMatch: PathMatch = value as OSString; break;
                case KeyKind.IORegistryEntryID: EntryId = value as OSNumber; break;
                case KeyKind.IOMatchedServiceCountMatch: ServiceCount = value as OSNumber; break;
                case KeyKind.BsdName: BsdName = value; break;
                case KeyKind.BsdMajor: BsdMajor = value; break;
                case KeyKind.BsdMinor: BsdMinor = value; break;
                case KeyKind.BsdUnit: BsdUnit = value; break;
                case KeyKind.IOParentMatch: ParentTable = (value as OSDictionary) is { } p ? new(p) : null; break;
                default: break;
            }
        }
        ProviderClassSymbol = ProviderClass is null ? null : OSSymbol.WithString(ProviderClass);
    }

    public OSDictionary Table { get; }

    /// <summary>The dictionary's own score (K15).</summary>
    public int Score { get; }

    public int Count => Table.Count;

    public bool IsForUser { get; }

    public bool HasExclaveProxy { get; }

    public bool WantsCompatibility { get; }

    public OSString? ProviderClass { get; }

    public OSSymbol? ProviderClassSymbol { get; }

    public OSObject? NameMatch { get; }

    public OSString? LocationMatch { get; }

    public OSObject? PropertyMatch { get; }

    public OSObject? PropertyExistsMatch { get; }

    public OSString? PathMatch { get; }

    public OSNumber? EntryId { get; }

    public OSNumber? ServiceCount { get; }

    public OSObject? BsdName { get; }

    public OSObject? BsdMajor { get; }

    public OSObject? BsdMinor { get; }

    public OSObject? BsdUnit { get; }

    /// <summary>IOParentMatch, when it is a dictionary (K52).</summary>
    public MatchingTable? ParentTable { get; }

    /// <summary>IOLocationMatch, when it is a dictionary (K53).</summary>
    public MatchingTable? LocationTable { get; }
}
