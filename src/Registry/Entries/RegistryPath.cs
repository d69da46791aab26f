namespace IOMatch;

/// <summary>How a path component names an entry (K47; IORegistryEntry::matchPathLocation, getChildFromComponent).</summary>
public static class RegistryPath
{
    /// <summary>Whether <c>name</c>, <c>name@location</c> or <c>@location</c> fits.</summary>
    public static bool ComponentFits(ReadOnlySpan<char> component, string name, string? location)
    {
        var at = component.IndexOf('@');
        var wantedName = at < 0 ? component : component[..at];
        if (!wantedName.IsEmpty && !wantedName.SequenceEqual(name)) return false;
        if (at < 0) return true;
        return location is not null && LocationFits(component[(at + 1)..], location);
    }

    /// <summary>Locations are hexadecimal numbers separated by commas or colons; missing trailing numbers count as 0.</summary>
    public static bool LocationFits(ReadOnlySpan<char> wanted, ReadOnlySpan<char> found)
    {
        while (!wanted.IsEmpty || !found.IsEmpty)
        {
            if (NextNumber(ref wanted) != NextNumber(ref found)) return false;
        }
        return true;
    }

    private static ulong NextNumber(ref ReadOnlySpan<char> text)
    {
        ulong value = 0;
        var i = 0;
        for (; i < text.Length && char.IsAsciiHexDigit(text[i]); i++)
        {
            value = unchecked((value << 4) | (uint)Convert.ToInt32(text[i].ToString(), 16));
        }
        while (i < text.Length && text[i] is not (',' or ':')) i++;
        text = i < text.Length ? text[(i + 1)..] : [];
        return value;
    }
}
