namespace IOMatch.Reference;

/// <summary>isEqualTo, value by value (K2–K5). Slow and plain: what the engine is held against.</summary>
internal static class ReferenceEquality
{
    public static bool Equal(OSObject left, OSObject right) => (left, right) switch
    {
        (OSSymbol a, OSString b) => a.Text == b.Text,
        (OSSymbol, _) => false,
        (OSString a, OSString b) => a.Text == b.Text,
        (OSString a, OSData b) => SameBytes(b.Span, [.. a.Bytes, 0]) || SameBytes(b.Span, [.. a.Bytes, 0, 0]),
        (OSData a, OSString b) => SameBytes(a.Span, b.Bytes) || SameBytes(a.Span, [.. b.Bytes, 0]),
        (OSData a, OSData b) => SameBytes(a.Span, b.Span),
        (OSNumber a, OSNumber b) => a.Value == b.Value,
        (OSBoolean a, OSBoolean b) => a.Value == b.Value,
        (OSArray a, OSArray b) => a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => Equal(a[i], b[i])),
        (OSSet a, OSSet b) => a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => a.Any(m => Identical(m, b[i])) || Equal(a[i], b[i])),
        (OSDictionary a, OSDictionary b) => a.Count == b.Count && a.All(e => b[e.Key] is { } partner && Equal(e.Value, partner)),
        _ => false,
    };

    /// <summary>Every key of <paramref name="wanted"/> is in <paramref name="table"/>, with a value that calls itself equal.</summary>
    public static bool Holds(OSDictionary table, OSDictionary wanted) =>
        table.Count >= wanted.Count && wanted.All(e => table[e.Key] is { } value && Equal(value, e.Value));

    private static bool SameBytes(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => a.SequenceEqual(b);

    /// <summary>The same object: symbols and booleans of one value are (K5).</summary>
    public static bool Identical(OSObject a, OSObject b) =>
        ReferenceEquals(a, b) || (a is OSSymbol x && b is OSSymbol y && x.Text == y.Text) || (a is OSBoolean p && b is OSBoolean q && p.Value == q.Value);
}
