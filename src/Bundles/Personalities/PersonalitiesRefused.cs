namespace IOMatch;

/// <summary>Nothing arrives, however good the other personalities are.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">The place that is to blame.</param>
/// <param name="What">In words.</param>
/// <param name="Culprit">The personality to blame, or null.</param>
public sealed record PersonalitiesRefused(RefusalReason Reason, SourcePosition At, string What, BundlePersonality? Culprit = null) : PersonalityDelivery;
