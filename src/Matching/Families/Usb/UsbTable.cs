using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace IOMatch.Families;

/// <summary>
/// A table of key combinations with their scores, as QA1076 lists them and IOUSBFamily implements them. Rows are tried from the top;
/// the first that holds gives the score, then come the personality's own score, the wildcards and the mask.
/// </summary>
internal sealed class UsbTable
{
    private const int ScoreFrom = 10000;
    private const int ScoreBecomes = 9000;
    private const int PerWildcard = 1000;
    private const int PerMask = 500;
    private const uint VendorSpecificClass = 255;

    private static readonly OSSymbol Product = "idProduct";
    private static readonly OSSymbol ProductArray = "idProductArray";
    private static readonly OSSymbol ProductMask = "idProductMask";

    private readonly ImmutableArray<(UsbKeys Bit, OSSymbol Key)> plain;
    private readonly ImmutableArray<UsbRow> rows;
    private readonly OSSymbol classKey;
    private readonly UsbCertainties certainties;

    // per bit of UsbKeys: the rows that die when the key does not match, contradicts, or is there at all
    private readonly uint[] needing = new uint[8];
    private readonly uint[] agreeing = new uint[8];
    private readonly uint[] forbidding = new uint[8];
    private readonly uint allRows;
    private readonly uint vendorSpecificRows;
    private readonly uint commonRows;

    /// <param name="keys">The keys compared by plain equality, the most telling first; the product is looked at after them.</param>
    /// <param name="rows">The rows from the top.</param>
    /// <param name="certainties">How sure the rest is.</param>
    public UsbTable(ImmutableArray<(UsbKeys Bit, OSSymbol Key)> keys, ImmutableArray<UsbRow> rows, UsbCertainties certainties)
    {
        plain = keys;
        this.rows = rows;
        this.certainties = certainties;
        classKey = keys.First(k => k.Bit == UsbKeys.Class).Key;
        for (var row = 0; row < rows.Length; row++)
        {
            var bit = 1u << row;
            allRows |= bit;
            if (rows[row].VendorSpecific != false) vendorSpecificRows |= bit;
            if (rows[row].VendorSpecific != true) commonRows |= bit;
            for (var key = 0; key < needing.Length; key++)
            {
                var flag = (UsbKeys)(1 << key);
                if (rows[row].Needs.HasFlag(flag)) needing[key] |= bit;
                if (rows[row].Agrees.HasFlag(flag)) agreeing[key] |= bit;
                if (rows[row].Without.HasFlag(flag)) forbidding[key] |= bit;
            }
        }
    }

    private static readonly OSSymbol Vendor = "idVendor";

    /// <summary>See <see cref="Family.Tells"/>: no row holds when a vendor number, or a product number without array and mask, differs.</summary>
    public static bool Tells(OSDictionary table, List<int> codes) => Family.TellsProduct(table, Vendor, Product, ProductArray, ProductMask, codes);

    /// <summary>See <see cref="Family.Asks"/>.</summary>
    public static bool Asks(Service nub, List<int> codes) => Family.AsksProduct(nub, Vendor, Product, codes);

    /// <summary>The personality keys that the table reads.</summary>
    public ImmutableArray<OSSymbol> KeysRead => [.. plain.Select(k => k.Key), Product, ProductArray, ProductMask];

    /// <summary>matchPropertyTable with a score.</summary>
    public FamilyAnswer Match(in FamilyQuestion question)
    {
        var silent = question.Notes is null;
        var alive = question.Nub[classKey] is OSNumber { Low32: VendorSpecificClass } ? vendorSpecificRows : commonRows;
        var matched = UsbKeys.None;
        var wild = UsbKeys.None;
        foreach (var (bit, key) in plain.AsSpan())
        {
            var present = Look(question, bit, key, ref matched, ref wild);
            alive = Survivors(alive, bit, present, (matched & bit) != 0);
            if (alive == 0 && silent) return FamilyAnswer.No;
        }
        var productPresent = LookAtProduct(question, ref matched, ref wild, out var masked);
        alive = Survivors(alive, UsbKeys.Product, productPresent, (matched & UsbKeys.Product) != 0);
        if (alive == 0)
        {
            question.Notes?.Add(new FamilyNote.Remark(
                matched == UsbKeys.None ? "no key agrees, so none of the combinations is complete" : $"what agrees ({Names(matched)}) makes none of the combinations, or a further key contradicts it",
                rows[0].Certainty));
            return FamilyAnswer.No;
        }
        return FamilyAnswer.Yes(Score(question, rows[BitOperations.TrailingZeroCount(alive)], wild, masked));
    }

    /// <summary>
    /// Whether every key that a dictionary holds agrees with the nub, in whatever combination: how a vendor's entitlement is compared (assumed).
    /// </summary>
    public bool AgreesInPart(in FamilyQuestion question)
    {
        var matched = UsbKeys.None;
        var wild = UsbKeys.None;
        foreach (var (bit, key) in plain.AsSpan())
        {
            if (Look(question, bit, key, ref matched, ref wild) && (matched & bit) == 0) return false;
        }
        var asked = LookAtProduct(question, ref matched, ref wild, out _) || question.Table[ProductArray] is OSArray;
        return !asked || (matched & UsbKeys.Product) != 0;
    }

