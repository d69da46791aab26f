using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A test on a value that may be absent; a test against a value that is not there fails.</summary>
internal abstract record ValueTest
{
    private ValueTest()
    {
    }

    internal abstract bool Holds(OSObject? value, OSDictionary personality);

    /// <summary>The value is there, or is not.</summary>
    public sealed record Exists(bool Present) : ValueTest
    {
        internal override bool Holds(OSObject? value, OSDictionary personality) => value is not null == Present;
    }

    /// <summary>The value equals one of these.</summary>
    public sealed record OneOf(ImmutableArray<OSObject> Values) : ValueTest
    {
        internal override bool Holds(OSObject? value, OSDictionary personality) => value is not null && Values.Any(v => v.IsEqualTo(value));
    }

    /// <summary>The value equals a value of the personality.</summary>
    public sealed record EqualsPersonality(OSSymbol Key) : ValueTest
    {
        internal override bool Holds(OSObject? value, OSDictionary personality) => value is not null && personality[Key] is { } wanted && wanted.IsEqualTo(value);
    }

    /// <summary>The value is a dictionary that holds these.</summary>
    public sealed record Has(OSDictionary Wanted) : ValueTest
    {
        internal override bool Holds(OSObject? value, OSDictionary personality) => value is OSDictionary table && table.IsEqualTo(Wanted, Wanted);
    }

    /// <summary>The value is text that starts so.</summary>
    public sealed record Starts(string Text) : ValueTest
    {
        internal override bool Holds(OSObject? value, OSDictionary personality) => value is OSString s && s.Text.StartsWith(Text, StringComparison.Ordinal);
    }
}
