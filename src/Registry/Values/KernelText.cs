using System.Buffers;
using System.Text;

namespace IOMatch;

/// <summary>
/// Text between the kernel's bytes and .NET's strings without loss: bytes that are no UTF-8 (MacRoman in old dumps)
/// become lone low surrogates U+DC80…U+DCFF and turn back into the same bytes.
/// </summary>
public static class KernelText
{
    private const char EscapeBase = '\uDC00';

    /// <summary>Text of raw bytes; never fails.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                used = 1;
                text.Append((char)(EscapeBase + bytes[0]));
            }
            bytes = bytes[used..];
        }
        return text.ToString();
    }

    /// <summary>The bytes of a text, UTF-8 but for escaped bytes.</summary>
    public static byte[] Encode(string text)
    {
        if (!HasEscapes(text)) return Encoding.UTF8.GetBytes(text);
        var bytes = new List<byte>(text.Length);
        Span<byte> buffer = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
                i += rune.Utf16SequenceLength - 1;
            }
            else if (IsEscape(text[i]))
            {
                bytes.Add((byte)(text[i] - EscapeBase));
            }
            else
            {
                bytes.AddRange("\uFFFD"u8);
            }
        }
        return [.. bytes];
    }

    private static bool IsEscape(char c) => c is >= '\uDC80' and <= '\uDCFF';

    private static bool HasEscapes(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;
}
