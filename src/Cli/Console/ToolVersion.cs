namespace IOMatch.Cli;

/// <summary>What the tool calls itself.</summary>
internal static class ToolVersion
{
    /// <summary>Name and version, as documents state them: <c>iomatch 0.1.0</c>.</summary>
    public static string Text { get; } = "iomatch " + typeof(ToolVersion).Assembly.GetName().Version!.ToString(3);
}
