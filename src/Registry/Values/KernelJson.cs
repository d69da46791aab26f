using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace IOMatch;

/// <summary>
/// The kernel's values as JSON without loss, as the conformance vectors write them: string, boolean, array and object stand for themselves, an integer is an
/// OSNumber of 64 bits; <c>{"$int": "5", "bits": 8}</c>, <c>{"$data": "6f6e65"}</c>, <c>{"$sym": "x"}</c> and <c>{"$set": […]}</c> say the rest.
/// </summary>
public static class KernelJson
{
    /// <summary>The value of a JSON element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="keys">Symbols met so far, so that a repeated key is one object; null to make each anew.</param>
    /// <exception cref="FormatException">The element is no value in this form.</exception>
    public static OSObject ToValue(JsonElement element, Dictionary<string, OSSymbol>? keys = null) => element.ValueKind switch
    {
        JsonValueKind.True => OSBoolean.True,
        JsonValueKind.False => OSBoolean.False,
        JsonValueKind.String => new OSString(element.GetString()!),
        JsonValueKind.Number => new OSNumber(Integer(element.GetRawText())),
        JsonValueKind.Array => new OSArray(element.EnumerateArray().Select(e => ToValue(e, keys))),
        JsonValueKind.Object => Object(element, keys),
        _ => throw new FormatException($"{element.ValueKind} is no kernel value"),
    };

    /// <summary>Writes a value so that <see cref="ToValue"/> reads it back.</summary>
    public static void Write(Utf8JsonWriter writer, OSObject value)
    {
        switch (value)
        {
            case OSSymbol symbol:
                Tagged("$sym", () => writer.WriteStringValue(symbol.Text));
                break;
            case OSString text:
                writer.WriteStringValue(text.Text);
                break;
            case OSBoolean flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case OSNumber { Bits: 64 } number when number.Value <= long.MaxValue:
                writer.WriteNumberValue(number.Value);
                break;
            case OSNumber number:
                writer.WriteStartObject();
                writer.WriteString("$int", number.Value.ToString(CultureInfo.InvariantCulture));
                writer.WriteNumber("bits", number.Bits);
                writer.WriteEndObject();
                break;
            case OSData data:
                Tagged("$data", () => writer.WriteStringValue(Convert.ToHexStringLower(data.Span)));
                break;
            case OSSet set:
                Tagged("$set", () => Members(set));
                break;
            case OSArray array:
                Members(array);
                break;
            case OSDictionary table:
                writer.WriteStartObject();
                foreach (var (key, member) in table)
                {
                    writer.WritePropertyName(key.Text);
                    Write(writer, member);
                }
                writer.WriteEndObject();
                break;
            default:
                Tagged("$" + value.Kind, () => writer.WriteStringValue(value.ToString()));
                break;
        }

        void Tagged(string tag, Action content)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(tag);
            content();
            writer.WriteEndObject();
        }

        void Members(OSMembers members)
        {
            writer.WriteStartArray();
            foreach (var member in members) Write(writer, member);
            writer.WriteEndArray();
        }
    }

    private static OSObject Object(JsonElement element, Dictionary<string, OSSymbol>? keys)
    {
        if (element.TryGetProperty("$int", out var text))
        {
            return new OSNumber(Integer(text.ValueKind == JsonValueKind.Number ? text.GetRawText() : text.GetString()!), element.TryGetProperty("bits", out var bits) ? bits.GetInt32() : 64);
        }
        if (element.TryGetProperty("$data", out var hex)) return OSData.FromHex(hex.GetString()!);
        if (element.TryGetProperty("$sym", out var symbol)) return new OSSymbol(symbol.GetString()!);
        if (element.TryGetProperty("$set", out var members)) return new OSSet(members.EnumerateArray().Select(e => ToValue(e, keys)));
        var table = new OSDictionary.Builder();
        foreach (var member in element.EnumerateObject()) table.Set(Key(member.Name, keys), ToValue(member.Value, keys));
        return table.ToDictionary();
    }

    private static OSSymbol Key(string name, Dictionary<string, OSSymbol>? keys)
    {
        if (keys is null) return new(name);
        if (!keys.TryGetValue(name, out var known)) keys.Add(name, known = new(name));
        return known;
    }

    // Exact modulo 2^64: a negative integer is two's complement.
    private static ulong Integer(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small)
            ? unchecked((ulong)small)
            : (ulong)(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) & ulong.MaxValue);
}
