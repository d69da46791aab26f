using System.Globalization;

namespace IOMatch;

/// <summary>What a value that equals nothing was meant to be.</summary>
internal static class MeantValue
{
    /// <summary>Whether the personality has the nub's value, written so that it never equals it.</summary>
    public static bool IsMiswritten(KeyMiss miss) => miss is { Wanted: { } wanted, Found: { } found } && Of(wanted, found).Value is not null;

    /// <summary>What a wanted value means, when that is the found one written wrongly.</summary>
    public static (OSObject? Value, Miswriting How) Of(OSObject wanted, OSObject found)
    {
        switch (wanted, found)
        {
            case (OSString text, OSNumber number) when LintText.Number(text.Text) == number.Value:
                return (new OSNumber(number.Value), Miswriting.NumberAsText);
            case (OSString text, OSNumber number) when ulong.TryParse(text.Text.Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex == number.Value:
                return (new OSNumber(number.Value), Miswriting.NumberAsText);
            case (OSNumber own, OSNumber number) when ulong.TryParse(own.Value.ToString(CultureInfo.InvariantCulture), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex == number.Value:
                return (new OSNumber(number.Value), Miswriting.HexAsDecimal);
            case (OSString text, OSString other) when text.Text != other.Text && text.Text.Trim() == other.Text:
                return (new OSString(other.Text), Miswriting.Blanks);
            case (OSString text, OSString other) when text.Text != other.Text && string.Equals(text.Text.Trim(), other.Text, StringComparison.OrdinalIgnoreCase):
                return (new OSString(other.Text), Miswriting.Slip);
            case (OSString text, OSBoolean boolean) when IsBoolean(text.Text, boolean.Value):
                return (boolean, Miswriting.BooleanAsText);
            case (PlistReal real, OSNumber number) when real.Value == number.Value:
                return (new OSNumber(number.Value), Miswriting.Real);
            default:
                return (null, default);
        }
    }

    private static bool IsBoolean(string text, bool value) => text.Trim().ToUpperInvariant() is "YES" or "TRUE" or "1" ? value : text.Trim().ToUpperInvariant() is "NO" or "FALSE" or "0" && !value;
}
