namespace IOMatch;

/// <summary>A row of a verification for machines: drivers of the dump first, then predicted winners that are not among them.</summary>
/// <param name="Result">agreed, scoreDiffers, disagreed, notInCatalogue, notByMatching, ancestryUnknown, falseWinner, showsNoPersonality or behindUnknown.</param>
/// <param name="Nub">Path of the nub.</param>
/// <param name="NubClass">Its class.</param>
/// <param name="Category">The match category.</param>
/// <param name="Driver">The driver attached, or null.</param>
/// <param name="Score">Its score.</param>
/// <param name="Bundle">Its CFBundleIdentifier.</param>
/// <param name="Predicted">The driver predicted, or null.</param>
/// <param name="PredictedScore">Its score.</param>
/// <param name="Reason">Reason code of what stopped the attached driver in the simulation.</param>
/// <param name="Why">The same in words.</param>
internal sealed record VerificationRow(
    string Result,
    string Nub,
    string NubClass,
    string Category,
    string? Driver,
    int? Score,
    string? Bundle,
    string? Predicted,
    int? PredictedScore,
    string? Reason,
    string Why)
{
    public static IEnumerable<VerificationRow> Of(Verification verification) =>
        verification.Drivers.Select(Of).Concat(verification.Absent.Select(Of));

    private static VerificationRow Of(VerifiedDriver d) => new(
        Camel(d.Agreement.ToString()), d.Nub.Path, d.Nub.Class.Name.Text, d.Observed.Category,
        VerificationReasons.Name(d.Observed), d.Observed.Score, d.Observed.Bundle,
        d.Predicted is { } p ? VerificationReasons.Name(p) : null, d.Predicted?.Score,
        d.Course?.Reason?.Number() ?? (d.Agreement == DriverAgreement.AncestryUnknown ? ReasonCode.ProviderClassNotInherited.Number() : null),
        VerificationReasons.Of(d));

    private static VerificationRow Of(AbsentWinner a) => new(
        Camel(a.Reason.ToString()), a.Nub.Path, a.Nub.Class.Name.Text, a.Predicted.Category.Text,
        a.InItsPlace?.ObservedDriver is { } o ? VerificationReasons.Name(o) : null, a.InItsPlace?.ObservedDriver?.Score, a.InItsPlace?.ObservedDriver?.Bundle,
        VerificationReasons.Name(a.Predicted), a.Predicted.Score, null, VerificationReasons.Of(a));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
