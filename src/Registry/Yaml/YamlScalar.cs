namespace IOMatch;

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
