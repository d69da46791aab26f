namespace IOMatch.Fuzz;

/// <summary>Something that must bear any input.</summary>
/// <param name="Name">As it is named on the command line, and in fixtures/fuzz.</param>
/// <param name="Shape">What its inputs are grown from.</param>
/// <param name="Words">What its inputs are made of.</param>
/// <param name="Read">Reads an input and does with the value what the tool does; whether the input was accepted.</param>
internal sealed record FuzzTarget(string Name, Shape Shape, IReadOnlyList<byte[]> Words, Func<byte[], bool> Read)
{
    /// <summary>Whether lines, brackets and numbers in text are what is worth damaging.</summary>
    public bool IsText { get; init; } = true;

    /// <summary>Inputs nested so deep.</summary>
    public Func<int, IEnumerable<byte[]>> Nested { get; init; } = _ => [];

    /// <summary>What it may allocate whatever the size of the input.</summary>
    public long FreeBytes { get; init; } = 64 << 20;

    /// <summary>Inputs of the short run.</summary>
    public int ShortRun { get; init; } = 10_000;

    public override string ToString() => Name;
}

/// <summary>A promise that a reader makes and did not keep.</summary>
internal sealed class BrokenPromiseException(string what) : Exception(what);
