namespace IOMatch;

/// <summary>One of the kernel's two boolean singletons. Never equal to a number (K2).</summary>
public sealed class OSBoolean : OSObject
{
    private OSBoolean(bool value) => Value = value;

    /// <summary>kOSBooleanTrue.</summary>
    public static OSBoolean True { get; } = new(true);

    /// <summary>kOSBooleanFalse.</summary>
    public static OSBoolean False { get; } = new(false);

    /// <summary>The singleton of a value.</summary>
    public static OSBoolean Of(bool value) => value ? True : False;

    /// <summary>The value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string Kind => "OSBoolean";

    /// <inheritdoc/>
    public override bool IsEqualTo(OSObject? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 1231 : 1237;

    /// <inheritdoc/>
    public override string ToString() => Value ? "Yes" : "No";
}
