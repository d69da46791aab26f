using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch.Families;

/// <summary>
/// The four ways to name a product (CompareProductID): exactly, by a list, by a mask, by a list with a mask. The best of those that hit counts;
/// when none hits, one that failed fails the match.
/// </summary>
internal static class HidProduct
{
    private const int Exact = 1000;
    private const int Listed = 975;
    private const int Masked = 950;
    private const int ListedMasked = 925;

    private static readonly OSSymbol Product = "ProductID";
    private static readonly OSSymbol List = "ProductIDArray";
    private static readonly OSSymbol Mask = "ProductIDMask";

    public static ImmutableArray<OSSymbol> KeysRead { get; } = [Product, List, Mask];

    public static bool Tells(OSDictionary table, OSSymbol vendor, List<int> codes) => Family.TellsProduct(table, vendor, Product, List, Mask, codes);

    public static bool Asks(Service nub, OSSymbol vendor, List<int> codes) => Family.AsksProduct(nub, vendor, Product, codes);

    public static bool Compare(in FamilyQuestion question, ref int points)
    {
        var wanted = question.Table[Product];
        var list = question.Table[List] as OSArray;
        if (wanted is null && list is null) return true;
        var found = question.Nub[Product];
        var number = found as OSNumber;
        var mask = question.Table[Mask] as OSNumber;
        var star = wanted is OSString { Text: "*" };

        if (star || (wanted is not null && found is not null && wanted.IsEqualTo(found))) return Hit(question, Product, wanted, found, Exact, star ? "wildcard" : null, ref points);
        if (list is not null && number is not null && AnyFits(list, number, null)) return Hit(question, List, list, found, Listed, "any number of the list", ref points);
        if (mask is not null && number is not null)
        {
            if (wanted is OSNumber one && Fits(one, number, mask)) return Hit(question, Product, wanted, found, Masked, Text(question, mask), ref points);
            if (list is not null && AnyFits(list, number, mask)) return Hit(question, List, list, found, ListedMasked, Text(question, mask), ref points);
        }
        if (question.Notes is { } notes)
        {
            if (wanted is not null) notes.Add(new FamilyNote.Compared(Product, wanted, found, false));
            if (list is not null) notes.Add(new FamilyNote.Compared(List, list, found, false, "any number of the list"));
        }
        return false;
    }

    private static bool Hit(in FamilyQuestion question, OSSymbol key, OSObject? wanted, OSObject? found, int worth, string? how, ref int points)
    {
        points += worth;
        question.Notes?.Add(new FamilyNote.Compared(key, wanted, found, true, how));
        return true;
    }

    private static bool AnyFits(OSArray list, OSNumber found, OSNumber? mask)
    {
        foreach (var member in list.Span)
        {
            if (member is OSNumber one && Fits(one, found, mask)) return true;
        }
        return false;
    }

    private static bool Fits(OSNumber wanted, OSNumber found, OSNumber? mask) =>
        mask is null ? wanted.IsEqualTo(found) : (wanted.Low32 & mask.Low32) == (found.Low32 & mask.Low32);

    private static string? Text(in FamilyQuestion question, OSNumber mask) =>
        question.Notes is null ? null : string.Create(CultureInfo.InvariantCulture, $"mask 0x{mask.Low32:x}");
}
