using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Reads out of two transcripts why the winners of a nub changed.</summary>
internal sealed class DifferenceReader(DifferenceReader.World before, DifferenceReader.World after)
{
    /// <summary>Whether the winners of a nub are others, or could fare otherwise with the nub itself; told without a transcript.</summary>
    public static bool Differs(NubPair pair)
    {
        if (!pair.IsDriven) return false;
        if (pair.Before is null || pair.After is null) return true;
        var old = Winners(pair.Before);
        var now = Winners(pair.After);
        // of several drivers one can keep the others from opening the nub, in this or that order
        return old.Count > 1 || old.Count != now.Count || old.Any(o => !now.TryGetValue(o.Key, out var n) || !IsSame(o.Value, n));
    }

    public NubDifference Read(NubPair pair)
    {
        var old = Winners(pair.Before);
        var now = Winners(pair.After);
        var changes = ImmutableArray.CreateBuilder<WinnerChange>();
        foreach (var category in now.Keys.Concat(old.Keys.Where(k => !now.ContainsKey(k))))
        {
            var was = old.GetValueOrDefault(category);
            var wins = now.GetValueOrDefault(category);
            var stays = was is not null && wins is not null && IsSame(was, wins);
            var oldWinner = was is null ? null : before.Winner(pair.Before!, was);
            var newWinner = wins is null ? null : after.Winner(pair.After!, wins);
            if (stays && oldWinner!.KeptOutBy is null == newWinner!.KeptOutBy is null) continue;
            changes.Add(new(
                new OSSymbol(category),
                oldWinner,
                newWinner,
                was is null || stays ? null : after.FateOf(was.Personality!, pair.After, pair.Before!),
                wins is null || stays ? null : before.FateOf(wins.Personality!, pair.Before, pair.After!)));
        }
        return new(pair.Before, pair.After, changes.ToImmutable());
    }

    private static Dictionary<string, Service> Winners(Service? nub)
    {
        var winners = new Dictionary<string, Service>(StringComparer.Ordinal);
        if (nub is null) return winners;
        foreach (var (category, driver) in Outcome.WinnersOn(nub)) winners.TryAdd(category.Text, driver);
        return winners;
    }

    private static bool IsSame(Service a, Service b) => DriverIdentity.Of(a.Personality!) == DriverIdentity.Of(b.Personality!);

    /// <summary>One of the two simulations, with the courses on the nubs that differ.</summary>
    internal sealed class World
    {
        private readonly Outcome outcome;
        private readonly Dictionary<Service, List<RoundRecord>> rounds;
        private readonly ILookup<DriverIdentity, Personality> drivers;

        public World(Outcome outcome, IEnumerable<Service?> nubs)
        {
            this.outcome = outcome;
            var transcript = outcome.Transcript ?? throw new ArgumentException("a difference needs simulations with a transcript", nameof(outcome));
            var wanted = nubs.OfType<Service>().ToHashSet();
            rounds = RoundRecord.Read(transcript, began => wanted.Contains(began.Nub));
            drivers = outcome.KernelCatalogue.Personalities.ToLookup(DriverIdentity.Of);
        }

        public WinningDriver Winner(Service nub, Service driver)
        {
            var course = Courses(nub, p => ReferenceEquals(p, driver.Personality)).FirstOrDefault();
            return new(driver.Personality!, driver[Keys.IOProbeScore] is OSNumber score ? score.LowSInt32 : 0, course is null ? null : VerdictReader.KeptOut(course, rounds[nub])?.Holder);
        }

        /// <summary>What became here of a driver that wins in the other simulation.</summary>
        public DriverFate FateOf(Personality winner, Service? nub, Service nubThere)
        {
            if (nub is null) return new DriverFate.NubAbsent(nubThere, PublisherOf(nubThere));
            var identity = DriverIdentity.Of(winner);
            if (!rounds.ContainsKey(nub)) return new DriverFate.NubNotMatched();
            var best = Courses(nub, p => DriverIdentity.Of(p) == identity).MaxBy(NubReader.Progress);
            if (best is not null) return new DriverFate.Candidate(best);
            var known = drivers[identity].ToList();
            return known.Count > 0 && !known.Exists(p => nub.Class.IsA(p.ProviderClass!)) ? new DriverFate.OtherProviderClass(known[0]) : new DriverFate.NotInCatalogue();
        }

        private IEnumerable<CandidateCourse> Courses(Service nub, Func<Personality, bool> isAsked)
        {
            if (!rounds.TryGetValue(nub, out var own)) return [];
            var reader = new CourseReader(outcome.Registry.Classes, own);
            reader.Read(isAsked);
            return reader.Courses.Values.Where(c => isAsked(c.Personality));
        }

        private static Service? PublisherOf(Service nub)
        {
            for (var at = nub; at is not null; at = at.Provider)
            {
                if (at.Personality is not null) return at;
            }
            return null;
        }
    }
}
