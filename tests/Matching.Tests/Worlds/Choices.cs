namespace IOMatch.Worlds;

/// <summary>
/// A string of bytes read as a row of choices. When it is at its end every choice is the first one, so that fewer and smaller bytes
/// make a simpler world: a failing world shrinks as bytes do, and can be kept as a file.
/// </summary>
internal sealed class Choices(byte[] bytes)
{
    private int at;

    /// <summary>Nothing is left to choose.</summary>
    public bool IsOver => at >= bytes.Length;

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => IsOver ? 0 : bytes[at++] % count;

    /// <summary>True once in so many times, and never at the end.</summary>
    public bool OneIn(int count) => Below(count) == count - 1;

    /// <summary>One of these; the first is the simplest.</summary>
    public T Of<T>(params ReadOnlySpan<T> of) => of[Below(of.Length)];
}
