using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>An error number taken apart: err_system, err_sub and err_code of QA1075, and what it may mean.</summary>
/// <param name="Value">The number, as 32 bits.</param>
/// <param name="Subsystem">The family of the number; one named <c>unknown</c> where the table has none.</param>
/// <param name="Code">The lower 14 bits.</param>
/// <param name="Meanings">What it may mean, the likeliest first; empty when the number is in no table.</param>
public sealed record DecodedError(uint Value, ErrorSubsystem Subsystem, int Code, ImmutableArray<ErrorMeaning> Meanings)
{
    /// <summary>The likeliest meaning, or null.</summary>
    public ErrorMeaning? Meaning => Meanings.IsEmpty ? null : Meanings[0];

    /// <summary>The symbolic name of the likeliest meaning; else the number.</summary>
    public string Name => Meaning?.Name ?? Hex;

    /// <summary>The number as it is mostly written: <c>0xe00002c5</c>.</summary>
    public string Hex => "0x" + Value.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The number as a signed one, the way crash reports and scripts print it.</summary>
    public int Signed => unchecked((int)Value);

    /// <summary>Value, name and meaning in one line.</summary>
    public override string ToString() => Meaning is { } m
        ? $"{Hex} ({Signed}) {m.Name}: {m.Means}"
        : $"{Hex} ({Signed}) system {Subsystem.SystemName}, subsystem {Subsystem.SubsystemName}, code 0x{Code:x}: not in the tables";
}
