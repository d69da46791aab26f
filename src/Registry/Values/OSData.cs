namespace IOMatch;

/// <summary>Bytes. On the left of a comparison they equal a string with the same bytes, with or without one final NUL (K3).</summary>
public sealed class OSData(ReadOnlyMemory<byte> bytes) : OSObject
{
    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = bytes;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => Bytes.Span;

    /// <summary>Data from hexadecimal digits.</summary>
    public static OSData FromHex(string hex) => new(Convert.FromHexString(hex));

    /// <inheritdoc/>
    public override string Kind => "OSData";

    /// <inheritdoc/>
    public override bool IsEqualTo(OSObject? other) => other switch
    {
        OSData d => d.Span.SequenceEqual(Span),
        OSString s => EqualsText(s.Bytes),
        _ => false,
    };

    private bool EqualsText(ReadOnlySpan<byte> text)
    {
        var own = Span;
        if (own.Length == text.Length + 1 && own[^1] == 0) own = own[..^1];
        return own.SequenceEqual(text);
    }

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) => other is OSData d && d.Span.SequenceEqual(Span);

    /// <inheritdoc/>
    public override int GetHashCode() => OSString.HashOf(KernelText.Decode(Span));

    /// <inheritdoc/>
    public override string ToString() => "<" + Convert.ToHexStringLower(Span) + ">";
}
