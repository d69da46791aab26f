namespace IOMatch;

/// <summary>How the prediction for a nub and match category compares with the driver that a dump shows there.</summary>
public enum DriverAgreement
{
    /// <summary>Driver, match category and score are those predicted.</summary>
    Agreed,

    /// <summary>The driver and its match category are predicted, with another score.</summary>
    ScoreDiffers,

    /// <summary>Another driver is predicted, or none.</summary>
    Disagreed,

    /// <summary>Not decidable: its personality is not in the catalogue.</summary>
    NotInCatalogue,

    /// <summary>Not decidable: the driver attaches itself there without being matched.</summary>
    NotByMatching,

    /// <summary>Not decidable: nothing shows that the nub's class derives from the class that the driver was matched on.</summary>
    AncestryUnknown,
}

/// <summary>A driver that wins a nub and match category in the simulation.</summary>
/// <param name="Personality">Its personality.</param>
/// <param name="Category">The match category.</param>
/// <param name="Score">The score that it publishes.</param>
public sealed record PredictedDriver(Personality Personality, OSSymbol Category, int Score);

/// <summary>A driver of a dump, held against the prediction.</summary>
/// <param name="Entry">The driver's entry.</param>
/// <param name="Nub">The nub that it is on.</param>
/// <param name="Observed">What the dump tells about its personality.</param>
/// <param name="Agreement">The outcome.</param>
/// <param name="Personality">Its personality in the catalogue; null when it is not there.</param>
/// <param name="IsClassKnown">Whether the catalogue holds any personality of its class.</param>
/// <param name="Predicted">Who wins the nub and category in the simulation; null when nobody does.</param>
/// <param name="Course">What became of its personality in the simulation; told when the outcome is <see cref="DriverAgreement.Disagreed"/> and it was a candidate.</param>
public sealed record VerifiedDriver(
    RegistryEntry Entry,
    RegistryEntry Nub,
    ObservedDriver Observed,
    DriverAgreement Agreement,
    Personality? Personality,
    bool IsClassKnown,
    PredictedDriver? Predicted,
    CandidateCourse? Course)
{
    /// <summary>Whether the catalogue holds what is needed for a comparison.</summary>
    public bool IsDecidable => Agreement is not (DriverAgreement.NotInCatalogue or DriverAgreement.NotByMatching or DriverAgreement.AncestryUnknown);
}

/// <summary>Why a predicted winner is not among the drivers of the dump.</summary>
public enum AbsenceReason
{
    /// <summary>It should be there: a false winner.</summary>
    FalseWinner,

    /// <summary>An instance of its class is on the nub, without the keys of a personality.</summary>
    ShowsNoPersonality,

    /// <summary>A driver that the catalogue does not hold has the category, with a score that is not lower.</summary>
    BehindUnknown,
}

/// <summary>A driver that wins a nub and match category in the simulation where the dump shows no driver that could be compared with it.</summary>
/// <param name="Nub">The nub.</param>
/// <param name="Predicted">The winner.</param>
/// <param name="Reason">Why it is not there.</param>
/// <param name="InItsPlace">The driver of the dump that has the category; null when none has.</param>
public sealed record AbsentWinner(RegistryEntry Nub, PredictedDriver Predicted, AbsenceReason Reason, RegistryEntry? InItsPlace);
