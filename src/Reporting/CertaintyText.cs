namespace IOMatch;

/// <summary>How sure something is, in words.</summary>
internal static class CertaintyText
{
    public static string Of(Certainty certainty) => certainty switch
    {
        Certainty.Source => "kernel source",
        Certainty.Documented => "documented by Apple",
        Certainty.Observed => "observed on real machines",
        Certainty.Assumed => "assumed",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty)),
    };

    public static string Of(Confidence confidence)
    {
        var parts = new List<string> { $"match: {Of(confidence.Match)}" };
        if (confidence.Score is { } score) parts.Add($"score: {Of(score)}");
        parts.Add(confidence.Open is { } open ? $"opening: {Of(open)}" : "opening: not modelled");
        return string.Join("; ", parts);
    }
}
