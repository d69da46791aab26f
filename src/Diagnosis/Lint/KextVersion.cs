using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IOMatch;

/// <summary>A version as kernel tools read it (IOKitUser OSKextVersion.c): up to three numbers, then a stage with a level.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second; 0 when not written.</param>
/// <param name="Revision">The third; 0 when not written.</param>
/// <param name="Stage">d, a, b, f, and r for a release.</param>
/// <param name="Level">The level of the stage.</param>
public readonly partial record struct KextVersion(int Major, int Minor, int Revision, char Stage, int Level) : IComparable<KextVersion>
{
    /// <summary>The longest text that is accepted.</summary>
    public const int LongestText = 63;

    private const string Stages = "dabfr";
    private const int HighestLevel = 255;
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\v\f");

    [GeneratedRegex(@"^(?<major>[0-9]{1,4})(\.(?<minor>[0-9]{1,4})(\.(?<revision>[0-9]{1,4}))?)?((?<stage>d|a|b|fc?)(?<level>[0-9]{1,3}))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form { get; }

    /// <summary>Reads a version; false when kernel tools would not.</summary>
    public static bool TryParse(string text, out KextVersion version)
    {
        version = default;
        // a blank, a tab or a line end ends a version (OSKextParseVersionString)
        var end = text.AsSpan().IndexOfAny(Blanks);
        if (text.Length > LongestText || Form.Match(end < 0 ? text : text[..end]) is not { Success: true } match) return false;
        version = new(Number("major"), Number("minor"), Number("revision"), match.Groups["stage"] is { Success: true } stage ? stage.Value[0] : 'r', Number("level"));
        return version.Level <= HighestLevel;

        int Number(string group) => match.Groups[group] is { Success: true } digits ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Earlier stages of a version come before it.</summary>
    public int CompareTo(KextVersion other) =>
        (Major, Minor, Revision, Stages.IndexOf(Stage, StringComparison.Ordinal), Level)
        .CompareTo((other.Major, other.Minor, other.Revision, Stages.IndexOf(other.Stage, StringComparison.Ordinal), other.Level));

    /// <summary>Order.</summary>
    public static bool operator <(KextVersion left, KextVersion right) => left.CompareTo(right) < 0;

    /// <summary>Order.</summary>
    public static bool operator >(KextVersion left, KextVersion right) => left.CompareTo(right) > 0;

    /// <summary>Order.</summary>
    public static bool operator <=(KextVersion left, KextVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Order.</summary>
    public static bool operator >=(KextVersion left, KextVersion right) => left.CompareTo(right) >= 0;
}
