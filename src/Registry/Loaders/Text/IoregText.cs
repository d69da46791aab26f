using System.Net;
using System.Text;

namespace IOMatch;

/// <summary>The bytes of a text dump in the one form that the reader knows: lines that end with a newline, of bytes that extend ASCII.</summary>
internal static class IoregText
{
    /// <summary>UTF-16 and UTF-32 become UTF-8, a mark goes, old Mac line ends become newlines, an HTML page's escapes become characters. Everything else stays, byte by byte.</summary>
    public static ReadOnlyMemory<byte> Plain(ReadOnlyMemory<byte> bytes, string file, FaultList faults)
    {
        if (TextEncoding.Detect(bytes.Span) is var (encoding, mark))
        {
            bytes = Encoding.Convert(encoding, Encoding.UTF8, bytes.Span[mark..].ToArray());
        }
        else if (bytes.Span.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }
        if (!bytes.Span.Contains((byte)'\n') && bytes.Span.Contains((byte)'\r'))
        {
            var lines = bytes.ToArray();
            lines.AsSpan().Replace((byte)'\r', (byte)'\n');
            bytes = lines;
        }
        if (!IsEscaped(bytes.Span)) return bytes;
        faults.Note(new(file), "the dump is escaped as HTML (&lt; for <); it is read as if it were not");
        // Bytes beyond ASCII pass through Latin-1 unchanged; the escapes of a dump are all ASCII.
        return Encoding.Latin1.GetBytes(WebUtility.HtmlDecode(Encoding.Latin1.GetString(bytes.Span)));
    }

    private static bool IsEscaped(ReadOnlySpan<byte> bytes)
    {
        var entry = bytes.IndexOf("+-o "u8);
        if (entry < 0) return false;
        var line = bytes[entry..];
        var end = line.IndexOf((byte)'\n');
        return (end < 0 ? line : line[..end]).IndexOf("&lt;class "u8) >= 0;
    }
}
