namespace IOMatch;

/// <summary>Builds the values of a binary property list from its root, each object once, with a stack of its own instead of recursion.</summary>
internal ref partial struct BinaryPlistParser(ReadOnlySpan<byte> bytes, BinaryPlistLayout layout, string file, ReadLimits limits, FaultList faults)
{
    // An object that is being built stands around the one that is asked for.
    private const int InProgress = -1;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly BinaryPlistLayout layout = layout;
    private readonly SymbolTable symbols = new();
    private readonly OSObject?[] built = new OSObject?[layout.Objects];
    private readonly int[] heights = new int[layout.Objects];
    private readonly int[] counts = new int[layout.Objects];

    // Numbers of the symbols that objects are as keys, plus one.
    private readonly int[] keyIds = new int[layout.Objects];

    private Frame[] frames = new Frame[16];
    private int depth;
    private int[] keys = new int[64];
    private int keyCount;
    private OSObject[] values = new OSObject[64];
    private int valueCount;

    private enum Container : byte
    {
        Array, Set, Dictionary,
    }

    private struct Frame
    {
        public Container Kind;
        public int Object;
        public int References;
        public int Members;
        public int Next;
        public int Keys;
        public int Values;
        public int Height;
        public long Count;
    }

    public OSObject? Parse()
    {
        if (!Begin(layout.Top)) return null;
        while (depth > 0)
        {
            ref var frame = ref frames[depth - 1];
            if (frame.Next == frame.Members)
            {
                if (!Finish()) return null;
                continue;
            }
            var reference = frame.Kind == Container.Dictionary ? frame.Members + frame.Next : frame.Next;
            if (!Reference(frame.References, reference, out var number)) return null;
            if (built[number] is null)
            {
                // Scalars are there at once; a container is built first, then asked for again.
                if (!Begin(number)) return null;
                if (built[number] is null) continue;
            }
            if (!Take(ref frames[depth - 1], number)) return null;
        }
        return built[layout.Top];
    }

    private bool Take(ref Frame frame, int number)
    {
        if (depth + heights[number] > limits.Depth) return TooDeep();
        frame.Count += counts[number];
        if (frame.Count > limits.ValuesIn(bytes.Length)) return Fail(InputFault.LimitExceeded, $"with its references the file holds more than {limits.ValuesIn(bytes.Length):N0} values", "raise the limit if it can be trusted");
        frame.Height = Math.Max(frame.Height, heights[number] + 1);
        frame.Next++;
        if (valueCount == values.Length) Array.Resize(ref values, valueCount * 2);
        values[valueCount++] = built[number]!;
        return true;
    }

    private readonly bool Reference(int references, int index, out int number)
    {
        var value = BinaryPlistLayout.Number(bytes.Slice(references + (index * layout.ReferenceSize), layout.ReferenceSize));
        number = (int)Math.Min(value, int.MaxValue);
        return value < (ulong)layout.Objects || Fail($"a reference names object {value} of {layout.Objects}", Damaged);
    }

    private const string Damaged = "the file is damaged: fetch it again, or convert the original: plutil -convert xml1 FILE";

    // Reads a scalar, or opens a container.
    private bool Begin(int number)
    {
        if (heights[number] == InProgress) return Fail($"object {number} holds itself", "a property list has no cycles");
        var at = layout.Offset(bytes, number);
        if (at < 0) return Fail($"the offset of object {number} points outside the objects", Damaged);
        var marker = bytes[at];
        var container = (marker >> 4) switch { 0xA => Container.Array, 0xB or 0xC => Container.Set, 0xD => (Container?)Container.Dictionary, _ => null };
        if (container is null)
        {
            var value = Scalar(number, at, marker);
            if (value is null) return false;
            built[number] = value;
            counts[number] = 1;
            return true;
        }
        if (!Length(number, ref at, marker, container == Container.Dictionary ? 2L * layout.ReferenceSize : layout.ReferenceSize, out var members)) return false;
        if (depth >= limits.Depth) return TooDeep();
        heights[number] = InProgress;
        if (depth == frames.Length) Array.Resize(ref frames, depth * 2);
        frames[depth++] = new Frame { Kind = container.Value, Object = number, References = at, Members = members, Keys = keyCount, Values = valueCount, Count = 1 };
        return container != Container.Dictionary || Keys(at, members);
    }

    private bool Keys(int references, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (!Reference(references, i, out var number)) return false;
            if (keyIds[number] == 0 && !Key(number)) return false;
            if (keyCount == keys.Length) Array.Resize(ref keys, keyCount * 2);
            keys[keyCount++] = keyIds[number] - 1;
        }
        return true;
    }

    private bool Finish()
    {
        var frame = frames[depth - 1];
        var own = values.AsSpan(frame.Values, frame.Members);
        built[frame.Object] = frame.Kind switch
        {
            Container.Array => OSArray.Owning(own.ToArray()),
            Container.Set => new OSSet(own.ToArray()),
            _ => Dictionary(keys.AsSpan(frame.Keys, frame.Members), own),
        };
        heights[frame.Object] = frame.Height;
        counts[frame.Object] = (int)frame.Count;
        own.Clear();
        valueCount = frame.Values;
        keyCount = frame.Keys;
        depth--;
        return true;
    }

    private readonly OSDictionary Dictionary(ReadOnlySpan<int> ids, ReadOnlySpan<OSObject> own)
    {
        if (ids.IsEmpty) return OSDictionary.Empty;
        if (!symbols.AnyTwice(ids))
        {
            var names = new OSSymbol[ids.Length];
            for (var i = 0; i < names.Length; i++) names[i] = symbols[ids[i]];
            return OSDictionary.Owning(names, own.ToArray());
        }
        var table = new OSDictionary.Builder();
        for (var i = 0; i < ids.Length; i++)
        {
            var key = symbols[ids[i]];
            if (!table.Set(key, own[i]))
                faults.Warning(new(file, KeyPath: PropertyList.Join(Path(depth - 1), key.Text)), $"the key {PlistText.Quoted(key.Text)} is given twice; the later value holds", "remove one", InputFault.DuplicateKey);
        }
        return table.ToDictionary();
    }

    private readonly bool TooDeep() => Fail(InputFault.LimitExceeded, $"values are nested deeper than {limits.Depth:N0}", "raise the limit if the file can be trusted");

    private readonly bool Fail(string what, string hint) => Fail(InputFault.PlistUnreadable, what, hint);

    private readonly bool Fail(InputFault kind, string what, string hint)
    {
        faults.Error(new(file, KeyPath: Path(depth)), what, hint, kind);
        return false;
    }

    // The way to what is being read in the innermost of so many containers.
    private readonly string? Path(int containers)
    {
        string? path = null;
        for (var i = 0; i < containers; i++)
        {
            ref readonly var frame = ref frames[i];
            if (frame.Kind != Container.Dictionary) path = PropertyList.Join(path, PropertyList.Step(frame.Next));
            else if (frame.Keys + frame.Next < (i + 1 < depth ? frames[i + 1].Keys : keyCount)) path = PropertyList.Join(path, symbols[keys[frame.Keys + frame.Next]].Text);
        }
        return path;
    }
}
