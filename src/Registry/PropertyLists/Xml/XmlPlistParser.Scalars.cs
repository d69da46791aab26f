using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace IOMatch;

internal ref partial struct XmlPlistParser
{
    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    private OSObject? Scalar() => tag.Kind switch
    {
        Element.String => StringValue(),
        Element.Integer => Integer(),
        Element.Data => Data(),
        Element.True => Boolean(OSBoolean.True),
        Element.False => Boolean(OSBoolean.False),
        Element.Real => Real(),
        _ => Date(),
    };

    private OSBoolean? Boolean(OSBoolean value)
    {
        if (tag.Empty) return value;
        if (pos < text.Length && text[pos] == '<') return EndScalar() ? value : null;
        Fail(tag.At, $"{Name(tag)} holds text", $"write <{Plain(NameOf(tag.Kind))}/>");
        return null;
    }

    // CFPropertyList: blanks, a sign, blanks, digits or 0x and hexadecimal digits; nothing behind them.
    private OSNumber? Integer()
    {
        if (!Bare("a number", out var raw)) return null;
        var bits = Bits();
        var digits = raw.TrimStart(" \t\r\n"u8);
        var negative = false;
        if (digits is [(byte)'-' or (byte)'+', ..])
        {
            negative = digits[0] == '-';
            digits = digits[1..].TrimStart(" \t\r\n"u8);
        }
        var radix = 10UL;
        if (digits is [(byte)'0', (byte)'x' or (byte)'X', ..])
        {
            radix = 16;
            digits = digits[2..];
        }
        if (digits.IsEmpty) return NoInteger(raw, "has no digits", "write a number, decimal or with 0x");
        var value = 0UL;
        foreach (var c in digits)
        {
            var digit = radix == 16 && char.IsAsciiHexDigit((char)c) ? (uint)Convert.ToInt32(((char)c).ToString(), 16) : c is >= (byte)'0' and <= (byte)'9' ? (uint)(c - '0') : uint.MaxValue;
            if (digit == uint.MaxValue)
            {
                return NoInteger(raw, $"holds {Quoted(raw)}, which is no number", IsBlank(c)
                    ? "remove the blanks behind the digits: Apple's reader refuses them"
                    : "write a number, decimal or with 0x; a fraction needs <real>, text <string>");
            }
            if (value > (ulong.MaxValue - digit) / radix) return NoInteger(raw, $"holds {Quoted(raw)}, which does not fit 64 bits", "the largest is 18446744073709551615");
            value = unchecked((value * radix) + digit);
        }
        if (negative && value > 1UL << 63) return NoInteger(raw, $"holds {Quoted(raw)}, which does not fit 64 bits", "the smallest is -9223372036854775808");
        return new OSNumber(negative ? unchecked(0 - value) : value, bits);
    }

    private OSNumber? NoInteger(ReadOnlySpan<byte> raw, string what, string hint)
    {
        Fail(tag.At, raw.IsEmpty ? "<integer> is empty" : "<integer> " + what, hint);
        return null;
    }

    // OSNumber keeps its size only through IOKit's own serialisers; CFPropertyList ignores the attribute.
    private readonly int Bits()
    {
        if (tag.Size is null) return 64;
        if (int.TryParse(tag.Size, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is >= 1 and <= 64) return bits;
        faults.Add(new(InputFault.PlistUnreadable, PositionOf(tag.At, CurrentPath()), $"size {Quoted(tag.Size)} is no number of bits from 1 to 64; 64 are taken", "write size=\"8\", \"16\", \"32\" or \"64\", or leave it out", FaultSeverity.Warning));
        return 64;
    }

    private PlistReal? Real()
    {
        if (!Bare("a number", out var raw)) return null;
        var trimmed = Encoding.Latin1.GetString(raw).TrimStart(' ', '\t', '\r', '\n');
        double? value = trimmed.ToUpperInvariant() switch
        {
            "NAN" => double.NaN,
            "INF" or "+INF" or "INFINITY" or "+INFINITY" => double.PositiveInfinity,
            "-INF" or "-INFINITY" => double.NegativeInfinity,
            _ => double.TryParse(trimmed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : null,
        };
        if (value is { } real) return new PlistReal(real, tag.Size == "32");
        Fail(tag.At, raw.IsEmpty ? "<real> is empty" : $"<real> holds {Quoted(raw)}, which is no number", "write a number such as 1.5 or 1e-3");
        return null;
    }

    private PlistDate? Date()
    {
        if (!Bare("a date", out var raw)) return null;
        if (!DateTime.TryParseExact(Encoding.Latin1.GetString(raw), "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            Fail(tag.At, raw.IsEmpty ? "<date> is empty" : $"<date> holds {Quoted(raw)}, which is no date", "write it in UTC, such as 2025-03-31T23:59:59Z");
            return null;
        }
        faults.Add(PlistDate.NoKernelForm(PositionOf(tag.At, CurrentPath())));
        return new PlistDate(moment);
    }

    private OSData? Data()
    {
        if (tag.Empty)
        {
            faults.Add(new(InputFault.PlistUnreadable, PositionOf(tag.At, CurrentPath()), "<data/> is refused by Apple's property list reader", "write <data></data>", FaultSeverity.Warning));
            return new OSData(default);
        }
        var length = text[pos..].IndexOf((byte)'<');
        if (length < 0)
        {
            Unclosed();
            return null;
        }
        var start = pos;
        var raw = text.Slice(pos, length);
        var bytes = tag.Hex ? Hex(raw, start) : CanonicalBase64(raw) ?? LooseBase64(raw, start);
        if (bytes is null) return null;
        pos += length;
        return EndScalar() ? new OSData(bytes) : null;
    }

    private byte[]? Hex(ReadOnlySpan<byte> raw, int start)
    {
        var bytes = new List<byte>(raw.Length / 2);
        var high = -1;
        for (var i = 0; i < raw.Length; i++)
        {
            if (IsBlank(raw[i]) && high < 0) continue;
            if (!char.IsAsciiHexDigit((char)raw[i]))
            {
                Fail(start + i, $"{Quoted(raw.Slice(i, 1))} in <data format=\"hex\"> is no hexadecimal digit", "write pairs of 0-9 and a-f; blanks may stand between pairs");
                return null;
            }
            var digit = Convert.ToInt32(((char)raw[i]).ToString(), 16);
            if (high < 0)
            {
                high = digit;
                continue;
            }
            bytes.Add((byte)((high << 4) | digit));
            high = -1;
        }
        if (high < 0) return [.. bytes];
        Fail(tag.At, "<data format=\"hex\"> has an odd number of digits", "write two digits for each byte");
        return null;
    }

    // Lines are joined first, because decoding is several times quicker without blanks in between. Null for what is not canonical.
    private static byte[]? CanonicalBase64(ReadOnlySpan<byte> raw)
    {
        raw = raw.Trim(Blanks);
        byte[]? joined = null;
        if (raw.IndexOfAny(Blanks) >= 0)
        {
            joined = ArrayPool<byte>.Shared.Rent(raw.Length);
            var length = 0;
            while (!raw.IsEmpty)
            {
                var line = raw.IndexOfAny(Blanks);
                if (line < 0) line = raw.Length;
                raw[..line].CopyTo(joined.AsSpan(length));
                length += line;
                raw = raw[line..].TrimStart(Blanks);
            }
            raw = joined.AsSpan(0, length);
        }
        var pads = raw.EndsWith("=="u8) ? 2 : raw.EndsWith("="u8) ? 1 : 0;
        var bytes = new byte[Math.Max((raw.Length / 4 * 3) - pads, 0)];
        var done = raw.Length % 4 == 0 && Base64.DecodeFromUtf8(raw, bytes, out _, out var written) == OperationStatus.Done && written == bytes.Length;
        if (joined is not null) ArrayPool<byte>.Shared.Return(joined);
        return done ? bytes : null;
    }

    // What CFPropertyList makes of Base64 that is not canonical: groups of four, "=" counted wherever it stands, an incomplete last group dropped.
    private byte[]? LooseBase64(ReadOnlySpan<byte> raw, int start)
    {
        var bytes = new List<byte>(raw.Length);
        int group = 0, pads = 0, bits = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (IsBlank(c)) continue;
            var six = c switch
            {
                >= (byte)'A' and <= (byte)'Z' => c - 'A',
                >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
                >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
                (byte)'+' => 62,
                (byte)'/' => 63,
                (byte)'=' => 0,
                _ => -1,
            };
            if (six < 0)
            {
                Fail(start + i, $"{Quoted(raw.Slice(i, 1))} in <data> is no Base64", "the alphabet is A-Z a-z 0-9 + / and = at the end");
                return null;
            }
            pads = c == '=' ? pads + 1 : 0;
            bits = ((bits << 6) | six) & 0xFFFFFF;
            if (++group < 4) continue;
            group = 0;
            bytes.Add((byte)(bits >> 16));
            if (pads < 2) bytes.Add(unchecked((byte)(bits >> 8)));
            if (pads < 1) bytes.Add(unchecked((byte)bits));
        }
        if (group > 0) faults.Add(new(InputFault.PlistUnreadable, PositionOf(tag.At, CurrentPath()), $"<data> ends inside a group of four: its last {group} characters are dropped, as Apple's reader does", "fill the group up with =", FaultSeverity.Warning));
        return [.. bytes];
    }

    // Text without entities, as numbers and dates are.
    private bool Bare(string kind, out ReadOnlySpan<byte> raw)
    {
        raw = default;
        if (tag.Empty) return Fail(tag.At, $"{Name(tag)} is empty", $"write {kind} inside");
        var length = text[pos..].IndexOf((byte)'<');
        if (length < 0) return Unclosed();
        raw = text.Slice(pos, length);
        pos += length;
        return EndScalar();
    }
}
