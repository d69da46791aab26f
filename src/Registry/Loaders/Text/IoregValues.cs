using System.Buffers;
using System.Buffers.Text;

namespace IOMatch;

/// <summary>Values as <c>ioreg -l</c> prints them.</summary>
/// <remarks>
/// <c>"text"</c>, decimal or 0x numbers (unsigned, 64 bits), <c>Yes</c>/<c>No</c>, data <c>&lt;0102&gt;</c> or <c>&lt;"a","b"&gt;</c>, arrays <c>(a,b)</c>,
/// sets <c>[a,b]</c>, dictionaries <c>{"k"=v}</c>. ioreg escapes nothing: a quote inside a text is told from its end by what follows.
/// Data printed as text stands for strings that each end with a NUL, as in a device tree: the last NUL is not printed, so that it is assumed.
/// Sizes of numbers and symbols are not printed: numbers get 64 bits, texts become strings.
/// </remarks>
internal sealed class IoregValues(byte[] input, ReadLimits limits)
{
    private static readonly OSArray EmptyArray = new();
    private static readonly OSData EmptyData = new(default);
    private static readonly SearchValues<byte> AfterText = SearchValues.Create(",)}]="u8);

    private readonly SymbolTable keys = new();
    private readonly TokenCache<OSObject> scalars = new(input, 13);
    private OSObject[] values = new OSObject[256];
    private int[] names = new int[256];
    private int depthOfValues;

    /// <summary>Values made so far.</summary>
    public int Count { get; private set; }

    /// <summary>What could not be read inside the last value, which was otherwise fine: the first such part; null when there is none.</summary>
    public UnreadValue? UnreadPart { get; private set; }

    /// <summary>Whether a dictionary repeated a key since this was last cleared.</summary>
    public bool KeyRepeated { get; set; }

    /// <summary>The number of a key's symbol.</summary>
    public int Key(int start, int end) => keys.Id(input.AsSpan(start, end - start));

    /// <summary>A table of keys and values; of a repeated key the last value holds.</summary>
    public OSDictionary Table(ReadOnlySpan<int> ids, ReadOnlySpan<OSObject> of)
    {
        if (ids.IsEmpty) return OSDictionary.Empty;
        if (keys.AnyTwice(ids))
        {
            KeyRepeated = true;
            var builder = new OSDictionary.Builder();
            for (var i = 0; i < ids.Length; i++) builder.Set(keys[ids[i]], of[i]);
            return builder.ToDictionary();
        }
        var symbols = new OSSymbol[ids.Length];
        for (var i = 0; i < ids.Length; i++) symbols[i] = keys[ids[i]];
        return OSDictionary.Owning(symbols, of.ToArray());
    }

    /// <summary>The value that fills the input between two places; null when it is none.</summary>
    public OSObject? Read(int start, int end)
    {
        depthOfValues = 0;
        UnreadPart = null;
        if (start >= end) return Unread(start, end);
        // Nothing can follow a text here, so that quotes inside it cannot be mistaken for its end.
        if (input[start] == '"') return end - start > 1 && input[end - 1] == '"' ? Text(start, end - 1) : null;
        var at = start;
        var value = Value(ref at, end, 0);
        return at == end ? value : null;
    }

    private OSObject? Value(ref int at, int end, int depth)
    {
        if (at >= end || depth >= limits.Depth) return null;
        Count++;
        switch (input[at])
        {
            case (byte)'"':
                return NestedText(ref at, end);
            case (byte)'<':
                return Data(ref at, end);
            case (byte)'(':
                return Members(ref at, end, depth, (byte)')');
            case (byte)'[':
                return Members(ref at, end, depth, (byte)']');
            case (byte)'{':
                return Dictionary(ref at, end, depth);
            case (byte)'Y' when Word(ref at, end, "Yes"u8):
                return OSBoolean.True;
            case (byte)'N' when Word(ref at, end, "No"u8):
                return OSBoolean.False;
            case (>= (byte)'0' and <= (byte)'9') or (byte)'-':
                return Number(ref at, end);
            default:
                return null;
        }
    }

    private bool Word(ref int at, int end, ReadOnlySpan<byte> word)
    {
        if (!input.AsSpan(at, end - at).StartsWith(word)) return false;
        at += word.Length;
        return true;
    }

    // From the opening quote to the closing one.
    private OSObject Text(int open, int close)
    {
        if (close - open >= TokenCache<OSObject>.MostBytes) return new OSString(KernelText.Decode(input.AsSpan(open + 1, close - open - 1)));
        return scalars.At(open, close - open + 1) ??= new OSString(KernelText.Decode(input.AsSpan(open + 1, close - open - 1)));
    }

    private OSObject? NestedText(ref int at, int end)
    {
        var open = at;
        // The first quote that a separator or the end follows.
        for (var quote = open + 1; quote < end; quote++)
        {
            var next = input.AsSpan(quote, end - quote).IndexOf((byte)'"');
            if (next < 0) return null;
            quote += next;
            if (quote + 1 < end && !AfterText.Contains(input[quote + 1])) continue;
            at = quote + 1;
            return Text(open, quote);
        }
        return null;
    }

