using System.Globalization;

namespace IOMatch;

/// <summary>YAML nodes as the kernel's values, with positions.</summary>
/// <remarks>
/// Plain scalars: a whole number (decimal or 0x, also negative, up to 64 bits) → OSNumber of 64 bits, <c>true</c>/<c>false</c> → OSBoolean,
/// anything else and everything quoted → OSString. Sequence → OSArray, mapping → OSDictionary.
/// Tags: <c>!data 0x0102</c> or <c>!data "base64"</c>, <c>!strings [a, b]</c> (data as device trees hold it: texts that each end with a NUL), <c>!symbol</c>, <c>!set [..]</c>, <c>!number {value: 5, bits: 8}</c>, <c>!real</c>
/// (<c>!real {value: 1.5, single: true}</c>), <c>!date</c>, <c>!uid</c>, <c>!raw 0x…</c> (a text whose bytes are no UTF-8, keys too),
/// <c>!unread</c> (a part of a dump that cannot be interpreted),
/// and YAML's own <c>!!str</c>, <c>!!int</c>, <c>!!bool</c>, <c>!!float</c>, <c>!!binary</c>, <c>!!seq</c>, <c>!!map</c>.
/// </remarks>
public sealed class YamlValues(FaultList faults)
{
    private static readonly string[] Tags = ["!data", "!strings", "!symbol", "!set", "!number", "!real", "!date", "!uid", "!unread"];

    private readonly Dictionary<string, OSSymbol> keys = new(StringComparer.Ordinal);

    /// <summary>A value with positions; null after a fault.</summary>
    public PropertyList? Read(YamlNode node) => Value(node) is var (value, at) && value is not null ? new(value, at) : null;

    /// <summary>A property table with positions; null after a fault.</summary>
    public PropertyList? ReadTable(YamlNode node)
    {
        if (node is YamlMapping { Tag: null } mapping) return Dictionary(mapping) is var (value, at) && value is not null ? new(value, at) : null;
        faults.Error(node.At, $"a property table is a mapping, this is {node.Form}", node is YamlScalar { IsNull: true } ? "write {} for an empty one" : null);
        return null;
    }

    private (OSObject? Value, SourceNode At) Value(YamlNode node) => node switch
    {
        YamlScalar s => (Scalar(s), new(s.At)),
        YamlSequence s => Members(s),
        YamlMapping { Tag: "!number" } m => (Number(m), new(m.At)),
        YamlMapping { Tag: "!real" } m => (Real(m), new(m.At)),
        YamlMapping { Tag: null or "!!map" } m => Dictionary(m),
        _ => (Wrong(node), new(node.At)),
    };

    private (OSObject? Value, SourceNode At) Members(YamlSequence s)
    {
        if (s.Tag is "!symbol" or "!unread" && s.Items is [YamlScalar { Tag: null } only]) return (s.Tag is "!symbol" ? new OSSymbol(only.Text) : new UnreadValue(only.Text), new(s.At));
        if (s.Tag is "!strings") return (Strings(s, s.Items), new(s.At));
        if (s.Tag is not (null or "!!seq" or "!set")) return (Wrong(s), new(s.At));
        var values = new List<OSObject>(s.Items.Length);
        var positions = new List<SourceNode>(s.Items.Length);
        var unique = s.Tag is "!set" ? new HashSet<OSObject>() : null;
        foreach (var item in s.Items)
        {
            var (value, at) = Value(item);
            // A set drops what is identical, so that positions must follow what it keeps.
            if (value is null || (unique is not null && value is (OSSymbol or OSBoolean) && !unique.Add(value))) continue;
            values.Add(value);
            positions.Add(at);
        }
        return (unique is null ? new OSArray(values) : new OSSet(values), new(s.At, positions));
    }

    private (OSDictionary? Value, SourceNode At) Dictionary(YamlMapping m)
    {
        var table = new OSDictionary.Builder();
        var positions = new List<SourceNode>(m.Entries.Length);
        foreach (var (key, valueNode) in m.Entries)
        {
            if (key is { IsQuoted: false, Text: "" })
            {
                faults.Error(key.At, "a key is missing before the colon", "write \"\" for the empty key");
                continue;
            }
            var (value, at) = Value(valueNode);
            if (value is null) continue;
            table.Set(Key(key.Text), value);
            positions.Add(at with { At = key.At });
        }
        return (table.ToDictionary(), new(m.At, positions));
    }

    private OSSymbol Key(string text) => keys.TryGetValue(text, out var known) ? known : keys[text] = new(text);

    private OSObject? Scalar(YamlScalar s)
    {
        switch (s.Tag)
        {
            case null:
                return s.IsQuoted ? new OSString(s.Text) : Plain(s);
            case "!!str":
                return new OSString(s.Text);
            case "!symbol":
                return new OSSymbol(s.Text);
            case "!unread":
                return new UnreadValue(s.Text);
            case "!data" or "!!binary":
                return Data(s);
            case "!strings":
                return Strings(s, [s]);
            case "!real" or "!!float" when TryReal(s.Text, out var real):
                return new PlistReal(real);
            case "!real" or "!!float":
                return Fault(s, $"{s.Tag} takes a decimal number, this is \"{s.Text}\"", "write it as 60186.5, or nan, inf, -inf");
            case "!!bool" when s.Text is "true" or "false":
                return OSBoolean.Of(s.Text is "true");
            case "!!int" or "!uid" or "!number" when YamlInteger.LooksLikeOne(s.Text) && YamlInteger.TryParse(s.Text, out var whole):
                return s.Tag is "!uid" ? new PlistUid(whole) : new OSNumber(whole);
            case "!date" when DateTime.TryParseExact(s.Text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date):
                return new PlistDate(date);
            case "!date":
                return Fault(s, $"!date takes a moment in UTC, this is \"{s.Text}\"", "write it as 2025-04-01T12:00:00Z");
            case "!number":
                return Fault(s, $"!number takes a mapping, this is \"{s.Text}\"", "write it as !number {value: 5, bits: 8}");
            default:
                return Wrong(s);
        }
    }

