using System.Globalization;

namespace IOMatch;

/// <summary>Questions about texts in property lists.</summary>
internal static class LintText
{
    /// <summary>Whether a build has still to put something in.</summary>
    public static bool HasVariable(string text) => BuildVariables.Contains(text);

    /// <summary>Whether a whole text is the name of a macro, which a preprocessor replaces: <c>GADGET_VERSION</c>.</summary>
    public static bool IsMacro(string text) => text.Contains('_', StringComparison.Ordinal) && text.Length > 2 && char.IsAsciiLetterUpper(text[0]) && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>Whether a text of the top level, or of a dictionary there, has a build variable or is the name of a macro.</summary>
    public static bool AnyMacro(OSObject value) => value switch
    {
        OSString text => HasVariable(text.Text) || IsMacro(text.Text),
        OSDictionary table => table.Values.ToArray().Any(v => v is OSString text && AnyMacro(text)),
        _ => false,
    };

    /// <summary>Whether a build variable stands anywhere in a value.</summary>
    public static bool AnyVariable(OSObject value) => value switch
    {
        OSString text => HasVariable(text.Text),
        OSDictionary table => table.Values.ToArray().Any(AnyVariable),
        OSMembers members => members.Any(AnyVariable),
        _ => false,
    };

    /// <summary>Whether blanks stand at either end.</summary>
    public static bool HasOuterBlanks(string text) => text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));

    /// <summary>The number that a text writes, decimal or with 0x; null when it is none.</summary>
    public static ulong? Number(string text)
    {
        var digits = text.AsSpan().Trim();
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return ulong.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        }
        return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>What people who write property lists call a kind of value.</summary>
    public static string WithArticle(OSObject value) => value switch
    {
        OSDictionary => "a dictionary",
        OSSet => "a set",
        OSMembers => "an array",
        OSString => "a string",
        OSNumber => "an integer",
        OSBoolean => "a boolean",
        OSData => "data",
        PlistReal => "a real",
        PlistDate => "a date",
        _ => value.Kind,
    };

    /// <summary>A known word that differs from an unknown one by case, or by one letter in a long word; else null.</summary>
    public static string? Slip(string word, IEnumerable<string> known)
    {
        foreach (var candidate in known)
        {
            if (string.Equals(word, candidate, StringComparison.Ordinal)) return null;
            if (string.Equals(word, candidate, StringComparison.OrdinalIgnoreCase)) return candidate;
        }
        return word.Length < LongWord ? null : known.FirstOrDefault(candidate => IsOneEditAway(word, candidate));
    }

    private const int LongWord = 8;

    // One small letter more, less, other, or two neighbours swapped. Capitals and digits tell names apart (EHCI and XHCI), and so does a last letter (a plural).
    private static bool IsOneEditAway(string a, string b)
    {
        var same = 0;
        while (same < a.Length && same < b.Length && a[same] == b[same]) same++;
        var tail = 0;
        while (tail < a.Length - same && tail < b.Length - same && a[^(tail + 1)] == b[^(tail + 1)]) tail++;
        var left = a.Length - same - tail;
        var right = b.Length - same - tail;
        var isSwap = left == 2 && right == 2 && a[same] == b[same + 1] && a[same + 1] == b[same];
        var isOne = Math.Max(left, right) == 1 && tail > 0 && IsSmall(a, same, left) && IsSmall(b, same, right);
        return isSwap || isOne;

        static bool IsSmall(string word, int at, int length) => length == 0 || char.IsAsciiLetterLower(word[at]);
    }
}