    private OSNumber? Number(ref int at, int end)
    {
        var token = input.AsSpan(at, end - at);
        var length = 1;
        while (length < token.Length && char.IsAsciiLetterOrDigit((char)token[length])) length++;
        if (length > TokenCache<OSObject>.MostBytes) return null;
        ref var known = ref scalars.At(at, length);
        known ??= Number(token[..length]);
        if (known is not null) at += length;
        return (OSNumber?)known;
    }

    private static OSNumber? Number(ReadOnlySpan<byte> token)
    {
        ulong value;
        if (token is [(byte)'0', (byte)'x' or (byte)'X', .. var digits])
            return Utf8Parser.TryParse(digits, out value, out var used, 'x') && used == digits.Length ? new(value) : null;
        if (token[0] == '-')
            return Utf8Parser.TryParse(token, out long negative, out var taken) && taken == token.Length ? OSNumber.Of(negative) : null;
        return Utf8Parser.TryParse(token, out value, out var all) && all == token.Length ? new(value) : null;
    }

    // ioreg prints nothing for a text that is not in its encoding; bytes are masked by those who publish dumps.
    private UnreadValue Unread(int from, int to)
    {
        var value = new UnreadValue(KernelText.Decode(input.AsSpan(from, to - from)));
        UnreadPart ??= value;
        return value;
    }

    private OSObject? Data(ref int at, int end)
    {
        var start = at;
        var rest = input.AsSpan(at + 1, end - at - 1);
        var length = rest is [(byte)'"', ..] ? QuotedEnd(rest) : rest.IndexOf((byte)'>');
        if (length < 0) return null;
        var inside = rest[..length];
        at = start + length + 2;
        if (inside.IsEmpty) return EmptyData;
        if (length > TokenCache<OSObject>.MostBytes - 2) return (OSObject?)Bytes(inside) ?? Masked(start, at, end);
        ref var known = ref scalars.At(start, length + 2);
        return (known ??= Bytes(inside)) ?? Masked(start, at, end);
    }

    private UnreadValue? Masked(int from, int to, int end) => to == end || AfterText.Contains(input[to]) ? Unread(from, to) : null;

    // The place of the first closing bracket behind a quote that a separator or the end follows.
    private static int QuotedEnd(ReadOnlySpan<byte> rest)
    {
        for (var from = 1; from < rest.Length;)
        {
            var next = rest[from..].IndexOf("\">"u8);
            if (next < 0) return -1;
            from += next + 1;
            if (from + 1 == rest.Length || AfterText.Contains(rest[from + 1])) return from;
        }
        return -1;
    }

    private static OSData? Bytes(ReadOnlySpan<byte> inside)
    {
        if (inside[0] == '"') return inside.Length < 2 ? null : Strings(inside[1..^1]);
        if (inside.Length % 2 != 0) return null;
        var bytes = new byte[inside.Length / 2];
        return Convert.FromHexString(inside, bytes, out _, out _) == OperationStatus.Done ? new(bytes) : null;
    }

    private static OSData Strings(ReadOnlySpan<byte> inside)
    {
        var bytes = new byte[inside.Length + 1];
        var length = 0;
        while (true)
        {
            var next = inside.IndexOf("\",\""u8);
            var part = next < 0 ? inside : inside[..next];
            part.CopyTo(bytes.AsSpan(length));
            length += part.Length;
            bytes[length++] = 0;
            if (next < 0) return new(length == bytes.Length ? bytes : bytes[..length]);
            inside = inside[(next + 3)..];
        }
    }

    private OSMembers? Members(ref int at, int end, int depth, byte close)
    {
        var first = depthOfValues;
        at++;
        if (at < end && input[at] == close)
        {
            at++;
            return close == ')' ? EmptyArray : new OSSet();
        }
        while (true)
        {
            if (Value(ref at, end, depth + 1) is not { } value || at >= end) return null;
            Push(value, 0);
            var next = input[at++];
            if (next == close) break;
            if (next != ',') return null;
        }
        var members = values[first..depthOfValues];
        depthOfValues = first;
        return close == ')' ? OSArray.Owning(members) : new OSSet(members);
    }

    private OSDictionary? Dictionary(ref int at, int end, int depth)
    {
        var first = depthOfValues;
        at++;
        if (at < end && input[at] == '}')
        {
            at++;
            return OSDictionary.Empty;
        }
        while (true)
        {
            if (at >= end || input[at] != '"') return null;
            var close = input.AsSpan(at + 1, end - at - 1).IndexOf("\"="u8);
            if (close < 0) return null;
            var key = Key(at + 1, at + 1 + close);
            at += close + 3;
            var value = at < end && input[at] is (byte)',' or (byte)'}' ? Unread(at, at) : Value(ref at, end, depth + 1);
            if (value is null || at >= end) return null;
            Push(value, key);
            var next = input[at++];
            if (next == '}') break;
            if (next != ',') return null;
        }
        var made = Table(names.AsSpan(first, depthOfValues - first), values.AsSpan(first, depthOfValues - first));
        depthOfValues = first;
        return made;
    }

    private void Push(OSObject value, int name)
    {
        if (depthOfValues == values.Length)
        {
            Array.Resize(ref values, values.Length * 2);
            Array.Resize(ref names, names.Length * 2);
        }
        values[depthOfValues] = value;
        names[depthOfValues++] = name;
    }
}
