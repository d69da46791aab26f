using System.Globalization;

namespace IOMatch;

/// <summary>A <c>&lt;date&gt;</c>, in UTC.</summary>
public sealed class PlistDate(DateTime value) : PlistOnlyValue
{
    /// <summary>The moment, UTC.</summary>
    public DateTime Value { get; } = value;

    /// <summary>The note that every reader gives for a date.</summary>
    internal static Fault NoKernelForm(SourcePosition at) =>
        new(InputFault.NotRepresentable, at, "a date has no form in the kernel", "it arrives as a string that says so; write a <string> yourself", FaultSeverity.Note);

    /// <inheritdoc/>
    public override string Kind => "date";

    /// <inheritdoc/>
    public override bool Equals(OSObject? other) => other is PlistDate d && d.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
