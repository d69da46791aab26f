using System.Runtime.CompilerServices;

namespace IOMatch;

/// <summary>One pass over the bytes of an XML property list, with a stack of its own instead of recursion.</summary>
internal ref partial struct XmlPlistParser
{
    private readonly ReadOnlySpan<byte> text;
    private readonly string file;
    private readonly ReadLimits limits;
    private readonly bool validUtf8;
    private readonly SymbolTable symbols = new();
    private readonly TextTable<OSString> strings = new(static text => new OSString(text));
    private readonly FaultList faults = new(InputFault.PlistUnreadable, capacity: 100);

    private PositionMap.Builder map = new();
    private int pos;
    private Tag tag;
    private OSObject? root;
    private int plistAt = -1;

    // Containers that are open, and the keys and values that were read for them, innermost last.
    private Frame[] frames = new Frame[16];
    private int depth;
    private int[] keys = new int[64];
    private int keyCount;
    private OSObject[] values = new OSObject[64];
    private int valueCount;

    // How far lines and columns were counted.
    private int markedTo;
    private int markedLine = 1;
    private int markedColumn = 1;

    // Values so far, those behind references counted again.
    private long total;
    private Dictionary<string, Remembered>? remembered;

    public XmlPlistParser(ReadOnlySpan<byte> text, string file, ReadLimits limits)
    {
        this.text = text;
        this.file = file;
        this.limits = limits;
        validUtf8 = System.Text.Unicode.Utf8.IsValid(text);
    }

    private struct Frame
    {
        public Element Kind;
        public bool HasKey;
        public int At;
        public int Node;
        public int KeyNode;
        public int Keys;
        public int Values;
        public int Height;
        public long Start;
        public string? Id;
    }

    private sealed record Remembered(OSObject? Value, int Node, int Height, long Count);

    public ReadResult<PropertyList> Parse() =>
        faults.Result(Document() ? new PropertyList(root!, map.ToMap(file)) : null);

    private bool Document()
    {
        do
        {
            if (!ToMarkup()) return false;
            if (pos + 1 < text.Length && text[pos + 1] == '/')
            {
                if (!EndTag()) return false;
                if (depth == 0 && plistAt == Closed) break;
            }
            else if (!StartTag() || !StartElement())
            {
                return false;
            }
        }
        while (depth > 0 || plistAt >= 0 || root is null);
        return Epilog();
    }

    private const int Closed = -2;

    private bool StartElement()
    {
        if (tag.IdRef is not null) return Reference();
        switch (tag.Kind)
        {
            case Element.Key:
                return Key();
            case Element.Plist:
                return StartPlist();
            case Element.None or Element.Reference:
                return UnknownElement();
        }
        if (!BeginValue(out var node)) return false;
        switch (tag.Kind)
        {
            case Element.Dict or Element.Array or Element.Set when !tag.Empty:
                return Open(node);
            case Element.Dict:
                return Add(OSDictionary.Empty, node);
            case Element.Array:
                return Add(OSArray.Owning([]), node);
            case Element.Set:
                return Add(new OSSet(), node);
            default:
                return Scalar() is { } value && Add(value, node);
        }
    }

    private bool StartPlist()
    {
        if (depth > 0 || plistAt >= 0) return Fail(tag.At, "<plist> stands inside another value", "remove it and its </plist>");
        if (tag.Empty) return Fail(tag.At, "<plist/> holds no value", "put a <dict> inside");
        plistAt = tag.At;
        return true;
    }

    private bool Key()
    {
        ref var frame = ref Top();
        if (depth == 0 || frame.Kind != Element.Dict)
            return Fail(tag.At, "<key> stands outside a <dict>", depth == 0 ? "enclose the keys in <dict>…</dict>" : "an array or set holds values without keys");
        if (frame.HasKey) return KeyWithoutValue();
        Locate(tag.At, out var line, out var column);
        var node = map.Begin(line, column);
        var id = tag.Id;
        int symbol;
        if (tag.Empty) symbol = symbols.Id([]);
        else if (!KeyText(out symbol)) return false;
        frame.HasKey = true;
        frame.KeyNode = node;
        if (keyCount == keys.Length) Array.Resize(ref keys, keyCount * 2);
        keys[keyCount++] = symbol;
        if (id is not null) Remember(id, new OSString(symbols[symbol].Text), node, 0, 1);
        return true;
    }

    // Where a value may stand, and its node: the key's in a dictionary.
    private bool BeginValue(out int node)
    {
        node = 0;
        if (++total > limits.Values) return Fail(InputFault.LimitExceeded, tag.At, $"the file holds more than {limits.Values:N0} values", "raise the limit if it can be trusted");
        if (depth > 0)
        {
            ref var frame = ref Top();
            if (frame.Kind == Element.Dict)
            {
                if (!frame.HasKey) return Fail(tag.At, $"{Name(tag)} has no key before it", "in a <dict> every value follows its <key>");
                node = frame.KeyNode;
                return true;
            }
        }
        else if (root is not null)
        {
            return Fail(tag.At, $"{Name(tag)} is a second value in <plist>", "enclose several values in one <array> or <dict>");
        }
        Locate(tag.At, out var line, out var column);
        node = map.Begin(line, column);
        return true;
    }

    private bool Open(int node)
    {
        if (depth >= limits.Depth) return Fail(InputFault.LimitExceeded, tag.At, $"values are nested deeper than {limits.Depth:N0}", "raise the limit if the file can be trusted");
        if (depth == frames.Length) Array.Resize(ref frames, depth * 2);
        frames[depth++] = new Frame { Kind = tag.Kind, At = tag.At, Node = node, Keys = keyCount, Values = valueCount, Start = total - 1, Id = tag.Id };
        if (tag.Id is not null) Remember(tag.Id, null, node, 0, 0);
        return true;
    }

    // A scalar or an empty container.
    private bool Add(OSObject value, int node)
    {
        if (tag.Id is not null) Remember(tag.Id, value, node, 0, 1);
        return Append(value, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Append(OSObject value, int height)
    {
        if (depth == 0)
        {
            root = value;
            return true;
        }
        ref var frame = ref Top();
        frame.HasKey = false;
        if (height >= frame.Height) frame.Height = height + 1;
        if (valueCount == values.Length) Array.Resize(ref values, valueCount * 2);
        values[valueCount++] = value;
        return true;
    }

    private bool Close()
    {
        var frame = frames[depth - 1];
        if (frame.HasKey) return KeyWithoutValue();
        var own = values.AsSpan(frame.Values, valueCount - frame.Values);
        OSObject value = frame.Kind switch
        {
            Element.Dict => Dictionary(frame, own),
            Element.Array => OSArray.Owning(own.ToArray()),
            _ => Set(frame, own),
        };
        own.Clear();
        valueCount = frame.Values;
        keyCount = frame.Keys;
        depth--;
        map.End(frame.Node);
        if (frame.Id is not null) Remember(frame.Id, value, frame.Node, frame.Height, total - frame.Start);
        return Append(value, frame.Height);
    }

    private void Remember(string id, OSObject? value, int node, int height, long count) =>
        (remembered ??= new(StringComparer.Ordinal))[id] = new(value, node, height, count);

    private bool Reference()
    {
        if (!tag.Empty) return Fail(tag.At, $"{Name(tag)} with IDREF is not empty", "write <reference IDREF=\"…\"/>");
        var id = tag.IdRef!;
        if (!BeginValue(out var node)) return false;
        if (remembered is null || !remembered.TryGetValue(id, out var target))
            return Fail(tag.At, $"IDREF \"{id}\" names a value that was not read before", "a reference must follow the element with that ID");
        if (target.Value is null) return Fail(tag.At, $"IDREF \"{id}\" names a container around it", "a value cannot hold itself");
        total += target.Count - 1;
        if (total > limits.ValuesIn(text.Length)) return Fail(InputFault.LimitExceeded, tag.At, $"with its references the file holds more than {limits.ValuesIn(text.Length):N0} values", "raise the limit if it can be trusted");
        if (depth + target.Height > limits.Depth) return Fail(InputFault.LimitExceeded, tag.At, $"values are nested deeper than {limits.Depth:N0}", "raise the limit if the file can be trusted");
        if (target.Height > 0) map.SetReference(node, target.Node);
        return Append(target.Value, target.Height);
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref Frame Top() => ref frames[Math.Max(depth - 1, 0)];
}
