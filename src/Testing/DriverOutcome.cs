namespace IOMatch;

/// <summary>A driver in a simulation.</summary>
/// <param name="Outcome">The simulation.</param>
/// <param name="Name">A bundle identifier, a class, or a personality's key.</param>
public sealed record DriverOutcome(Outcome Outcome, string Name)
{
    private readonly Lazy<Diagnosis> diagnosis = new(() => FailureText.DiagnosisOf(Outcome, Name));

    /// <summary>What became of it and why.</summary>
    public Diagnosis Diagnosis => diagnosis.Value;
}
