using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace IOMatch;

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
