using System.Globalization;

namespace IOMatch;

/// <summary>Counts in messages.</summary>
internal static class Counted
{
    /// <summary><c>1 entry</c>, <c>2 entries</c>.</summary>
    public static string Of(int count, string one, string many) => count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);
}
