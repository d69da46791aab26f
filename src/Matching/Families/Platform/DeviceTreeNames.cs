namespace IOMatch.Families;

/// <summary>
/// Names as the device tree compares them (IODTCompareNubName, CompareKey): the properties name, compatible, device_type and model in that order;
/// a wanted name that ends in <c>*</c> is a prefix. What is published as IONameMatched is the name that was found, not the pattern.
/// </summary>
internal static class DeviceTreeNames
{
    private static readonly OSSymbol[] NameKeys = ["name", "compatible", "device_type", "model"];

    /// <summary>Whether one of the four properties holds the wanted name.</summary>
    public static bool Compare(Service service, OSString wanted, out OSString? matched)
    {
        foreach (var key in NameKeys)
        {
            if (service[key] is { } value && CompareProperty(value, wanted.Bytes, out matched)) return true;
        }
        matched = null;
        return false;
    }

    /// <summary>The four properties, then the entry's own name.</summary>
    public static bool CompareOrOwn(Service service, OSString wanted, out OSString? matched) =>
        Compare(service, wanted, out matched) || CompareOwn(service, wanted, out matched);

    /// <summary>IORegistryEntry::compareName: the entry's own name.</summary>
    public static bool CompareOwn(Service service, OSString wanted, out OSString? matched)
    {
        var equal = string.Equals(service.Name, wanted.Text, StringComparison.Ordinal);
        matched = equal ? wanted : null;
        return equal;
    }

    /// <summary>Whether a wanted name, or a pattern, fits one name.</summary>
    public static bool Fits(ReadOnlySpan<byte> wanted, ReadOnlySpan<byte> name) =>
        wanted is [.. var prefix, (byte)'*'] ? name.StartsWith(prefix) : name.SequenceEqual(wanted);

    // Data is a list of names, each up to a NUL or the end; empty data holds none. A string has its final NUL, so the empty string is one empty name.
    private static bool CompareProperty(OSObject value, ReadOnlySpan<byte> wanted, out OSString? matched)
    {
        matched = null;
        ReadOnlySpan<byte> names;
        int end;
        switch (value)
        {
            case OSData data:
                names = data.Span;
                end = names.Length;
                break;
            case OSString text:
                names = text.Bytes;
                end = names.Length + 1;
                break;
            default:
                return false;
        }
        for (var at = 0; at < end;)
        {
            var rest = names[at..];
            var length = rest.IndexOf((byte)0);
            if (length < 0) length = rest.Length;
            if (Fits(wanted, rest[..length]))
            {
                matched = value is OSString and not OSSymbol && length == names.Length ? (OSString)value : new OSString(KernelText.Decode(rest[..length]));
                return true;
            }
            at += length + 1;
        }
        return false;
    }
}
