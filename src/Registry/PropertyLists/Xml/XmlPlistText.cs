using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace IOMatch;

/// <summary>Brings an XML file of any encoding to UTF-8 without a byte order mark.</summary>
internal static class XmlPlistText
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The text in UTF-8; the bytes themselves when they are that already, valid or not.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, string file, out ReadOnlySpan<byte> text, [NotNullWhen(false)] out Fault? fault)
    {
        fault = null;
        text = bytes;
        if (bytes.StartsWith(Utf8Mark))
        {
            text = bytes[3..];
            return true;
        }
        if (Wide(bytes) is var (encoding, mark) && encoding is not null) return TryConvert(bytes[mark..], encoding, file, out text, out fault);
        var name = DeclaredEncoding(bytes);
        if (name is null || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)) return true;
        if (ByName(name) is not { } named)
        {
            fault = new(InputFault.PlistUnreadable, new(file, 1), $"the XML declaration names the encoding \"{name}\", which is unknown", "save the file as UTF-8");
            return false;
        }
        // A file that says UTF-16 and can be read up to here is none.
        return named is UnicodeEncoding or UTF32Encoding || TryConvert(bytes, named, file, out text, out fault);
    }

    private static (Encoding? Encoding, int Mark) Wide(ReadOnlySpan<byte> b) => b switch
    {
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        [(byte)'<', 0, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 0),
        [0, 0, 0, (byte)'<', ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), 0),
        [(byte)'<' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t', 0, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 0),
        [0, (byte)'<' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t', ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 0),
        _ => (null, 0),
    };

    private static bool TryConvert(ReadOnlySpan<byte> bytes, Encoding encoding, string file, out ReadOnlySpan<byte> text, [NotNullWhen(false)] out Fault? fault)
    {
        try
        {
            text = Encoding.UTF8.GetBytes(encoding.GetString(bytes));
            fault = null;
            return true;
        }
        catch (ArgumentException)
        {
            text = default;
            fault = new(InputFault.PlistUnreadable, new(file), $"the file is no valid {encoding.WebName}", "save the file as UTF-8");
            return false;
        }
    }

    // encoding="…" of a declaration that the file begins with, after blank lines at most.
    private static string? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimStart(" \t\r\n"u8);
        if (!bytes.StartsWith("<?xml"u8)) return null;
        var end = bytes.IndexOf("?>"u8);
        if (end < 0) return null;
        var declaration = bytes[..end];
        var at = declaration.IndexOf("encoding"u8);
        if (at < 0) return null;
        var rest = declaration[(at + 8)..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty || rest[0] != '=') return null;
        rest = rest[1..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\'')) return null;
        var length = rest[1..].IndexOf(rest[0]);
        return length < 0 ? null : Encoding.Latin1.GetString(rest.Slice(1, Math.Min(length, 40)));
    }

    private static Encoding? ByName(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null; // UTF-7 is known and switched off
        }
    }
}
