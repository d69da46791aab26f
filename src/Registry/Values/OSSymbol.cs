namespace IOMatch;

/// <summary>A uniqued string. On the left of a comparison it equals symbols and strings, never data (K3).</summary>
public sealed class OSSymbol(string text) : OSString(text)
{
    internal OSSymbol(OSString text) : this(text.Text) => AdoptHash(text);

    /// <summary>What the matching rules make of this key, remembered once it was asked; 0 until then.</summary>
    internal byte KeyKind { get; set; }

    /// <inheritdoc/>
    public override string Kind => "OSSymbol";

    /// <inheritdoc/>
    public override bool IsEqualTo(OSObject? other) => other is OSString s && SameText(s);

    /// <summary>The symbol of a string (OSSymbol::withString): the string itself when it is one.</summary>
    public static OSSymbol WithString(OSString text) => text as OSSymbol ?? new(text);

    /// <summary>A key from its text.</summary>
    public static implicit operator OSSymbol(string text) => new(text);
}
