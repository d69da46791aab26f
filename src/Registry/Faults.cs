using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace IOMatch;

/// <summary>What can be wrong with an input. The number is the reason code IOM0xx: never reused, never renumbered.</summary>
public enum InputFault
{
    /// <summary>A property list that cannot be read.</summary>
    PlistUnreadable = 1,

    /// <summary>A file that is missing, a folder where a file belongs, or no permission.</summary>
    FileUnreadable = 2,

    /// <summary>Text that is no YAML.</summary>
    YamlUnreadable = 3,

    /// <summary>A device tree that breaks its own rules.</summary>
    TreeInvalid = 4,

    /// <summary>A personality or catalogue that breaks its own rules.</summary>
    CatalogueInvalid = 5,

    /// <summary>A registry dump, or a part of one, that cannot be read.</summary>
    DumpUnreadable = 6,

    /// <summary>Deeper, larger or more repetitive than the limits allow.</summary>
    LimitExceeded = 7,

    /// <summary>A scenario that breaks its own rules.</summary>
    ScenarioInvalid = 8,

    /// <summary>A value the kernel has no form for.</summary>
    NotRepresentable = 9,

    /// <summary>No catalogue was given: limits what can be said.</summary>
    CatalogueMissing = 10,

    /// <summary>A key given twice.</summary>
    DuplicateKey = 11,

    /// <summary>A code signature or its entitlements that cannot be read.</summary>
    SignatureUnreadable = 12,

    /// <summary>A provisioning profile that cannot be read.</summary>
    ProfileUnreadable = 13,

    /// <summary>A log that cannot be read.</summary>
    LogUnreadable = 14,

    /// <summary>A bundle without what a bundle needs.</summary>
    BundleInvalid = 15,

    /// <summary>A host description or driver model that breaks its own rules.</summary>
    HostInvalid = 16,
}

/// <summary>Whether reading stopped at a fault.</summary>
public enum FaultSeverity
{
    /// <summary>Nothing was loaded.</summary>
    Error,

    /// <summary>Loaded; this part is kept as it stands and may matter.</summary>
    Warning,

    /// <summary>Loaded; worth knowing.</summary>
    Note,
}

/// <summary>One fault of an input: one thing, one message.</summary>
/// <param name="Kind">The kind, and with it the reason code.</param>
/// <param name="At">Where.</param>
/// <param name="What">Lower case, present tense, names the thing, no final stop.</param>
/// <param name="Hint">What to do, or null.</param>
/// <param name="Severity">Whether reading stopped.</param>
public sealed record Fault(InputFault Kind, SourcePosition At, string What, string? Hint = null, FaultSeverity Severity = FaultSeverity.Error)
{
    /// <summary>The reason code, such as <c>IOM001</c>.</summary>
    public string Code => $"IOM{(int)Kind:000}";

    /// <summary><c>file:line:col: error IOM001: what; hint</c>.</summary>
    public override string ToString()
    {
        var severity = Severity switch { FaultSeverity.Error => "error", FaultSeverity.Warning => "warning", _ => "note" };
        return $"{At}: {severity} {Code}: {What}{(Hint is null ? "" : "; " + Hint)}";
    }
}

/// <summary>What reading an input came to: a whole value, or errors; never half a value.</summary>
public sealed class ReadResult<T>
    where T : class
{
    internal ReadResult(T? value, ImmutableArray<Fault> faults)
    {
        Faults = faults;
        Value = faults.Any(f => f.Severity == FaultSeverity.Error) ? null : value;
    }

    /// <summary>The value; null exactly when <see cref="Faults"/> holds an error.</summary>
    public T? Value { get; }

    /// <summary>Errors, or what was noticed on the way.</summary>
    public ImmutableArray<Fault> Faults { get; }

    /// <summary>The value, when there is one.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value) => (value = Value) is not null;

    /// <summary>The value; for callers such as tests that treat unusable input as a bug of their own.</summary>
    /// <exception cref="UnusableInputException">The input has errors.</exception>
    public T OrThrow() => Value ?? throw new UnusableInputException(Faults);

    /// <summary>The value turned into another, with the same faults.</summary>
    public ReadResult<TOther> Then<TOther>(Func<T, ReadResult<TOther>> next)
        where TOther : class
    {
        if (Value is null) return new(null, Faults);
        var result = next(Value);
        return new(result.Value, Faults.AddRange(result.Faults));
    }
}

/// <summary>Makes read results.</summary>
public static class ReadResult
{
    /// <summary>A value, with what was noticed on the way.</summary>
    public static ReadResult<T> Of<T>(T value, params IEnumerable<Fault> noticed)
        where T : class => new(value, [.. noticed]);

    /// <summary>No value.</summary>
    public static ReadResult<T> Failed<T>(params IEnumerable<Fault> faults)
        where T : class => new(null, [.. faults]);
}

/// <summary>Input could not be used, and the caller asked for a value all the same.</summary>
public sealed class UnusableInputException(ImmutableArray<Fault> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>Everything that was found.</summary>
    public ImmutableArray<Fault> Faults { get; } = faults;
}

/// <summary>What a reader accepts before it gives up with <see cref="InputFault.LimitExceeded"/>.</summary>
/// <param name="Depth">Nesting of values.</param>
/// <param name="Bytes">Size of the input.</param>
/// <param name="Values">Values in all. References and aliases are counted each time they are followed, and make no more of an input than 100,000 values and one for each of its bytes.</param>
public sealed record ReadLimits(int Depth = 512, long Bytes = 512L << 20, int Values = 20_000_000)
{
    /// <summary>The usual limits.</summary>
    public static ReadLimits Default { get; } = new();

    // room for files that repeat much, none for those that double themselves line by line
    private const int FreeRepetitions = 100_000;

    /// <summary>Values that an input of this size may come to with what it repeats.</summary>
    internal int ValuesIn(int length) => (int)Math.Min(Values, (long)FreeRepetitions + length);
}
