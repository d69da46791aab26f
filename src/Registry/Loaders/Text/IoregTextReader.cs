using System.Runtime.InteropServices;

namespace IOMatch;

/// <summary>A registry from what <c>ioreg -l</c> printed, whichever release, options, editor or web page it went through.</summary>
/// <remarks>
/// An entry's parent is the nearest entry above that is indented less. Properties belong to the entry above them, with or without braces.
/// What cannot be read is kept as <see cref="UnreadValue"/> and reported with its line.
/// </remarks>
internal sealed class IoregTextReader
{
    private const int MostFaults = 200;

    private readonly byte[] input;
    private readonly int offset;
    private readonly int length;
    private readonly string file;
    private readonly ReadLimits limits;
    private readonly FaultList faults;
    private readonly IoregValues values;
    private readonly IoregEntryLines lines = new();
    private readonly List<DumpEntry> entries = [];
    private readonly List<(int Column, int Entry)> above = [];
    private readonly List<int> keys = [];
    private readonly List<OSObject> table = [];
    private int line;
    private int foreign;
    private int firstForeign;
    private string? plane;
    private bool inTable; // between { and }

    private IoregTextReader(ArraySegment<byte> input, string file, ReadLimits limits, FaultList faults, string? plane)
    {
        this.input = input.Array!;
        offset = input.Offset;
        length = input.Offset + input.Count;
        this.file = file;
        this.limits = limits;
        this.faults = faults;
        this.plane = plane;
        values = new(this.input, limits);
    }

