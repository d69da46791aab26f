using System.Collections.Immutable;

namespace IOMatch;

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
