using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A node of a YAML document, with its position. The set of kinds is closed.</summary>
public abstract class YamlNode
{
    private protected YamlNode(SourcePosition at, string? tag)
    {
        At = at;
        Tag = tag;
    }

    /// <summary>Where the node begins.</summary>
    public SourcePosition At { get; }

    /// <summary>The tag as written, <c>!data</c>; YAML's own ones as <c>!!str</c>. Null without one.</summary>
    public string? Tag { get; }

    /// <summary>What it is, in words for messages.</summary>
    public abstract string Form { get; }

    /// <summary>Nodes in it, itself included; nodes reached through aliases count each time.</summary>
    internal long Weight { get; set; } = 1;

    /// <summary>Levels in it, itself included.</summary>
    internal int Height { get; set; } = 1;
}

/// <summary>A scalar.</summary>
public sealed class YamlScalar : YamlNode
{
    internal YamlScalar(SourcePosition at, string? tag, string text, bool isQuoted) : base(at, tag)
    {
        Text = text;
        IsQuoted = isQuoted;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Whether it was quoted or a block, and so is text whatever it looks like.</summary>
    public bool IsQuoted { get; }

    /// <summary>Whether it says nothing: absent, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => !IsQuoted && Tag is null && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <inheritdoc/>
    public override string Form => IsNull ? "nothing" : IsQuoted ? "text" : Text is "true" or "false" ? "a boolean" : YamlInteger.LooksLikeOne(Text) ? "a number" : "text";

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>A sequence.</summary>
public sealed class YamlSequence : YamlNode
{
    internal YamlSequence(SourcePosition at, string? tag) : base(at, tag)
    {
    }

    /// <summary>The items in order.</summary>
    public ImmutableArray<YamlNode> Items { get; internal set; } = [];

    /// <inheritdoc/>
    public override string Form => "a list";
}

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

/// <summary>An entry of a mapping.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
