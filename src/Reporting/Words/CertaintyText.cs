namespace IOMatch;

/// <summary>How sure something is, in words.</summary>
internal static class CertaintyText
{
    public static string Of(Certainty certainty) => certainty switch
    {
        Certainty.Source => "kernel source",
        Certainty.Documented => "documented",
        Certainty.Observed => "observed",
        Certainty.Assumed => "assumed",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty)),
    };

    public static string Of(Confidence confidence)
    {
        var parts = new List<string> { $"matching: {Of(confidence.Match)}" };
        if (confidence.Score is { } score) parts.Add($"score: {Of(score)}");
        if (confidence.Class is { } @class) parts.Add($"no such kernel class: {Of(@class)}");
        if (confidence.Open is { } open) parts.Add($"opening the nub: {Of(open)}");
        return string.Join(", ", parts);
    }
}
