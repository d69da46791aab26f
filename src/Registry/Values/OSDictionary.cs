using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace IOMatch;

/// <summary>A table of symbols to values, in the order written. A repeated key replaces the earlier value and keeps its place.</summary>
public sealed class OSDictionary : OSObject, IReadOnlyCollection<KeyValuePair<OSSymbol, OSObject>>
{
    // Up to this many keys a walk over the hashes is quicker than an index.
    private const int WalkLimit = 8;

    private readonly OSSymbol[] keys;
    private readonly OSObject[] values;
    private int[]? index; // made when first needed; two threads make the same
    private int hash;

    /// <summary>The table without entries.</summary>
    public static OSDictionary Empty { get; } = new();

    /// <param name="entries">Keys and values; of a repeated key the last value holds.</param>
    public OSDictionary(params IEnumerable<KeyValuePair<OSSymbol, OSObject>> entries)
    {
        var builder = new Builder();
        foreach (var (key, value) in entries) builder.Set(key, value);
        (keys, values) = builder.Arrays();
    }

    private OSDictionary(OSSymbol[] keys, OSObject[] values)
    {
        this.keys = keys;
        this.values = values;
    }

    /// <summary>For readers: takes the arrays themselves, which must not change afterwards; no key may stand twice.</summary>
    internal static OSDictionary Owning(OSSymbol[] keys, OSObject[] values) => keys.Length == 0 ? Empty : new(keys, values);

    /// <inheritdoc/>
    public override string Kind => "OSDictionary";

    /// <summary>Number of entries.</summary>
    public int Count => keys.Length;

    /// <summary>The keys in the order written.</summary>
    public ReadOnlySpan<OSSymbol> Keys => keys;

    /// <summary>The values in the order of <see cref="Keys"/>.</summary>
    public ReadOnlySpan<OSObject> Values => values;

    /// <summary>The value of a key, or null.</summary>
    public OSObject? this[OSSymbol key]
    {
        get
        {
            var at = IndexOf(key);
            return at < 0 ? null : values[at];
        }
    }

    /// <summary>Whether the key is present, with a value of any kind.</summary>
    public bool ContainsKey(OSSymbol key) => IndexOf(key) >= 0;

    /// <summary>The value of a key.</summary>
    public bool TryGetValue(OSSymbol key, [NotNullWhen(true)] out OSObject? value) => (value = this[key]) is not null;

