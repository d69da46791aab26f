namespace IOMatch;

/// <summary>What a family is asked: does this table match this nub, and with which score?</summary>
/// <param name="Nub">The service that is asked.</param>
/// <param name="Table">The personality's table, or a nested one.</param>
/// <param name="Score">The score so far: the table's IOProbeScore.</param>
/// <param name="Host">The host.</param>
/// <param name="Notes">Null when nobody listens: then nothing may be built for explanation.</param>
internal readonly record struct FamilyQuestion(Service Nub, OSDictionary Table, int Score, Host Host, FamilyNotes? Notes)
{
    /// <summary>
    /// IOService::compareProperty: an absent key is "don't care"; a present one must equal the nub's own property, the table's value asked.
    /// </summary>
    public bool Compare(OSSymbol key)
    {
        if (Table[key] is not { } wanted) return true;
        var found = Nub[key];
        var equal = wanted.IsEqualTo(found);
        Notes?.Add(new FamilyNote.Compared(key, wanted, found, equal));
        return equal;
    }

    /// <summary>Whether every one of the keys that the table holds equals the nub's property.</summary>
    public bool AllEqual(ReadOnlySpan<OSSymbol> keys)
    {
        foreach (var key in keys)
        {
            if (!Compare(key)) return false;
        }
        return true;
    }
}
