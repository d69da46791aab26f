namespace IOMatch;

/// <summary>Entitlements that a check demanded and did not find, or found with a value that does not cover the device.</summary>
internal static class EntitlementProposals
{
    public static IEnumerable<Edit> Of(ProposalContext c)
    {
        if (c.Course?.Clauses.OfType<Clause.Entitlements>().LastOrDefault()?.Check is not { Holds: false } check) yield break;
        var claimed = c.Bundle.Bundle?.Entitlements?.Values ?? c.Bundle.Server?.Entitlements;
        var names = check.Missing.IsEmpty ? Demanded(check.Demanded) : check.Missing;
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var before = claimed?[name];
            yield return new Edit.Entitle(name, before, Value(name, before, c.Nub));
        }
    }

    private static IEnumerable<string> Demanded(OSObject? demanded) => demanded switch
    {
        OSString text => [text.Text],
        OSMembers members => members.SelectMany(Demanded),
        _ => [],
    };

    private static OSObject Value(string name, OSObject? before, Service nub)
    {
        if (DriverKitEntitlement.Of(name) is not { Shape: EntitlementShape.MatchingDictionaries }) return OSBoolean.True;
        var device = name == DriverKitEntitlement.TransportUsb ? Usb(nub) : Pci(nub);
        return before is OSArray list ? new OSArray([.. list, device]) : new OSArray(device);
    }

    private static OSDictionary Usb(Service nub) => new(new KeyValuePair<OSSymbol, OSObject>[] { new("idVendor", nub["idVendor"] is OSNumber vendor ? new OSNumber(vendor.Value) : new OSString("*")) });

    private static OSDictionary Pci(Service nub)
    {
        var vendor = nub["vendor-id"] is OSData { Span.Length: >= 2 } data ? data.Span[0] | (data.Span[1] << 8) : 0;
        return new(new KeyValuePair<OSSymbol, OSObject>[] { new("IOPCIPrimaryMatch", new OSString(System.FormattableString.Invariant($"0x{vendor:x8}&0x0000ffff"))) });
    }
}