    /// <summary>Position of a key in <see cref="Keys"/>, or -1.</summary>
    public int IndexOf(OSSymbol key)
    {
        var wanted = key.GetHashCode();
        if (keys.Length <= WalkLimit)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                if (keys[i].GetHashCode() == wanted && keys[i].SameText(key)) return i;
            }
            return -1;
        }
        var table = index ??= Index(keys);
        var mask = table.Length - 1;
        for (var slot = wanted & mask; ; slot = (slot + 1) & mask)
        {
            var at = table[slot] - 1;
            if (at < 0 || keys[at].SameText(key)) return at;
        }
    }

    // Open addressing at no more than half full; a slot holds position + 1, 0 is free.
    private static int[] Index(OSSymbol[] keys)
    {
        var table = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)keys.Length * 2)];
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = keys[i].GetHashCode() & (table.Length - 1);
            while (table[slot] != 0) slot = (slot + 1) & (table.Length - 1);
            table[slot] = i + 1;
        }
        return table;
    }

    /// <summary>This table with one value set.</summary>
    public OSDictionary With(OSSymbol key, OSObject value)
    {
        var at = IndexOf(key);
        if (at < 0) return new([.. keys, key], [.. values, value]);
        var changed = (OSObject[])values.Clone();
        changed[at] = value;
        return new(keys, changed);
    }

    /// <summary>This table with several values set; of a key that is given twice the last value holds.</summary>
    public OSDictionary With(params ReadOnlySpan<KeyValuePair<OSSymbol, OSObject>> entries)
    {
        var count = keys.Length;
        var nextKeys = new OSSymbol[count + entries.Length];
        var nextValues = new OSObject[count + entries.Length];
        keys.CopyTo(nextKeys, 0);
        values.CopyTo(nextValues, 0);
        foreach (var (key, value) in entries)
        {
            var at = IndexOf(key);
            for (var i = keys.Length; at < 0 && i < count; i++)
            {
                if (nextKeys[i].SameText(key)) at = i;
            }
            if (at < 0) nextKeys[at = count++] = key;
            nextValues[at] = value;
        }
        return count == nextKeys.Length ? new(nextKeys, nextValues) : new(nextKeys[..count], nextValues[..count]);
    }

    /// <summary>This table without one key.</summary>
    public OSDictionary Without(OSSymbol key)
    {
        var at = IndexOf(key);
        return at < 0 ? this : new([.. keys[..at], .. keys[(at + 1)..]], [.. values[..at], .. values[(at + 1)..]]);
    }

    /// <summary>This table with another laid over it (OSDictionary::merge).</summary>
    public OSDictionary MergedWith(OSDictionary over) => over.Count == 0 ? this : new(this.Concat(over));

    /// <summary>This table with each value replaced by what <paramref name="change"/> answers; the same table when nothing changes.</summary>
    public OSDictionary Select(Func<OSSymbol, OSObject, OSObject> change)
    {
        OSObject[]? changed = null;
        for (var i = 0; i < keys.Length; i++)
        {
            var now = change(keys[i], values[i]);
            if (ReferenceEquals(now, values[i])) continue;
            changed ??= (OSObject[])values.Clone();
            changed[i] = now;
        }
        return changed is null ? this : new(keys, changed);
    }

    /// <summary>The same keys with other values, which the table takes over.</summary>
    internal OSDictionary WithValues(OSObject[] others) => new(keys, others);

    /// <summary>The same keys and one more behind them, with other values, which the table takes over.</summary>
    internal OSDictionary WithValues(OSSymbol another, OSObject[] others) => new([.. keys, another], others);

    /// <summary>Full equality: same count, every left value equals its partner (K4).</summary>
    public override bool IsEqualTo(OSObject? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is not OSDictionary d || d.Count != Count) return false;
        for (var i = 0; i < keys.Length; i++)
        {
            // tables that are equal mostly have their keys in one order
            var partner = keys[i].SameText(d.keys[i]) ? d.values[i] : d[keys[i]];
            if (partner is null || !values[i].IsEqualTo(partner)) return false;
        }
        return true;
    }

    /// <summary>
    /// The second form, <c>isEqualTo(other, keys)</c>: only the given keys are compared, this table's values are asked (K4).
    /// </summary>
    /// <param name="other">The right side.</param>
    /// <param name="wanted">An array or set of strings, or a dictionary whose keys count. A member that is no string ends the comparison with yes.</param>
    public bool IsEqualTo(OSDictionary other, OSObject wanted)
    {
        switch (wanted)
        {
            case OSDictionary d:
                if (Count < d.Count || other.Count < d.Count) return false;
                foreach (var key in d.keys)
                {
                    if (!EqualAt(other, key)) return false;
                }
                return true;
            case OSMembers m:
                if (Count < m.Count || other.Count < m.Count) return false;
                foreach (var member in m.Span)
                {
                    if (member is not OSString key) return true;
                    if (!EqualAt(other, OSSymbol.WithString(key))) return false;
                }
                return true;
            default:
                return false;
        }
    }

    private bool EqualAt(OSDictionary other, OSSymbol key) =>
        this[key] is { } mine && other[key] is { } theirs && mine.IsEqualTo(theirs);

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) =>
        other is OSDictionary d && keys.AsSpan().SequenceEqual(d.keys) && values.AsSpan().SequenceEqual(d.values);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (hash != 0) return hash;
        var h = Count;
        for (var i = 0; i < keys.Length; i++) h = unchecked(h + (keys[i].GetHashCode() * 31 ^ values[i].GetHashCode()));
        return hash = h == 0 ? 1 : h;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<OSSymbol, OSObject>> GetEnumerator()
    {
        for (var i = 0; i < keys.Length; i++) yield return new(keys[i], values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => "{" + string.Join(",", this.Select(e => $"\"{e.Key.Text}\"={e.Value}")) + "}";

    /// <summary>Collects entries in order; a repeated key replaces its value in place.</summary>
    public sealed class Builder
    {
        private readonly List<OSSymbol> keys = [];
        private readonly List<OSObject> values = [];
        private Dictionary<string, int>? positions;

        /// <summary>Number of entries so far.</summary>
        public int Count => keys.Count;

        /// <summary>Adds or replaces.</summary>
        /// <returns>False when the key was there already.</returns>
        public bool Set(OSSymbol key, OSObject value)
        {
            var at = Find(key);
            if (at >= 0)
            {
                values[at] = value;
                return false;
            }
            positions?.Add(key.Text, keys.Count);
            keys.Add(key);
            values.Add(value);
            return true;
        }

        /// <summary>Whether a key was set.</summary>
        public bool Contains(OSSymbol key) => Find(key) >= 0;

        /// <summary>The finished table.</summary>
        public OSDictionary ToDictionary() => keys.Count == 0 ? Empty : new([.. keys], [.. values]);

        internal (OSSymbol[] Keys, OSObject[] Values) Arrays() => ([.. keys], [.. values]);

        private int Find(OSSymbol key)
        {
            if (positions is null && keys.Count > WalkLimit)
            {
                positions = new(StringComparer.Ordinal);
                for (var i = 0; i < keys.Count; i++) positions.Add(keys[i].Text, i);
            }
            if (positions is not null) return positions.GetValueOrDefault(key.Text, -1);
            for (var i = 0; i < keys.Count; i++)
            {
                if (keys[i].SameText(key)) return i;
            }
            return -1;
        }
    }
}
