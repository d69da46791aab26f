using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace IOMatch;

/// <summary>Writes property lists in XML, laid out as Apple's tools do (CFPropertyList.c _CFAppendXML0) but with the keys in the order of the table.</summary>
/// <remarks>
/// Everything is read back as it was, with two exceptions: a symbol comes back as a string, and a table whose only entry is a number under <c>CF$UID</c> comes back as the
/// UID that it stands for in XML. Numbers of another size than 64 bits and 32-bit reals carry a <c>size</c> that only IOKit's readers and this one look at.
/// A number with its highest bit set is written as the negative number of the same 64 bits.
/// </remarks>
public static class PropertyListXmlWriter
{
    private const int FlushAt = 64 << 10;

    // CFPropertyList.c _XMLPlistAppendDataUsingBase64: characters a line, less for each of the first levels
    private const int DataLine = 76;
    private const int DataIndent = 8;
    private const int MostDataIndents = 8;

    /// <summary>Writes a value and the lines around it.</summary>
    /// <param name="root">The value.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(OSObject root, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(stream);
        var output = new ArrayBufferWriter<byte>(FlushAt * 2);
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n"u8);
        new Writer(output, stream).Value(root, 0);
        output.Write("</plist>\n"u8);
        stream.Write(output.WrittenSpan);
    }

    private readonly struct Writer(ArrayBufferWriter<byte> output, Stream stream)
    {
        public void Value(OSObject value, int depth)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (output.WrittenCount > FlushAt)
            {
                stream.Write(output.WrittenSpan);
                output.ResetWrittenCount();
            }
            Indent(depth);
            switch (value)
            {
                case OSString text:
                    Element("string"u8, text.Text);
                    break;
                case OSNumber number:
                    Number(number);
                    break;
                case OSBoolean flag:
                    output.Write(flag.Value ? "<true/>\n"u8 : "<false/>\n"u8);
                    break;
                case OSData data:
                    Data(data.Span, depth);
                    break;
                case OSDictionary table:
                    Table(table, depth);
                    break;
                case OSMembers members:
                    Members(members, members is OSSet ? "set"u8 : "array"u8, depth);
                    break;
                case PlistReal real:
                    if (real.IsSingle) output.Write("<real size=\"32\">"u8);
                    else output.Write("<real>"u8);
                    Text(Real(real.Value));
                    output.Write("</real>\n"u8);
                    break;
                case PlistDate date:
                    Element("date"u8, date.Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                    break;
                case PlistUid uid:
                    Table(new OSDictionary(new KeyValuePair<OSSymbol, OSObject>("CF$UID", new OSNumber(uid.Value))), depth);
                    break;
                default:
                    Element("string"u8, value.ToString() ?? "");
                    break;
            }
        }

        private void Table(OSDictionary table, int depth)
        {
            if (table.Count == 0)
            {
                output.Write("<dict/>\n"u8);
                return;
            }
            output.Write("<dict>\n"u8);
            for (var i = 0; i < table.Count; i++)
            {
                Indent(depth + 1);
                Element("key"u8, table.Keys[i].Text);
                Value(table.Values[i], depth + 1);
            }
            Indent(depth);
            output.Write("</dict>\n"u8);
        }

        private void Members(OSMembers members, ReadOnlySpan<byte> name, int depth)
        {
            Open(name, members.Count == 0 ? "/>\n"u8 : ">\n"u8);
            if (members.Count == 0) return;
            foreach (var member in members.Span) Value(member, depth + 1);
            Indent(depth);
            Close(name);
        }

        private void Number(OSNumber number)
        {
            if (number.Bits == 64)
            {
                output.Write("<integer>"u8);
            }
            else
            {
                output.Write("<integer size=\""u8);
                Text(number.Bits.ToString(CultureInfo.InvariantCulture));
                output.Write("\">"u8);
            }
            Text(unchecked((long)number.Value).ToString(CultureInfo.InvariantCulture));
            output.Write("</integer>\n"u8);
        }

        // CFNumber.c __CFNumberCopyFormattingDescriptionAsFloat64, which loses the sign of zero
        private static string Real(double value) => value switch
        {
            double.NaN => "nan",
            double.PositiveInfinity => "+infinity",
            double.NegativeInfinity => "-infinity",
            0 => double.IsNegative(value) ? "-0.0" : "0.0",
            _ => value.ToString("g17", CultureInfo.InvariantCulture),
        };

        private void Data(ReadOnlySpan<byte> data, int depth)
        {
            var bytes = (DataLine - (DataIndent * Math.Min(depth, MostDataIndents))) / 4 * 3;
            output.Write("<data>\n"u8);
            for (; !data.IsEmpty; data = data[Math.Min(bytes, data.Length)..])
            {
                Indent(depth);
                Base64.EncodeToUtf8(data[..Math.Min(bytes, data.Length)], output.GetSpan(DataLine), out _, out var written);
                output.Advance(written);
                output.Write("\n"u8);
            }
            Indent(depth);
            output.Write("</data>\n"u8);
        }

        private void Element(ReadOnlySpan<byte> name, string text)
        {
            Open(name, ">"u8);
            Text(text);
            Close(name);
        }

        private void Open(ReadOnlySpan<byte> name, ReadOnlySpan<byte> end)
        {
            output.Write("<"u8);
            output.Write(name);
            output.Write(end);
        }

        private void Close(ReadOnlySpan<byte> name)
        {
            output.Write("</"u8);
            output.Write(name);
            output.Write(">\n"u8);
        }

        private void Text(string text)
        {
            ReadOnlySpan<byte> bytes = KernelText.Encode(text);
            for (int at; (at = IndexOfSpecial(bytes)) >= 0; bytes = bytes[(at + 1)..])
            {
                output.Write(bytes[..at]);
                switch (bytes[at])
                {
                    case (byte)'&':
                        output.Write("&amp;"u8);
                        break;
                    case (byte)'<':
                        output.Write("&lt;"u8);
                        break;
                    case (byte)'>':
                        output.Write("&gt;"u8);
                        break;
                    default:
                        output.Write("&#"u8);
                        Utf8Formatter.TryFormat(bytes[at], output.GetSpan(3), out var written);
                        output.Advance(written);
                        output.Write(";"u8);
                        break;
                }
            }
            output.Write(bytes);
        }

        // Control characters have no other form in XML, and a carriage return would be read as a newline by others.
        private static int IndexOfSpecial(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                if (bytes[i] is (byte)'&' or (byte)'<' or (byte)'>' || (bytes[i] < 0x20 && bytes[i] is not ((byte)'\t' or (byte)'\n'))) return i;
            }
            return -1;
        }

        private void Indent(int depth)
        {
            var span = output.GetSpan(Math.Max(depth, 1))[..depth];
            span.Fill((byte)'\t');
            output.Advance(depth);
        }
    }
}
