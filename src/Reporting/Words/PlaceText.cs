namespace IOMatch;

/// <summary>Where something is written, as pages name it.</summary>
internal static class PlaceText
{
    /// <summary><c>Info.plist:12</c>; empty for nowhere.</summary>
    public static string Of(SourcePosition? at) => at is { } p ? $"{p.File}{(p.Line > 0 ? $":{p.Line}" : "")}" : "";
}
