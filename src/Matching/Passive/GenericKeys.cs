namespace IOMatch;

/// <summary>
/// The keys that every service understands, in the kernel's order; the first that fails ends it (K40–K50; IOService.cpp matchInternal).
/// Each key dealt with is counted: when the count reaches the table's size at a key, the family is not asked.
/// </summary>
internal sealed class GenericKeys(World world)
{
    /// <param name="nub">Whose round it is, for the transcript.</param>
    /// <param name="service">The service that is asked.</param>
    /// <param name="table">The table.</param>
    /// <param name="driverRound">The class check is done, and IONameMatched is wanted.</param>
    /// <param name="nameMatched">What IONameMatch hit.</param>
    /// <param name="complete">All keys were dealt with: the family is not asked.</param>
    public bool Match(Service nub, Service service, MatchingTable table, bool driverRound, ref OSString? nameMatched, out bool complete)
    {
        var log = world.Log;
        var done = 0;
        var entries = table.Count;
        complete = false;

        if (table.IsForUser)
        {
            var visible = (service.State & EntryState.UserInvisible) == 0;
            log?.Add(new MatchEvent.KeyCompared(nub, service, GenericRule.UserVisible, Keys.IOServiceNotificationUser, null, null, visible));
            if (!visible) return false;
            if (complete = ++done == entries) return true;
        }

        // K40: presence alone counts, and neither key is counted as dealt with
        var exclave = service.Properties.ContainsKey(Keys.ExclaveAssigned);
        if (exclave ? !table.HasExclaveProxy && !table.IsForUser : table.HasExclaveProxy)
        {
            log?.Add(new MatchEvent.KeyCompared(
                nub, service, GenericRule.Exclave, Keys.IOExclaveProxy, table.Table[Keys.IOExclaveProxy], service[Keys.ExclaveAssigned], false));
            return false;
        }

        // K41; from here on also what the property keys below have looked at
        OSDictionary? properties = null;
        if (table.WantsCompatibility)
        {
            done++;
            properties = service[Keys.IOCompatibilityProperties] as OSDictionary;
        }

        if (table.ProviderClass is { } providerClass)
        {
            var compatible = properties?[Keys.IOClass];
            var equal = compatible is not null ? providerClass.IsEqualTo(compatible) : driverRound || service.Class.IsA(table.ProviderClassSymbol!);
            log?.Add(new MatchEvent.KeyCompared(nub, service, GenericRule.ProviderClass, Keys.IOProviderClass, providerClass, compatible ?? service.Class.Name, equal));
            if (!equal) return false;
            if (complete = ++done == entries) return true;
        }

        if (table.NameMatch is { } names)
        {
            var equal = NameMatch.Any(service, names, out var hit);
            log?.Add(new MatchEvent.KeyCompared(nub, service, GenericRule.Name, Keys.IONameMatch, names, hit ?? new OSString(service.Name), equal));
            if (!equal) return false;
            if (driverRound)
            {
                // K43: the name that hit goes into the table, which is then one key longer than what is dealt with
                nameMatched = hit;
                if (!table.Table.ContainsKey(Keys.IONameMatched)) entries++;
            }
            if (complete = ++done == entries) return true;
        }

        if (table.LocationMatch is { } location)
        {
            var equal = service.Location is { } own && string.Equals(own, location.Text, StringComparison.Ordinal);
            log?.Add(new MatchEvent.KeyCompared(
                nub, service, GenericRule.Location, Keys.IOLocationMatch, location, service.Location is { } l ? new OSString(l) : null, equal));
            if (!equal) return false;
            if (complete = ++done == entries) return true;
        }

        if (table.PropertyMatch is { } wanted)
        {
            properties ??= service.MatchingProperties;
            var equal = AnySubset(properties, wanted);
            log?.Add(new MatchEvent.KeyCompared(nub, service, GenericRule.Property, Keys.IOPropertyMatch, wanted, properties, equal));
            if (!equal) return false;
            if (complete = ++done == entries) return true;
        }

        if (table.PropertyExistsMatch is { } keys)
        {
            properties ??= service.MatchingProperties;
            var equal = AnyPresent(properties, keys);
            log?.Add(new MatchEvent.KeyCompared(nub, service, GenericRule.PropertyExists, Keys.IOPropertyExistsMatch, keys, properties, equal));
            if (!equal) return false;
            if (complete = ++done == entries) return true;
        }

        if (table.PathMatch is { } path)
        {
            var equal = ReferenceEquals(world.FromPath(path.Text), service) || (properties?[Keys.IOPath] is { } alias && path.IsEqualTo(alias));
            log?.Add(new MatchEvent.KeyCompared(nub, service, GenericRule.Path, Keys.IOPathMatch, path, new OSString(service.Path), equal));
            if (!equal) return false;
            if (complete = ++done == entries) return true;
        }

        if (table.EntryId is { } id)
        {
            var equal = id.Value == service.Id;
            log?.Add(new MatchEvent.KeyCompared(nub, service, GenericRule.EntryId, Keys.IORegistryEntryID, id, new OSNumber(service.Id), equal));
            if (!equal) return false;
            if (complete = ++done == entries) return true;
        }

        if (table.ServiceCount is { } count)
        {
            var found = ActiveDrivers(service);
            var equal = count.Low32 == found;
            log?.Add(new MatchEvent.KeyCompared(nub, service, GenericRule.ServiceCount, Keys.IOMatchedServiceCountMatch, count, new OSNumber(found, 32), equal));
            if (!equal) return false;
            if (complete = ++done == entries) return true;
        }

        return Bsd(nub, service, Keys.BSDName, table.BsdName, entries, ref done, ref complete)
            && Bsd(nub, service, Keys.BSDMajor, table.BsdMajor, entries, ref done, ref complete)
            && Bsd(nub, service, Keys.BSDMinor, table.BsdMinor, entries, ref done, ref complete)
            && Bsd(nub, service, Keys.BSDUnit, table.BsdUnit, entries, ref done, ref complete)
            && ((complete = done == entries) || true);
    }