    public static ReadResult<Registry> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits limits, string? plane)
    {
        var faults = new FaultList(InputFault.DumpUnreadable, MostFaults);
        var plain = IoregText.Plain(bytes, file, faults);
        if (!MemoryMarshal.TryGetArray(plain, out var array)) array = plain.ToArray();
        return new IoregTextReader(array, file, limits, faults, plane).Read();
    }

    private ReadResult<Registry> Read()
    {
        for (var at = offset; at < length && !faults.HasErrors;)
        {
            var end = LineEnd(at, out var next);
            line++;
            Line(at, end, ref next);
            at = next;
        }
        if (inTable && entries.Count > 0) faults.Warning(new(file, line, 1), $"the dump ends inside the properties of {entries[^1].Name}", "it is not complete");
        Finish();
        if (faults.HasErrors) return faults.Result<Registry>(null);
        if (entries.Count == 0)
        {
            faults.Error(new(file, 1, 1), "the text holds no registry entry", "an entry is a line such as \"+-o Root  <class IORegistryEntry, id 0x100000100>\": save what ioreg -lw0 prints");
            return faults.Result<Registry>(null);
        }
        if (foreign > 0) faults.Note(new(file, firstForeign), $"{Counted.Of(foreign, "line is", "lines are")} no part of the tree{(foreign > 1 ? "; this is the first" : "")}");
        return faults.Result(DumpTree.Build(entries, DumpPlane.Of(plane, entries, file, faults), file, faults));
    }

    private int LineEnd(int at, out int next)
    {
        var end = Array.IndexOf(input, (byte)'\n', at, length - at);
        next = end < 0 ? length : end + 1;
        if (end < 0) end = length;
        return end > at && input[end - 1] == '\r' ? end - 1 : end;
    }

    // The first byte that is no part of the tree's branches.
    private int Content(int at, int end)
    {
        while (at < end && input[at] is (byte)' ' or (byte)'|' or (byte)'\t') at++;
        return at;
    }

    private void Line(int start, int end, ref int next)
    {
        var at = Content(start, end);
        if (at == end) return;
        var text = input.AsSpan(at, end - at);
        if (text.StartsWith("+-o "u8))
        {
            Entry(start, at, end);
        }
        else if (entries.Count > 0 && text[0] == '"' && text.IndexOf("\" = "u8) is var close and > 0)
        {
            Property(start, at + 1, at + close, end, ref next);
        }
        else if (entries.Count == 0 && text[^1] == ':' && text.Length is > 1 and < 64 && IsWord(text[..^1]))
        {
            plane ??= KernelText.Decode(text[..^1]);
        }
        else if (IsBrace(text))
        {
            inTable = text[0] == '{';
        }
        else if (entries.Count > 0 && end == length && text[0] is (byte)'"' or (byte)'+')
        {
            faults.Warning(Position(start, at), $"the dump ends in the middle of a line, {Text(at, end)}", "it is not complete");
        }
        else if (foreign++ == 0)
        {
            firstForeign = line;
        }
    }

    private static bool IsWord(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)b)) return false;
        }
        return true;
    }

    private static bool IsBrace(ReadOnlySpan<byte> text) => text.Trim((byte)' ') is [(byte)'{' or (byte)'}'];

    private void Entry(int start, int at, int end)
    {
        Finish();
        inTable = false;
        var column = at - start;
        while (above is [.., var top] && top.Column >= column) above.RemoveAt(above.Count - 1);
        var entry = new DumpEntry { Parent = above is [.., var parent] ? parent.Entry : -1, At = new(file, line, column + 1) };
        if (lines.Read(KernelText.Decode(input.AsSpan(at + 4, end - at - 4)), entry) is { } problem)
            faults.Warning(entry.At, $"entry {entry.Name}: {problem}", problem.Contains("cut", StringComparison.Ordinal) ? "print the dump with ioreg -lw0" : null);
        above.Add((column, entries.Count));
        entries.Add(entry);
        if (above.Count > limits.Depth) TooMuch($"entries are nested deeper than {limits.Depth} levels");
        if (entries.Count + values.Count > limits.Values) TooMuch($"the dump has more than {limits.Values} entries and values");
    }

    private void TooMuch(string what) => faults.Error(new(file, line, 1), what, "cut the dump down or raise the limit", InputFault.LimitExceeded);

    private void Property(int start, int key, int keyEnd, int end, ref int next)
    {
        var at = keyEnd + 4;
        var value = values.Read(at, end);
        if (value is null && Continued(at, end, next) is var (lastEnd, after, lines) && lines > 0)
        {
            value = values.Read(at, lastEnd);
            // A text that is not closed reaches to where the tree goes on.
            if (value is not null || input[at] == '"')
            {
                value ??= Unread(start, key, keyEnd, at, lastEnd);
                line += lines;
                next = after;
            }
        }
        if (value is null) value = Unread(start, key, keyEnd, at, end);
        else if (values.UnreadPart is { } part) Told(start, key, keyEnd, at, part, value);
        if (values.KeyRepeated)
        {
            values.KeyRepeated = false;
            faults.Warning(Position(start, key), $"\"{Text(key, keyEnd)}\" holds a dictionary that gives a key twice", "the last value is taken");
        }
        keys.Add(values.Key(key, keyEnd));
        table.Add(value);
        if (entries.Count + values.Count + table.Count > limits.Values) TooMuch($"the dump has more than {limits.Values} entries and values");
    }

    // Texts are printed with their newlines in them: the lines up to where the tree goes on.
    private (int End, int Next, int Lines) Continued(int at, int end, int next)
    {
        if (end > at && input[end - 1] == '$') return default;
        var result = (End: end, Next: next, Lines: 0);
        var lines = 0;
        for (var from = next; from < length;)
        {
            var lineEnd = LineEnd(from, out var after);
            var content = Content(from, lineEnd);
            var text = input.AsSpan(content, lineEnd - content);
            if (text.StartsWith("+-o "u8) || IsBrace(text) || (text is [(byte)'"', ..] && text.IndexOf("\" = "u8) > 0)) break;
            lines++;
            if (content < lineEnd) result = (lineEnd, after, lines);
            from = after;
        }
        return result;
    }

    private UnreadValue Unread(int start, int key, int keyEnd, int at, int end)
    {
        var value = new UnreadValue(Text(at, end));
        Told(start, key, keyEnd, at, value, value, isLast: end >= length);
        return value;
    }

    private void Told(int start, int key, int keyEnd, int at, UnreadValue part, OSObject whole, bool isLast = false)
    {
        var (why, hint) = part.Raw switch
        {
            "" => ("is empty: ioreg could not print it", null),
            [.., '$'] => ("is cut off", "print the dump with ioreg -lw0"),
            _ when part.Raw.Contains('*') => ("was edited by hand", "it matches nothing; restore its bytes if it matters"),
            _ when isLast => ("ends with the file", "the dump is not complete"),
            _ => ("cannot be read", null),
        };
        var what = ReferenceEquals(part, whole) ? "the value of" : "a part of";
        faults.Warning(Position(start, at), $"{what} \"{Text(key, keyEnd)}\" {why}; it is kept as it stands", hint);
    }

    // Columns count characters, not bytes.
    private SourcePosition Position(int start, int at) => new(file, line, Text(start, at).Length + 1);

    private string Text(int from, int to) => KernelText.Decode(input.AsSpan(from, to - from));

    private void Finish()
    {
        if (table.Count == 0) return;
        var entry = entries[^1];
        entry.Properties = values.Table(CollectionsMarshal.AsSpan(keys), CollectionsMarshal.AsSpan(table));
        if (values.KeyRepeated)
        {
            values.KeyRepeated = false;
            faults.Warning(entry.At, $"entry {entry.Name} gives a property twice", "the last value is taken");
        }
        keys.Clear();
        table.Clear();
    }
}
