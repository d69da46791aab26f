using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Edits that make the driver win, tried in the engine.</summary>
/// <param name="Edits">What to change; no smaller part of it is enough.</param>
/// <param name="After">The nub as it is afterwards, on the whole registry.</param>
/// <param name="Effects">What else changes.</param>
/// <param name="Asked">The bundle's personalities as they are afterwards.</param>
public sealed record Fix(ImmutableArray<Edit> Edits, NubDiagnosis After, SideEffects Effects, DriverQuestion Asked)
{
    /// <summary>How intrusive it is.</summary>
    public int Cost => Edits.Sum(e => e.Cost);

    /// <summary>How it may be applied: as its most doubtful edit; and whoever takes a driver from another nub should have a look first.</summary>
    public Applicability Applicability => Edits.Max(e => e.Applicability) is var edits && edits == Applicability.Machine && Effects.IsHarm ? Applicability.Review : edits;
}

/// <summary>An edit that one would try first, and what it comes to.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="After">The nub afterwards; null when no personality is a candidate on it.</param>
/// <param name="Asked">The bundle's personalities as they are afterwards.</param>
public sealed record InsufficientEdit(Edit Edit, NubDiagnosis? After, DriverQuestion Asked);

/// <summary>What a change does to other nubs.</summary>
/// <param name="Taken">Nubs that the driver wins too now.</param>
/// <param name="Displaced">Drivers of others that ran before and do not now, with the nub, where the asked driver took their place or not.</param>
/// <param name="LeftWithout">Nubs that had a driver and have none now.</param>
/// <param name="Gone">Nubs that somebody published before and nobody does now.</param>
/// <param name="GivenUp">Nubs that the driver won before and no longer does.</param>
public sealed record SideEffects(
    ImmutableArray<Service> Taken,
    ImmutableArray<(Service Nub, Personality Driver)> Displaced,
    ImmutableArray<Service> LeftWithout,
    ImmutableArray<Service> Gone,
    ImmutableArray<Service> GivenUp)
{
    /// <summary>Whether a nub is left without a driver, or the asked driver gives one up.</summary>
    public bool IsHarm => !LeftWithout.IsEmpty || !GivenUp.IsEmpty;

    /// <summary>Whether nothing but the nub that was asked about changes.</summary>
    public bool IsNone => Taken.IsEmpty && Displaced.IsEmpty && LeftWithout.IsEmpty && Gone.IsEmpty && GivenUp.IsEmpty;
}

/// <summary>How much was tried.</summary>
/// <param name="Simulations">Simulations in all.</param>
/// <param name="Most">The cap.</param>
/// <param name="Nearby">Whether sets of edits were first tried on the nub's surroundings alone; each one that is told was tried on the whole registry.</param>
/// <param name="CostReached">Every set of edits up to this cost was tried, unless the cap was reached.</param>
public sealed record SearchExtent(int Simulations, int Most, bool Nearby, int CostReached)
{
    /// <summary>Whether the search ended because of a cap: of simulations, or of the entries in them.</summary>
    public bool IsCut { get; init; }
}

/// <summary>What is asked for.</summary>
/// <param name="Registry">What is there.</param>
/// <param name="Others">Everybody else's bundles.</param>
/// <param name="Bundle">The bundle that should win.</param>
/// <param name="Name">What to call it.</param>
public sealed record ChangeQuestion(Registry Registry, Catalogue Others, CatalogueBundle Bundle, string Name)
{
    /// <summary>The nub that it should win; null: the one where it comes nearest.</summary>
    public string? Nub { get; init; }

    /// <summary>The host; the machine that the registry tells of when null.</summary>
    public Host? Host { get; init; }

    /// <summary>Told of each simulation as it is made, for whoever shows how far the search is; null for nobody.</summary>
    public Action? Simulated { get; init; }

    internal Host Machine => Host ?? HostFromRegistry.Of(Registry).Host;

    /// <summary>What happens; a plain boot when null.</summary>
    public IReadOnlyList<Happening>? Story { get; init; }

    /// <summary>What driver classes do; the built-in models when null.</summary>
    public DriverModels? Models { get; init; }

    /// <summary>How many simulations are made at most.</summary>
    public int MostSimulations { get; init; } = 3000;

    /// <summary>How many entries all simulations together have at most, ten values of the bundle counted as one: what bounds the time on a large registry and for a large bundle, the same on every machine.</summary>
    public long MostEntries { get; init; } = 400_000;
}
