using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>The PCI family's lists of identities.</summary>
internal static partial class PciRules
{
    private static readonly ImmutableArray<string> Lists = ["IOPCIMatch", "IOPCIPrimaryMatch", "IOPCISecondaryMatch", "IOPCIClassMatch"];

    [GeneratedRegex(@"^(0[xX])?(?<value>[0-9a-fA-F]+)(?<mask> *&\s*((0[xX])?(?<bits>[0-9a-fA-F]+))?)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Item { get; }

    public static ImmutableArray<LintRule> All { get; } =
    [
        new(ReasonCode.PciMatchNotAString, "pci-type", LintSeverity.Error, AppleCheck.None, Certainty.Source, "IOPCIDevice.cpp matchPropertyTable") { OfEach = CheckType, Stage = Stage.Match, IsFatal = true },
        new(ReasonCode.PciMatchMalformed, "pci-list", LintSeverity.Error, AppleCheck.None, Certainty.Source, "IOPCIBridge.cpp matchKeys; strtoul") { OfEach = CheckList, Stage = Stage.Match },
        new(ReasonCode.PciMatchMalformed, "pci-mask-bits", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "IOPCIBridge.cpp matchKeys: value and register are masked alike") { OfEach = CheckBits, Stage = Stage.Match },
        new(ReasonCode.MatchTooBroad, "pci-mask", LintSeverity.Warning, AppleCheck.None, Certainty.Source, "IOPCIBridge.cpp matchKeys; reports F10, F11") { OfEach = CheckMask, Stage = Stage.Match },
    ];

    /// <summary>Whether a device may fit both items.</summary>
    public static bool MayBeSame((ulong Value, ulong? Mask, bool IsMaskEmpty) a, (ulong Value, ulong? Mask, bool IsMaskEmpty) b) =>
        ((a.Value ^ b.Value) & MaskOf(a) & MaskOf(b)) == 0;

    private static ulong MaskOf((ulong Value, ulong? Mask, bool IsMaskEmpty) item) => item.IsMaskEmpty ? 0 : item.Mask ?? uint.MaxValue;

    /// <summary>Whether the XML has &amp;amp;amp; for the sign before a mask.</summary>
    public static bool IsEscapedTwice(string text) => text.Contains("&amp;", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first item whose value has bits that its mask leaves out, which are never compared: mostly value and mask are exchanged. Null when there is none.</summary>
    public static (string Item, string Hint)? OutsideMask(string text)
    {
        foreach (var (value, mask, _) in Items(text, out _))
        {
            if (mask is not { } bits || bits is 0 or > uint.MaxValue || value > uint.MaxValue || (value & ~bits) == 0) continue;
            // as Xcode writes "any": 0xFFFFFFFF&0 has a mask of 0; a value of whole digits 0 and F is a mask itself
            var isExchanged = value.ToString("x8", CultureInfo.InvariantCulture).All(c => c is '0' or 'f') && (bits & ~value) == 0;
            return (Written(value, bits), $"write {(isExchanged ? Written(bits, value) : Written(value & bits, bits))}");
        }
        return null;

        static string Written(ulong value, ulong mask) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x8}&0x{mask:x8}");
    }

    private static IEnumerable<(string Key, OSObject Value)> Values(LintSubject subject, BundlePersonality personality)
    {
        if (subject.ProviderOf(personality) is not { } provider || !provider.IsA("IOPCIDevice")) yield break;
        foreach (var key in Lists)
        {
            if (personality.Table[key] is { } value) yield return (key, value);
        }
    }

    private static void CheckType(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var (key, value) in Values(subject, personality))
        {
            if (value is OSString) continue;
            var hint = value is OSNumber number ? string.Create(CultureInfo.InvariantCulture, $"write <string>0x{number.Low32:x8}</string>") : "write hexadecimal numbers in one string, separated by blanks";
            sink.Add(personality.PositionOf(key), $"{key} is {LintText.WithArticle(value)}, a string belongs there: the family uses it as one without a check", hint);
        }
    }

    /// <summary>Items as the family reads them: value, and mask where one is written; ends at what is no number.</summary>
    public static IEnumerable<(ulong Value, ulong? Mask, bool IsMaskEmpty)> Items(string text, out string rest)
    {
        var items = new List<(ulong, ulong?, bool)>();
        var left = text.AsSpan().TrimStart(" \t\n").ToString();
        while (left.Length > 0 && Item.Match(left) is { Success: true } match)
        {
            var isMasked = match.Groups["mask"].Success;
            var bits = match.Groups["bits"];
            items.Add((Hex(match.Groups["value"].Value), bits.Success ? Hex(bits.Value) : null, isMasked && !bits.Success));
            left = left[match.Length..].TrimStart(' ', '\t', '\n');
        }
        rest = left;
        return items;

        static ulong Hex(string digits) => ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : ulong.MaxValue;
    }

    private static void CheckList(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var (key, value) in Values(subject, personality))
        {
            if (value is not OSString text || LintText.HasVariable(text.Text)) continue;
            var items = Items(text.Text, out var rest).ToList();
            var at = personality.PositionOf(key);
            if (items.Count == 0) sink.Add(at, $"{key} is \"{text.Text}\", in which no hexadecimal number stands: no device matches", "write 0xDDDDVVVV, device before vendor", isFatal: true);
            else if (IsEscapedTwice(text.Text)) sink.Add(at, $"{key} has the & escaped twice, so its mask is not the one that was meant", "write &amp; once in the XML");
            else if (rest.Length > 0) sink.Add(at, $"{key} ends for the family at \"{Cut(rest)}\": what stands behind it is not read", rest[0] is ',' or ';' ? "separate items by blanks" : "write hexadecimal numbers, separated by blanks");
            foreach (var item in items)
            {
                if (item.Value <= uint.MaxValue && item.Mask is null or <= uint.MaxValue) continue;
                sink.Add(at, $"{key} holds a number of more than 32 bits", "write 0xDDDDVVVV, device before vendor", LintSeverity.Warning);
                break;
            }
        }
    }

    private static void CheckBits(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var (key, value) in Values(subject, personality))
        {
            if (value is not OSString text || IsEscapedTwice(text.Text) || OutsideMask(text.Text) is not var (item, hint)) continue;
            sink.Add(personality.PositionOf(key), $"{key} has {item}, whose value has bits outside the mask: they are never compared", hint);
        }
    }

    private static void CheckMask(LintSubject subject, BundlePersonality personality, LintSink sink)
    {
        foreach (var (key, value) in Values(subject, personality))
        {
            if (value is not OSString text) continue;
            foreach (var item in Items(text.Text, out _))
            {
                if (!item.IsMaskEmpty && item.Mask is not 0) continue;
                sink.Add(personality.PositionOf(key), item.IsMaskEmpty ? $"{key} has an & without a mask behind it, which compares nothing: every device fits" : $"{key} has a mask of 0, which compares nothing: every device fits", "write the mask, such as 0xffffffff");
                break;
            }
        }
    }

    private static string Cut(string text) => text.Length <= 20 ? text : text[..20] + "...";
}
