using System.Globalization;

namespace IOMatch;

/// <summary>One of several equal parts of a sweep, so that machines can share it: the parts are consecutive, and one behind the other they are the whole.</summary>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Of">How many parts there are.</param>
public readonly record struct SweepShard(int Number, int Of)
{
    /// <summary>All of it.</summary>
    public static SweepShard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>3/8</c>; null when it is no part.</summary>
    public static SweepShard? Parse(string text) =>
        text.Split('/') is [var number, var of]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
        && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        && k >= 1 && k <= n ? new(k, n) : null;

    /// <summary>The positions of this part in a whole.</summary>
    public Range In(int count) => (int)((long)count * (Number - 1) / Of)..(int)((long)count * Number / Of);
}
