using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A mapping. Its keys are scalars and differ in their texts.</summary>
public sealed class YamlMapping : YamlNode
{
    private Dictionary<string, int>? index;

    internal YamlMapping(SourcePosition at, string? tag) : base(at, tag)
    {
    }

    /// <summary>Keys and values in the order written.</summary>
    public ImmutableArray<YamlEntry> Entries { get; internal set; } = [];

    /// <inheritdoc/>
    public override string Form => "a mapping";

    /// <summary>The value of a key, or null.</summary>
    public YamlNode? this[string key] => EntryOf(key)?.Value;

    /// <summary>Key and value, or null.</summary>
    public YamlEntry? EntryOf(string key)
    {
        if (index is null)
        {
            var made = new Dictionary<string, int>(Entries.Length, StringComparer.Ordinal);
            for (var i = 0; i < Entries.Length; i++) made.Add(Entries[i].Key.Text, i);
            index = made;
        }
        return index.TryGetValue(key, out var at) ? Entries[at] : null;
    }
}