    private OSObject? Plain(YamlScalar s)
    {
        if (s.IsNull) return Fault(s, "the kernel has no value for nothing", s.Text is "" ? "write \"\" for an empty text, {} for an empty table, or remove the key" : $"write \"{s.Text}\" for the text, or remove the key");
        if (s.Text is "true" or "false") return OSBoolean.Of(s.Text is "true");
        if (!YamlInteger.LooksLikeOne(s.Text))
        {
            if (s.Text.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO") faults.Warning(s.At, $"{s.Text} is read as text", $"write {(s.Text[0] is 'T' or 't' or 'Y' or 'y' ? "true" : "false")} for the boolean, or \"{s.Text}\"");
            return new OSString(s.Text);
        }
        if (YamlInteger.HasLeadingZero(s.Text)) return Fault(s, $"{s.Text} may be a number or a text", $"write {s.Text.TrimStart('0')} or \"{s.Text}\"");
        if (YamlInteger.TryParse(s.Text, out var number)) return new OSNumber(number);
        faults.Error(s.At, $"{s.Text} does not fit into 64 bits", $"write \"{s.Text}\" if it is meant as text", InputFault.NotRepresentable);
        return null;
    }

    private OSObject? Data(YamlScalar s)
    {
        if (!s.IsQuoted && s.Tag is "!data")
        {
            if (YamlInteger.TryBytes(s.Text, out var bytes)) return new OSData(bytes);
            return Fault(s, $"!data takes bytes, this is \"{s.Text}\"", "write pairs of hexadecimal digits as in !data 0x01020304, or base64 in quotes");
        }
        var buffer = new byte[(s.Text.Length * 3 / 4) + 3];
        if (Convert.TryFromBase64String(s.Text, buffer, out var length)) return new OSData(buffer.AsMemory(0, length));
        return Fault(s, $"\"{s.Text}\" is no base64", "write hexadecimal bytes without quotes, as in !data 0x01020304");
    }

    private OSObject? Strings(YamlNode node, IEnumerable<YamlNode> texts)
    {
        var bytes = new List<byte>();
        foreach (var text in texts)
        {
            if (text is not YamlScalar { IsNull: false } s || (s.Tag is not null && !ReferenceEquals(s, node)) || s.Text.Contains('\0')) return Fault(text, $"!strings takes texts without NUL, this is {text.Form}", "write it as !strings [a, b], or as !data 0x…");
            bytes.AddRange(KernelText.Encode(s.Text));
            bytes.Add(0);
        }
        return new OSData(bytes.ToArray());
    }

    private OSObject? Number(YamlMapping m)
    {
        var fields = new YamlFields(m, "!number", faults);
        var value = fields.Required("value") is null ? null : fields.Integer("value");
        var bits = fields.Has("bits") ? fields.Integer("bits") : 64;
        fields.Done();
        if (bits is > 64) return Fault(m, $"a number has at most 64 bits, not {bits}", null);
        return value is null || bits is null ? null : new OSNumber(value.Value, (int)bits.Value);
    }

    private OSObject? Real(YamlMapping m)
    {
        var fields = new YamlFields(m, "!real", faults);
        var text = fields.RequiredText("value");
        var single = fields.Boolean("single") ?? false;
        fields.Done();
        if (text is null) return null;
        return TryReal(text, out var value) ? new PlistReal(value, single) : Fault(m, $"!real takes a decimal number, this is \"{text}\"", "write it as 60186.5");
    }

    private static bool TryReal(string text, out double value)
    {
        (value, var special) = text switch
        {
            "nan" or ".nan" => (double.NaN, true),
            "inf" or ".inf" => (double.PositiveInfinity, true),
            "-inf" or "-.inf" => (double.NegativeInfinity, true),
            _ => (0, false),
        };
        return special || double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
    }

    private OSObject? Wrong(YamlNode node)
    {
        var tag = node.Tag ?? "";
        if (Tags.Contains(tag)) return Fault(node, $"{tag} does not fit {node.Form}", tag is "!set" ? "write it as !set [a, b]" : tag is "!number" ? "write it as !number {value: 5, bits: 8}" : "it takes a single value");
        var near = Spelling.Nearest(tag, Tags);
        return Fault(node, $"there is no tag {tag}{(node is YamlScalar && tag.StartsWith("!!", StringComparison.Ordinal) ? " for this value" : "")}", near is null ? "the tags are " + string.Join(", ", Tags) : $"the nearest tag is {near}");
    }

    private OSObject? Fault(YamlNode node, string what, string? hint)
    {
        faults.Error(node.At, what, hint);
        return null;
    }
}
