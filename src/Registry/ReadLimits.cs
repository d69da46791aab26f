namespace IOMatch;

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

    /// <summary>The fault of a property list that is too large; null when it is not.</summary>
    internal Fault? TooLarge(long length, string file)
    {
        var most = Math.Min(Bytes, Array.MaxLength - 1);
        return length <= most ? null
            : new(InputFault.LimitExceeded, new(file), $"the file is larger than {most:N0} bytes", "raise the limit if it can be trusted");
    }

    /// <summary>Values that an input of this size may come to with what it repeats.</summary>
    internal int ValuesIn(int length) => (int)Math.Min(Values, (long)FreeRepetitions + length);
}
