namespace IOMatch;

/// <summary>What is known of the asked driver on one nub: the prediction, and what a dump shows beside it.</summary>
/// <param name="Prediction">What the simulation says, everything registered afresh.</param>
/// <param name="Observed">What the dump itself shows of the nub; null when the registry is no dump.</param>
/// <param name="Verdict">The answer for this nub from both.</param>
public sealed record ExplainedNub(NubDiagnosis Prediction, ObservedNub? Observed, Verdict Verdict)
{
    /// <summary>What the nub has to do with the driver.</summary>
    public NubRelation Relation { get; init; } = NubRelation.Matched;

    /// <summary>The nub.</summary>
    public Service Nub => Prediction.Nub;

    /// <summary>The asked personality that came furthest here.</summary>
    public CandidateCourse Best => Prediction.Best;

    /// <summary>The prediction alone.</summary>
    internal static ExplainedNub Of(NubDiagnosis prediction) => new(prediction, null, prediction.Verdict);

    /// <summary>The prediction held against the dump.</summary>
    internal static ExplainedNub Of(NubDiagnosis prediction, ObservationReader dump)
    {
        if (prediction.Nub.Entry is null) return Of(prediction);
        var seen = dump.Read(prediction);
        return new(prediction, seen, ObservedVerdict.Of(prediction, seen));
    }
}
