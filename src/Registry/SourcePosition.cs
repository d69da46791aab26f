namespace IOMatch;

/// <summary>Where something stands in a file.</summary>
/// <param name="File">The name as the user gave it.</param>
/// <param name="Line">From 1; 0 when the form has no lines (binary).</param>
/// <param name="Column">From 1; 0 when unknown.</param>
public readonly record struct SourcePosition(string File, int Line = 0, int Column = 0)
{
    /// <summary><c>file:line:col</c>, the form that Xcode and editors understand.</summary>
    public override string ToString() =>
        Line == 0 ? File : Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}
