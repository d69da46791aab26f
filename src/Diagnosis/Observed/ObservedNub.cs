using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a dump shows of a nub, held against the prediction.</summary>
/// <param name="Entry">The nub's entry.</param>
/// <param name="Predicted">The verdict of the simulation alone.</param>
/// <param name="Steps">Prediction and observation side by side, in the order in which the kernel comes to them.</param>
/// <param name="Findings">What the observed facts mean for the asked driver, the deciding one first.</param>
public sealed record ObservedNub(RegistryEntry Entry, Verdict Predicted, ImmutableArray<ObservedStep> Steps, ImmutableArray<ObservedFinding> Findings)
{
    /// <summary>The first thing that is not as predicted; null when nothing is.</summary>
    public ObservedStep? FirstDifference => Steps.FirstOrDefault(s => s.Agreement == StepAgreement.Differs);

    /// <summary>A kind of finding, or null.</summary>
    public T? Find<T>()
        where T : ObservedFinding => Findings.OfType<T>().FirstOrDefault();
}