    private bool Bsd(Service nub, Service service, OSSymbol key, OSObject? wanted, int count, ref int done, ref bool complete)
    {
        if (wanted is null || complete) return true;
        var found = service[key];
        var equal = wanted.IsEqualTo(found);
        world.Log?.Add(new MatchEvent.KeyCompared(nub, service, GenericRule.Bsd, key, wanted, found, equal));
        complete = equal && ++done == count;
        return equal;
    }

    /// <summary>K45: any of the dictionaries is a subset; reading stops at the first member that is no dictionary.</summary>
    private static bool AnySubset(OSDictionary properties, OSObject wanted)
    {
        if (wanted is OSDictionary one) return properties.IsEqualTo(one, one);
        if (wanted is not OSMembers members) return false;
        foreach (var member in members.Span)
        {
            if (member is not OSDictionary table) return false;
            if (properties.IsEqualTo(table, table)) return true;
        }
        return false;
    }

    /// <summary>K46: any of the keys is there; reading stops at the first member that is no string.</summary>
    private static bool AnyPresent(OSDictionary properties, OSObject keys)
    {
        switch (keys)
        {
            case OSString one:
                return properties.ContainsKey(OSSymbol.WithString(one));
            case OSDictionary table:
                foreach (var key in table.Keys)
                {
                    if (properties.ContainsKey(key)) return true;
                }
                return false;
            case OSMembers members:
                foreach (var member in members.Span)
                {
                    if (member is not OSString key) return false;
                    if (properties.ContainsKey(OSSymbol.WithString(key))) return true;
                }
                return false;
            default:
                return false;
        }
    }

    private static uint ActiveDrivers(Service service)
    {
        uint count = 0;
        foreach (var client in service.ClientSpan)
        {
            if (client.IsActive && client.HoldsCategory && client.Properties.ContainsKey(Keys.IOMatchCategory)) count++;
        }
        return count;
    }
}
