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
