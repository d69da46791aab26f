using System.Collections.Immutable;

namespace IOMatch;

/// <summary>How what a dump shows compares with what was predicted.</summary>
public enum StepAgreement
{
    /// <summary>The same.</summary>
    Same,

    /// <summary>Something else.</summary>
    Differs,

    /// <summary>One side tells nothing.</summary>
    NotComparable,
}

/// <summary>One thing that a dump shows of a nub, beside the prediction. The set of kinds is closed.</summary>
/// <param name="Agreement">How the two compare.</param>
public abstract record ObservedStep(StepAgreement Agreement)
{
    /// <summary>How many dext personalities matched the nub, whether they won or not (K25).</summary>
    /// <param name="Predicted">In the simulation.</param>
    /// <param name="Asked">How many of them are the asked bundle's.</param>
    /// <param name="Observed">IODEXTMatchCount; null when the nub does not have it.</param>
    public sealed record Dexts(int Predicted, int Asked, int? Observed) : ObservedStep(Predicted == (Observed ?? 0) ? StepAgreement.Same : StepAgreement.Differs);

    /// <summary>Whether the dext's process is there, for an instance on this nub or one that is not attached yet.</summary>
    /// <param name="Name">IOUserServerName.</param>
    /// <param name="Predicted">Whether the simulation launches it.</param>
    /// <param name="Observed">Its IOUserServer entry; null when there is none.</param>
    public sealed record Server(string Name, bool Predicted, RegistryEntry? Observed) : ObservedStep(Predicted == Observed is not null ? StepAgreement.Same : StepAgreement.Differs);

    /// <summary>Who has a match category.</summary>
    /// <param name="Category">The category.</param>
    /// <param name="Predicted">The winner in the simulation; null when nobody wins.</param>
    /// <param name="Attached">The driver of the dump; null when it shows none.</param>
    /// <param name="Agreement">How the two compare.</param>
    public sealed record Winner(OSSymbol Category, PredictedDriver? Predicted, RegistryEntry? Attached, StepAgreement Agreement) : ObservedStep(Agreement);

    /// <summary>Who has the nub open.</summary>
    /// <param name="Predicted">Drivers that have it open in the simulation; empty when no model tells of one.</param>
    /// <param name="FreeFor">The asked driver, when it could open the nub in the simulation.</param>
    /// <param name="Observed">The one owner that the nub shows.</param>
    /// <param name="Agreement">How the two compare.</param>
    public sealed record Owner(ImmutableArray<Service> Predicted, Personality? FreeFor, NubOwner Observed, StepAgreement Agreement) : ObservedStep(Agreement);
}
