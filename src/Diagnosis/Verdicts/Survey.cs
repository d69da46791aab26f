using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Who drives what, over all nubs.</summary>
/// <param name="Nubs">Nubs that had candidates, in the order in which they were matched.</param>
/// <param name="Died">The kernel died or hung.</param>
public sealed record Survey(ImmutableArray<SurveyedNub> Nubs, MatchVerdict? Died)
{
    /// <summary>Reads it out of a simulation.</summary>
    /// <param name="outcome">The simulation, with its transcript.</param>
    /// <param name="nubs">Only these nubs; all when null.</param>
    /// <exception cref="ArgumentException">The simulation kept no transcript.</exception>
    public static Survey Of(Outcome outcome, IReadOnlyCollection<Service>? nubs = null)
    {
        var transcript = outcome.Transcript ?? throw new ArgumentException("a survey needs a simulation with a transcript", nameof(outcome));
        var read = new Dictionary<Service, SurveyedNub>();
        var ranked = new Dictionary<(Service, string), ImmutableArray<Ranked>>();
        var races = new Dictionary<Service, List<SurveyedRace>>();
        foreach (var e in transcript)
        {
            switch (e)
            {
                case MatchEvent.RoundBegan { Candidates.Length: > 0 } began when nubs is null || nubs.Contains(began.Nub):
                    read[began.Nub] = new(began.Nub, began.Candidates.Length, read.TryGetValue(began.Nub, out var before) ? before.Drivers : []);
                    break;
                case MatchEvent.CategoryRanked r:
                    ranked[(r.Nub, r.Category.Text)] = r.Order;
                    if (!races.TryGetValue(r.Nub, out var held)) races[r.Nub] = held = [];
                    held.RemoveAll(h => h.Category.Equals(r.Category)); // a later round's ranking takes the place of an earlier one's
                    held.Add(new(r.Category, r.Order));
                    break;
                case MatchEvent.StartAttempted { Driver: { } driver, Outcome: StartOutcome.Started } s when read.TryGetValue(s.Nub, out var nub):
                    var second = ranked[(s.Nub, s.Category.Text)].FirstOrDefault(c => !ReferenceEquals(c.Personality, s.Personality));
                    read[s.Nub] = nub with { Drivers = nub.Drivers.Add(new(s.Category, s.Personality, s.Score, driver, second.Personality is null ? null : second)) };
                    break;
                default:
                    break;
            }
        }
        return new(
            [.. read.Values.Select(n => n with
            {
                Drivers = n.Drivers.RemoveAll(d => !n.Nub.Clients.Contains(d.Driver) || !d.Driver.IsActive),
                Races = [.. races.GetValueOrDefault(n.Nub) ?? []],
            })],
            outcome.Died);
    }
}

/// <summary>A nub with its drivers.</summary>
/// <param name="Nub">The nub.</param>
/// <param name="Candidates">How many personalities were candidates.</param>
/// <param name="Drivers">Those that run, in the order of starting.</param>
public sealed record SurveyedNub(Service Nub, int Candidates, ImmutableArray<SurveyedDriver> Drivers)
{
    /// <summary>The races on it, each as it was last run, in that order.</summary>
    public ImmutableArray<SurveyedRace> Races { get; init; } = [];
}

/// <summary>A race on a nub as it was last run.</summary>
/// <param name="Category">The category.</param>
/// <param name="Order">All that were ready to start, best first (K33).</param>
public sealed record SurveyedRace(OSSymbol Category, ImmutableArray<Ranked> Order);

/// <summary>A driver that runs on a nub.</summary>
/// <param name="Category">The category that it won.</param>
/// <param name="Personality">Its personality.</param>
/// <param name="Score">The score it won with.</param>
/// <param name="Driver">The driver.</param>
/// <param name="RunnerUp">The next of its category; null without one.</param>
public sealed record SurveyedDriver(OSSymbol Category, Personality Personality, int Score, Service Driver, Ranked? RunnerUp);
