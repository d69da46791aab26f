namespace IOMatch;

/// <summary>One <see cref="OSSymbol"/> for each key text of a file; found by bytes, so that a repeated key costs no string.</summary>
internal sealed class SymbolTable
{
    private OSSymbol[] symbols = new OSSymbol[64];
    private byte[][] texts = new byte[64][];
    private int[] hashes = new int[64];
    private int[] seen = new int[64];
    private int[] places = new int[64];
    private int[] slots = new int[256];
    private int count;
    private int round;

    public OSSymbol this[int id] => symbols[id];

    /// <summary>The number of the symbol of a text in UTF-8 (or raw bytes, see <see cref="KernelText"/>).</summary>
    public int Id(ReadOnlySpan<byte> text)
    {
        var hasher = default(HashCode);
        hasher.AddBytes(text);
        var hash = hasher.ToHashCode();
        var mask = slots.Length - 1;
        var slot = hash & mask;
        for (; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var id = slots[slot] - 1;
            if (hashes[id] == hash && text.SequenceEqual(texts[id])) return id;
        }
        return Add(text.ToArray(), hash, slot);
    }

    private int Add(byte[] text, int hash, int slot)
    {
        if (count == symbols.Length) Grow();
        symbols[count] = new OSSymbol(KernelText.Decode(text));
        texts[count] = text;
        hashes[count] = hash;
        if (count * 2 >= slots.Length)
        {
            Rehash();
            var mask = slots.Length - 1;
            for (slot = hash & mask; slots[slot] != 0;) slot = (slot + 1) & mask;
        }
        slots[slot] = ++count;
        return count - 1;
    }

    private void Grow()
    {
        var size = count * 2;
        Array.Resize(ref symbols, size);
        Array.Resize(ref texts, size);
        Array.Resize(ref hashes, size);
        Array.Resize(ref seen, size);
        Array.Resize(ref places, size);
    }

    private void Rehash()
    {
        slots = new int[slots.Length * 4];
        var mask = slots.Length - 1;
        for (var id = 0; id < count; id++)
        {
            var slot = hashes[id] & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = id + 1;
        }
    }

    /// <summary>Whether one of these symbols stands twice.</summary>
    public bool AnyTwice(ReadOnlySpan<int> ids)
    {
        round++;
        foreach (var id in ids)
        {
            if (seen[id] == round) return true;
            seen[id] = round;
        }
        return false;
    }

    /// <summary>For each of these symbols the place that it takes once repeated ones are dropped.</summary>
    /// <returns>How many places there are.</returns>
    public int Places(ReadOnlySpan<int> ids, Span<int> into)
    {
        round++;
        var used = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            var id = ids[i];
            if (seen[id] != round)
            {
                seen[id] = round;
                places[id] = used++;
            }
            into[i] = places[id];
        }
        return used;
    }
}
