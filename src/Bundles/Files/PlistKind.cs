namespace IOMatch;

/// <summary>What people who write property lists call the kinds of values.</summary>
internal static class PlistKind
{
    public static string WithArticle(OSObject? value) => value switch
    {
        null => "nothing",
        OSDictionary => "a dictionary",
        OSArray => "an array",
        OSSet => "a set",
        OSString => "a string",
        OSNumber => "an integer",
        OSBoolean => "a boolean",
        OSData => "data",
        PlistReal => "a real",
        PlistDate => "a date",
        PlistUid => "a UID",
        _ => value.Kind,
    };
}
