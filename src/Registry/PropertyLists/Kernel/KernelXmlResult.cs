namespace IOMatch;

/// <summary>What the kernel's XML reader makes of a text: a value, or the text of its error.</summary>
/// <param name="Object">The value; null on error.</param>
/// <param name="Error">The whole text, such as <c>"OSUnserializeXML: syntax error near line 1\n"</c>; null on success.</param>
/// <param name="Panics">The kernel would die: a key of 262142 bytes or more makes no symbol, and the table is built with it.</param>
public sealed record KernelXmlResult(OSObject? Object, string? Error, bool Panics = false);
