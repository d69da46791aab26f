namespace IOMatch;

/// <summary>The two entitlement blobs of a code signature, which should say the same.</summary>
internal static class EntitlementBlobs
{
    private const string SignAgain = "sign the executable again";

    /// <summary>DER counts when it is there (AMFI since macOS 12; Assumed), XML otherwise; null when there is neither or one is unreadable.</summary>
    public static BundleEntitlements? Read(ReadOnlyMemory<byte>? xml, ReadOnlyMemory<byte>? der, BinaryFaults faults, ReadLimits limits, string who)
    {
        var fromXml = xml is { } text ? ReadXml(text, faults, limits, who) : null;
        var fromDer = der is { } bytes ? ReadDer(bytes, faults, limits, who) : null;
        if (fromXml is not null && fromDer is not null && FirstDifference(fromXml.Values, fromDer.Values) is { } key)
        {
            faults.Warning($"{who}the XML and the DER entitlements disagree about {key}", "the DER form counts since macOS 12; " + SignAgain);
        }
        return fromDer ?? fromXml;
    }

    private static BundleEntitlements? ReadXml(ReadOnlyMemory<byte> text, BinaryFaults faults, ReadLimits limits, string who)
    {
        var result = PropertyListReader.Read(text, faults.File, limits);
        foreach (var fault in result.Faults)
        {
            var line = fault.At.Line == 0 ? "" : FormattableString.Invariant($" (line {fault.At.Line} of them)");
            var message = $"{who}the XML entitlements: {fault.What}{line}";
            faults.Add(fault with { Kind = InputFault.SignatureUnreadable, At = new(faults.File), What = message, Hint = fault.Hint ?? SignAgain });
        }
        if (!result.TryGet(out var list)) return null;
        if (list.Root is OSDictionary values) return new(values, EntitlementSource.SignatureXml, faults.File) { List = list };
        faults.Error($"{who}the XML entitlements hold {PlistKind.WithArticle(list.Root)} where a dictionary belongs", SignAgain);
        return null;
    }

    private static BundleEntitlements? ReadDer(ReadOnlyMemory<byte> bytes, BinaryFaults faults, ReadLimits limits, string who)
    {
        if (DerPropertyList.Read(bytes, limits, out var problem) is { } values) return new(values, EntitlementSource.SignatureDer, faults.File);
        faults.Error($"{who}the DER entitlements cannot be read: {problem}", SignAgain);
        return null;
    }

    /// <summary>The first key whose values differ, in whatever order the keys stand; null when all agree.</summary>
    internal static string? FirstDifference(OSDictionary left, OSDictionary right)
    {
        foreach (var (key, value) in left)
        {
            if (right[key] is not { } partner || !Same(value, partner)) return key.Text;
        }
        foreach (var key in right.Keys)
        {
            if (!left.ContainsKey(key)) return key.Text;
        }
        return null;
    }

    /// <summary>The same value whatever the order of dictionaries' keys and the size of numbers.</summary>
    internal static bool Same(OSObject left, OSObject right)
    {
        switch (left, right)
        {
            case (OSDictionary a, OSDictionary b):
                return FirstDifference(a, b) is null;
            case (OSArray a, OSArray b):
                if (a.Count != b.Count) return false;
                for (var i = 0; i < a.Count; i++)
                {
                    if (!Same(a[i], b[i])) return false;
                }
                return true;
            case (OSNumber a, OSNumber b):
                return a.Value == b.Value;
            default:
                return left.Equals(right);
        }
    }
}
