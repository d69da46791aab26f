namespace IOMatch;

/// <summary>
/// A matching dictionary with its generic keys picked out once, so that a comparison with a nub costs no look-ups (section 4 of the rules).
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
            switch (table.Keys[i].Text)
            {
                case "IOServiceNotificationUser": IsForUser = true; break;
                case "IOExclaveProxy": HasExclaveProxy = true; break;
                case "IOCompatibilityMatch": WantsCompatibility = true; break;
                case "IOProviderClass": ProviderClass = value as OSString; break;
                case "IONameMatch": NameMatch = value; break;
                case "IOLocationMatch": LocationMatch = value as OSString; LocationTable = (value as OSDictionary) is { } l ? new(l) : null; break;
                case "IOPropertyMatch": PropertyMatch = value; break;
                case "IOPropertyExistsMatch": PropertyExistsMatch = value; break;
                case "IOPathMatch": PathMatch = value as OSString; break;
                case "IORegistryEntryID": EntryId = value as OSNumber; break;
                case "IOMatchedServiceCountMatch": ServiceCount = value as OSNumber; break;
                case "BSD Name": BsdName = value; break;
                case "BSD Major": BsdMajor = value; break;
                case "BSD Minor": BsdMinor = value; break;
                case "BSD Unit": BsdUnit = value; break;
                case "IOParentMatch": ParentTable = (value as OSDictionary) is { } p ? new(p) : null; break;
                default: break;
            }
        }
        ProviderClassSymbol = ProviderClass is null ? null : ProviderClass as OSSymbol ?? new OSSymbol(ProviderClass.Text);
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
