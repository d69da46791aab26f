using System.Text;

namespace IOMatch;

/// <summary>One object for each text of a file, found by its bytes: what is repeated, as keys and bundle identifiers are, costs neither time to decode nor memory.</summary>
/// <param name="make">Makes the object of a text that is new.</param>
internal class TextTable<T>(Func<string, T> make)
    where T : OSString
{
    private T[] texts = new T[64];
    private int[] hashes = new int[64];
    private int[] slots = new int[256]; // number + 1, 0 is free

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a number.</summary>
    public T this[int id] => texts[id];

    /// <summary>The object of a text in UTF-8 (or raw bytes, see <see cref="KernelText"/>).</summary>
    public T Of(ReadOnlySpan<byte> text)
    {
        var id = Id(text); // first, as it may replace the array
        return texts[id];
    }

    /// <summary>The number of a text.</summary>
    public int Id(ReadOnlySpan<byte> text)
    {
        var hasher = default(HashCode);
        hasher.AddBytes(text);
        var hash = hasher.ToHashCode();
        var mask = slots.Length - 1;
        for (var slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var id = slots[slot] - 1;
            if (hashes[id] == hash && Same(texts[id], text)) return id;
        }
        return Add(KernelText.Decode(text), hash);
    }

    private static bool Same(T known, ReadOnlySpan<byte> text) =>
        (known.Text.Length == text.Length && Ascii.Equals(text, known.Text)) || known.Bytes.SequenceEqual(text);

    private int Add(string text, int hash)
    {
        if (Count == texts.Length)
        {
            Array.Resize(ref texts, Count * 2);
            Array.Resize(ref hashes, Count * 2);
        }
        texts[Count] = make(text);
        hashes[Count] = hash;
        if (Count * 2 >= slots.Length)
        {
            slots = new int[slots.Length * 4];
            for (var id = 0; id < Count; id++) Fill(id);
        }
        Fill(Count);
        return Count++;
    }

    private void Fill(int id)
    {
        var mask = slots.Length - 1;
        var slot = hashes[id] & mask;
        while (slots[slot] != 0) slot = (slot + 1) & mask;
        slots[slot] = id + 1;
    }
}
