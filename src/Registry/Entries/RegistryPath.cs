namespace IOMatch;

/// <summary>How a path walks down a plane (K47; IORegistryEntry::fromPath, getChildFromComponent, matchPathLocation).</summary>
public static class RegistryPath
{
    /// <summary>
    /// Walks a path from the root of a plane. For each component the first child that fits is taken, without going back:
    /// <c>name</c> fits any location, <c>name@loc</c> needs both, <c>@loc</c> the location alone.
    /// </summary>
    /// <param name="path">Starts with a slash; a lone slash is the root.</param>
    /// <param name="root">The plane's root.</param>
    /// <param name="childrenOf">Children in order of attachment.</param>
    /// <param name="nameOf">Name in the plane.</param>
    /// <param name="locationOf">Location in the plane, or null.</param>
    /// <returns>The entry reached with nothing left over, or null.</returns>
    public static T? Walk<T>(ReadOnlySpan<char> path, T root, Func<T, IReadOnlyList<T>> childrenOf, Func<T, string> nameOf, Func<T, string?> locationOf)
        where T : class
    {
        if (path is not ['/', ..]) return null;
        if (path.Length == 1) return root;
        var at = root;
        while (path is ['/', ..])
        {
            path = path[1..];
            T? next = null;
            foreach (var child in childrenOf(at))
            {
                var used = Fit(path, nameOf(child), locationOf(child));
                if (used < 0) continue;
                path = path[used..];
                next = child;
                break;
            }
            if (next is null) return null;
            at = next;
        }
        return path.IsEmpty ? at : null;
    }

    /// <summary>Whether a single component (no slash) names an entry.</summary>
    public static bool ComponentFits(ReadOnlySpan<char> component, string name, string? location) =>
        !component.IsEmpty && Fit(component, name, location) == component.Length;

    /// <summary>How many characters of the path the entry takes; -1 when it does not fit.</summary>
    private static int Fit(ReadOnlySpan<char> path, string name, string? location)
    {
        var used = 0;
        if (path is not ['@', ..])
        {
            if (!path.StartsWith(name, StringComparison.Ordinal)) return -1;
            used = name.Length;
            if (used == path.Length || path[used] is '/' or ':') return used;
            if (path[used] != '@') return -1;
        }
        used++;
        return location is null ? -1 : FitLocation(path, used, location);
    }

    /// <summary>How many characters of the path a location takes, from <paramref name="at"/> on; a side that runs out of numbers counts as zeros.</summary>
    private static int FitLocation(ReadOnlySpan<char> path, int at, ReadOnlySpan<char> location)
    {
        var wanted = new Numbers(path, at);
        var found = new Numbers(location, 0);
        if (wanted.Ended) return -1;
        while (!wanted.Ended || !found.Ended)
        {
            var w = wanted.Next(onlySeparators: true);
            var f = found.Next(onlySeparators: false);
            if (w != f) return -1;
            if (!wanted.Ended && !found.Ended && wanted.Separator != found.Separator) return -1;
        }
        return wanted.Position;
    }

    /// <summary>Hexadecimal numbers with a separator between: comma or colon in a path, anything in a location.</summary>
    private ref struct Numbers(ReadOnlySpan<char> text, int at)
    {
        private readonly ReadOnlySpan<char> text = text;
        private int at = at;

        public char Separator { get; private set; }

        public bool Ended { get; private set; } = at >= text.Length;

        /// <summary>Where the last number ended.</summary>
        public readonly int Position => Ended ? Math.Min(at, text.Length) : at - 1;

        public ulong Next(bool onlySeparators)
        {
            if (Ended) return 0;
            var value = HexNumber(text, ref at);
            Separator = at < text.Length ? text[at] : '\0';
            if (Separator == '\0' || (onlySeparators && Separator is not (',' or ':'))) Ended = true;
            else at++;
            return value;
        }
    }

    /// <summary>strtouq in base 16: leading blanks, a sign, an optional 0x; stops at the first character that is no digit.</summary>
    private static ulong HexNumber(ReadOnlySpan<char> text, ref int at)
    {
        var i = at;
        while (i < text.Length && (text[i] is ' ' or (>= '\t' and <= '\r'))) i++;
        var negative = false;
        if (i < text.Length && text[i] is '+' or '-') negative = text[i++] == '-';
        if (i + 2 < text.Length && text[i] == '0' && text[i + 1] is 'x' or 'X' && char.IsAsciiHexDigit(text[i + 2])) i += 2;
        ulong value = 0;
        var digits = false;
        var overflow = false;
        for (; i < text.Length && char.IsAsciiHexDigit(text[i]); i++)
        {
            digits = true;
            overflow |= value >> 60 != 0;
            value = unchecked((value << 4) | (uint)HexDigit(text[i]));
        }
        if (!digits) return 0;
        at = i;
        return overflow ? ulong.MaxValue : negative ? unchecked(0 - value) : value;
    }

    private static int HexDigit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
