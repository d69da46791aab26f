using IOMatch.Families;

namespace IOMatch;

public static partial class KnownFamilies
{
    // The one list of families; adding one is a line here and a file beside this one.
    private static IEnumerable<Family> Registered() =>
    [
        new ServiceFamily(),
        new ResourcesFamily(),
    ];
}