    private uint Survivors(uint alive, UsbKeys bit, bool present, bool matched)
    {
        var key = BitOperations.TrailingZeroCount((uint)bit);
        if (!matched) alive &= ~needing[key];
        if (present && !matched) alive &= ~agreeing[key];
        if (present) alive &= ~forbidding[key];
        return alive;
    }

    // Whether the key is in the table at all; a match, or "*" where nothing matched, is marked.
    private static bool Look(in FamilyQuestion question, UsbKeys bit, OSSymbol key, ref UsbKeys matched, ref UsbKeys wild)
    {
        if (question.Table[key] is not { } wanted) return false;
        var found = question.Nub[key];
        var equal = found is not null && wanted.IsEqualTo(found);
        var star = !equal && IsStar(wanted);
        if (equal || star) matched |= bit;
        if (star) wild |= bit;
        question.Notes?.Add(new FamilyNote.Compared(key, wanted, found, equal || star, star ? "wildcard" : null));
        return true;
    }

    // A list replaces the plain comparison; only what neither settles may be a wildcard, and only what is then still open is masked.
    private static bool LookAtProduct(in FamilyQuestion question, ref UsbKeys matched, ref UsbKeys wild, out bool masked)
    {
        masked = false;
        var wanted = question.Table[Product];
        var list = question.Table[ProductArray] as OSArray;
        if (wanted is null && list is null) return false;
        var found = question.Nub[Product];
        var equal = list is not null ? AnyEqual(list, found as OSNumber) : found is not null && wanted!.IsEqualTo(found);
        var star = !equal && wanted is not null && IsStar(wanted);
        var mask = question.Table[ProductMask];
        if (!equal && !star && mask is not null) masked = FitsMasked(list, wanted, found as OSNumber, mask as OSNumber);
        if (equal || star || masked) matched |= UsbKeys.Product;
        if (star) wild |= UsbKeys.Product;
        if (question.Notes is { } notes)
        {
            var hit = equal || star || masked;
            if (list is not null) notes.Add(new FamilyNote.Compared(ProductArray, list, found, equal || masked, masked ? Masked(mask!) : "any number of the list"));
            if (wanted is not null && (list is null || star)) notes.Add(new FamilyNote.Compared(Product, wanted, found, hit, star ? "wildcard" : masked ? Masked(mask!) : null));
        }
        return wanted is not null;
    }

    private int Score(in FamilyQuestion question, UsbRow row, UsbKeys wild, bool masked)
    {
        var own = question.Score >= ScoreFrom ? ScoreBecomes : question.Score;
        var wildcards = BitOperations.PopCount((uint)(wild & row.Needs));
        if (question.Notes is { } notes)
        {
            notes.Add(new FamilyNote.Scored(Names(row.Needs), row.Score, row.Certainty));
            if (own != question.Score)
            {
                notes.Add(new FamilyNote.Scored(string.Create(CultureInfo.InvariantCulture, $"IOProbeScore {question.Score}, cut to {ScoreBecomes}"), own, certainties.Clamp));
            }
            else if (own != 0)
            {
                notes.Add(new FamilyNote.Scored("IOProbeScore", own, certainties.ProbeScore));
            }
            if (wildcards > 0) notes.Add(new FamilyNote.Scored($"wildcard for {Names(wild & row.Needs)}", -PerWildcard * wildcards, certainties.Wildcard));
            if (masked) notes.Add(new FamilyNote.Scored("product by mask", -PerMask, certainties.Mask));
            if (row.Needs.HasFlag(UsbKeys.Product) && question.Table[ProductArray] is OSArray && certainties.Array != Certainty.Source)
            {
                notes.Add(new FamilyNote.Remark("a list of products counts like one product", certainties.Array));
            }
        }
        return unchecked(row.Score + own - (PerWildcard * wildcards) - (masked ? PerMask : 0));
    }

    // for notes only
    private string Names(UsbKeys set)
    {
        var names = new List<string>();
        foreach (var (bit, key) in plain)
        {
            if (set.HasFlag(bit)) names.Add(key.Text);
            if (bit == UsbKeys.Vendor && set.HasFlag(UsbKeys.Product)) names.Add(Product.Text);
        }
        return string.Join(" + ", names);
    }

    private static bool IsStar(OSObject wanted) => wanted is OSString { Text: "*" };

    private static bool AnyEqual(OSArray list, OSNumber? found)
    {
        if (found is null) return false;
        foreach (var member in list.Span)
        {
            if (member is OSNumber && member.IsEqualTo(found)) return true;
        }
        return false;
    }

    private static bool FitsMasked(OSArray? list, OSObject? wanted, OSNumber? found, OSNumber? mask)
    {
        if (found is null || mask is null) return false;
        if (list is null) return wanted is OSNumber one && Equal(one);
        foreach (var member in list.Span)
        {
            if (member is OSNumber number && Equal(number)) return true;
        }
        return false;

        bool Equal(OSNumber number) => (number.Low32 & mask.Low32) == (found.Low32 & mask.Low32);
    }

    private static string Masked(OSObject mask) => mask is OSNumber number ? string.Create(CultureInfo.InvariantCulture, $"mask 0x{number.Low32:x}") : "mask";
}
