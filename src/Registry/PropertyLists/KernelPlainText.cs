using System.Text;

namespace IOMatch;

/// <summary>
/// The kernel's oldest text form of values, <c>('a', "b")</c>, <c>{k=v;}</c>, <c>[…]</c>, <c>.true.</c>, <c>12:32</c>, <c>&lt;0a0b&gt;</c>
/// (OSUnserialize). Old drivers hand name lists to IODTMatchNubWithKeys in it. What follows the first value is never looked at.
/// </summary>
public ref struct KernelPlainText
{
    private const int DepthLimit = 512;

    private readonly ReadOnlySpan<char> text;
    private int at;

    private KernelPlainText(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>The value, or null for an empty text or one that breaks the rules.</summary>
    public static OSObject? Unserialize(ReadOnlySpan<char> text)
    {
        var reader = new KernelPlainText(text);
        return reader.Value(0);
    }

    private OSObject? Value(int depth)
    {
        if (depth > DepthLimit) return null;
        var c = Peek();
        switch (c)
        {
            case '(':
                return Members(')', depth) is { } array ? new OSArray(array) : null;
            case '[':
                return Members(']', depth) is { } set ? new OSSet(set) : null;
            case '{':
                return Table(depth);
            case '\'' or '"':
                return Quoted(c);
            case '<':
                return Data();
            case '.':
                return Boolean();
            case >= '0' and <= '9':
                return Number() is { } value && Peek() == ':' && Skip() && Number() is { } bits ? new OSNumber(value, (int)Math.Min(bits, int.MaxValue)) : null;
            default:
                return char.IsAsciiLetter(c) ? Word() : null;
        }
    }

    /// <summary>The next character that counts; NUL at the end. Blanks, line ends and comments are passed over.</summary>
    private char Peek()
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\n') at++;
            else if (text[at] == '#') while (at < text.Length && text[at] != '\n') at++;
            else return text[at];
        }
        return '\0';
    }

    private bool Skip()
    {
        at++;
        return true;
    }

    private List<OSObject>? Members(char end, int depth)
    {
        at++;
        var members = new List<OSObject>();
        if (Peek() == end)
        {
            at++;
            return members;
        }
        while (Value(depth + 1) is { } member)
        {
            members.Add(member);
            var c = Peek();
            at++;
            if (c == end) return members;
            if (c != ',') return null;
        }
        return null;
    }

    private OSDictionary? Table(int depth)
    {
        at++;
        var table = new OSDictionary.Builder();
        while (Peek() != '}')
        {
            if (Value(depth + 1) is not OSString key || Peek() != '=') return null;
            at++;
            if (Value(depth + 1) is not { } value || Peek() != ';') return null;
            at++;
            table.Set(key.Text, value);
        }
        at++;
        return table.ToDictionary();
    }

    private OSString? Quoted(char quote)
    {
        var content = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == quote)
            {
                at++;
                return new OSString(content.ToString());
            }
            if (text[at] == '\\' && ++at == text.Length) return null;
            content.Append(text[at]);
        }
        return null;
    }

    private OSString Word()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-')) at++;
        return new OSString(text[start..at].ToString());
    }

    private ulong? Number()
    {
        if (!char.IsAsciiDigit(Peek())) return null;
        var hex = at + 1 < text.Length && text[at] == '0' && text[at + 1] == 'x';
        if (hex) at += 2;
        ulong value = 0;
        for (; at < text.Length && (char.IsAsciiDigit(text[at]) || (hex && text[at] is >= 'a' and <= 'f')); at++)
        {
            var digit = (uint)(text[at] <= '9' ? text[at] - '0' : text[at] - 'a' + 10);
            value = unchecked((value * (hex ? 16u : 10u)) + digit);
        }
        return value;
    }

    private OSBoolean? Boolean()
    {
        foreach (var (word, value) in (ReadOnlySpan<(string, OSBoolean)>)[(".true.", OSBoolean.True), (".false.", OSBoolean.False)])
        {
            if (!text[at..].StartsWith(word, StringComparison.Ordinal)) continue;
            at += word.Length;
            return value;
        }
        return null;
    }

    private OSData? Data()
    {
        at++;
        var digits = new StringBuilder();
        for (; at < text.Length && text[at] != '>'; at++)
        {
            if (text[at] is ' ' or '\t' or '\n') continue;
            if (!char.IsAsciiDigit(text[at]) && text[at] is not (>= 'a' and <= 'f')) return null;
            digits.Append(text[at]);
        }
        if (at == text.Length || digits.Length % 2 != 0) return null;
        at++;
        return OSData.FromHex(digits.ToString());
    }
}
