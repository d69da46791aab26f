namespace IOMatch;

/// <summary>Where something stands in a file.</summary>
/// <param name="File">The name as the user gave it.</param>
/// <param name="Line">From 1; 0 when the form has no lines (binary).</param>
/// <param name="Column">From 1, in UTF-16 units as editors count; 0 when unknown.</param>
/// <param name="KeyPath">The way to a value of a property list, such as <c>IOKitPersonalities &gt; Panel &gt; idVendor</c>; null at the root and outside property lists.</param>
public readonly record struct SourcePosition(string File, int Line = 0, int Column = 0, string? KeyPath = null)
{
    /// <summary>What stands between the steps of a key path.</summary>
    public const string PathSeparator = " > ";

    /// <summary><c>file:line:col</c>, the form that Xcode and editors understand; <c>file (key path)</c> where there are no lines.</summary>
    public override string ToString() =>
        Line != 0 ? Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}"
        : KeyPath is null ? File
        : $"{File} ({KeyPath})";
}
