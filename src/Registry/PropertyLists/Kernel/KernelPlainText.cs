using System.Text;

namespace IOMatch;

/// <summary>
/// The kernel's oldest text form of values, <c>('a', "b")</c>, <c>{k=v;}</c>, <c>[…]</c>, <c>.true.</c>, <c>12:32</c>, <c>&lt;0a0b&gt;</c>, <c>'a'@1</c> and
/// <c>@1</c> for the same object again (OSUnserialize.y). Old drivers hand name lists to IODTMatchNubWithKeys in it. What follows the first value is never looked at.
/// </summary>
public ref struct KernelPlainText
{
    // of the kernel's parser, which cannot grow it
    private const int StackSize = 200;

    private readonly ReadOnlySpan<char> text;
    private readonly Dictionary<uint, OSObject> remembered = [];
    private int at;

    private KernelPlainText(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>The value, or null for an empty text or one that breaks the rules. A NUL ends the text.</summary>
    /// <remarks>
    /// Where the kernel would die or go wrong there is no value either: a number of more than 64 bits within a list, a key that is no string.
    /// More than 4096 bytes of data, which it writes beyond their room, are kept.
    /// </remarks>
    public static OSObject? Unserialize(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\0');
        var reader = new KernelPlainText(end < 0 ? text : text[..end]);
        return reader.Value(1);
    }

    /// <summary>The stack holds one entry for the start and one for each part that is not finished; a further one fits.</summary>
    private static bool Fits(int stack) => stack + 1 < StackSize;

    private OSObject? Value(int stack)
    {
        if (!Fits(stack)) return null;
        var c = Peek();
        var value = c switch
        {
            '(' => Members(')', stack + 1) is { } array ? new OSArray(array) : null,
            '[' => Members(']', stack + 1) is { } set ? new OSSet(set.Distinct<OSObject>(Identity.Comparer)) : null,
            '{' => Table(stack + 1),
            '\'' or '"' => Quoted(c),
            '<' => Data(),
            '.' => Boolean(),
            '@' => Tag(stack + 1) is { } tag ? remembered.GetValueOrDefault(tag) : null,
            >= '0' and <= '9' => Sized(stack + 1),
            _ => char.IsAsciiLetter(c) ? Word() : null,
        };
        while (value is not null && Peek() == '@')
        {
            if (!Fits(stack + 1) || Tag(stack + 2) is not { } tag) return null;
            remembered[tag] = value;
        }
        return value;
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

    private bool Take(char wanted, int stack)
    {
        if (Peek() != wanted || !Fits(stack)) return false;
        at++;
        return true;
    }

    private List<OSObject>? Members(char end, int stack)
    {
        at++;
        var members = new List<OSObject>();
        if (Peek() == end) return Take(end, stack) ? members : null;
        for (var place = stack; Value(place) is { } member; place = stack + 2)
        {
            members.Add(member);
            if (Take(end, stack + 1)) return members;
            if (!Take(',', stack + 1)) return null;
        }
        return null;
    }

    private OSDictionary? Table(int stack)
    {
        at++;
        var table = new OSDictionary.Builder();
        // what comes stands behind the pairs before it, which are one entry
        var place = stack;
        for (; Peek() != '}'; place = stack + 1)
        {
            if (Value(place) is not OSString key || !Take('=', place + 1)) return null;
            if (Value(place + 2) is not { } value || !Take(';', place + 3)) return null;
            table.Set(key.Text, value);
        }
        if (!Take('}', place)) return null;
        return table.Count == 0 ? new OSDictionary() : table.ToDictionary(); // an object of its own, which matters in a set
    }

    /// <summary>Everything up to the quote that no backslash stands before; every backslash is left out, also one behind another.</summary>
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
            if (text[at] != '\\') content.Append(text[at]);
        }
        return null;
    }

    private OSString Word()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-')) at++;
        return new OSString(text[start..at].ToString());
    }

    private OSNumber? Sized(int stack)
    {
        if (Number() is not { } value || !Take(':', stack) || !Fits(stack + 1) || Number() is not { } size) return null;
        var bits = unchecked((uint)size);
        return bits <= 64 ? new OSNumber(value, (int)bits) : null;
    }

    /// <summary><c>@</c> and a number, of which 32 bits count.</summary>
    private uint? Tag(int stack)
    {
        at++;
        return Fits(stack) ? unchecked((uint?)Number()) : null;
    }

    private ulong? Number()
    {
        if (!char.IsAsciiDigit(Peek())) return null;
        var hex = at + 1 < text.Length && text[at] == '0' && text[at + 1] == 'x';
        if (hex) at += 2;
        ulong value = 0;
        for (; at < text.Length && (hex ? IsHex(text[at]) : char.IsAsciiDigit(text[at])); at++)
        {
            value = unchecked((value * (hex ? 16u : 10u)) + Digit(text[at]));
        }
        return value;
    }

    private static bool IsHex(char c) => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f';

    private static byte Digit(char c) => (byte)(c <= '9' ? c - '0' : c - 'a' + 10);

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

    /// <summary>Pairs of digits, with blanks and comments between pairs; a single digit right before the end is left out.</summary>
    private OSData? Data()
    {
        at++;
        var bytes = new List<byte>();
        while (Peek() is var high && IsHex(high))
        {
            if (++at == text.Length) return null;
            if (IsHex(text[at])) bytes.Add((byte)((Digit(high) << 4) | Digit(text[at++])));
            else if (text[at] != '>') return null;
        }
        if (Peek() != '>') return null;
        at++;
        return new OSData(bytes.ToArray());
    }
}
