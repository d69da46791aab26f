using System.Text;

namespace IOMatch;

/// <summary>Encodings other than UTF-8, told by a byte order mark or by zeros beside ASCII characters.</summary>
internal static class TextEncoding
{
    /// <summary>The encoding and the length of its mark; null for UTF-8 and everything that extends ASCII.</summary>
    public static (Encoding Encoding, int MarkLength)? Detect(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xff, 0xfe, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false), 4),
        [0, 0, 0xfe, 0xff, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xff, 0xfe, ..] => (Encoding.Unicode, 2),
        [0xfe, 0xff, ..] => (Encoding.BigEndianUnicode, 2),
        [not 0, 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0, not 0, 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        _ => null,
    };
}
