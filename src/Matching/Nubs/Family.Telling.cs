namespace IOMatch;

public abstract partial class Family
{
    /// <summary>
    /// Codes under which a personality is found. Whenever the family matches it on a nub, one of them is among the nub's (<see cref="Asks"/>);
    /// false when nothing in the table is that telling.
    /// </summary>
    internal virtual bool Tells(OSDictionary table, List<int> codes) => false;

    /// <summary>The codes that a nub is asked under; false when it cannot be asked so.</summary>
    internal virtual bool Asks(Service nub, List<int> codes) => false;

    /// <summary>A code for values that must be equal in the kernel's sense; of equal values the hashes are equal.</summary>
    internal static int Code(OSObject value, OSObject? second = null) =>
        unchecked((value.GetHashCode() * 31) + (second is null ? 1 : second.GetHashCode() ^ 0x5bd1e995));

    /// <summary>Vendor and product where both are plain numbers that must be equal, else the vendor alone.</summary>
    internal static bool TellsProduct(OSDictionary table, OSSymbol vendor, OSSymbol product, OSSymbol productArray, OSSymbol productMask, List<int> codes)
    {
        if (table[vendor] is not OSNumber v) return false;
        var exact = table[product] is OSNumber && !table.ContainsKey(productArray) && !table.ContainsKey(productMask);
        codes.Add(exact ? Code(v, table[product]) : Code(v));
        return true;
    }

    /// <summary>The codes for <see cref="TellsProduct"/>.</summary>
    internal static bool AsksProduct(Service nub, OSSymbol vendor, OSSymbol product, List<int> codes)
    {
        if (nub[vendor] is not { } v) return true;
        codes.Add(Code(v));
        if (nub[product] is { } p) codes.Add(Code(v, p));
        return true;
    }
}
