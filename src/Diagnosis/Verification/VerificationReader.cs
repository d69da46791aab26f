using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Holds the drivers of a dump against the winners of a simulation.</summary>
internal sealed class VerificationReader(Registry registry, Prediction prediction, PersonalityIdentity identity, DriverModels models)
{
    public ImmutableArray<VerifiedDriver> Drivers(IEnumerable<AttachedDriver> observed)
    {
        var found = observed.Select(Compare).ToList();
        var disagreed = found.Where(f => f.Row.Agreement == DriverAgreement.Disagreed).ToList();
        if (disagreed.Count == 0) return [.. found.Select(f => f.Row)];

        var records = RoundRecord.Read(prediction.Transcript, WantedNubs(disagreed.Select(f => f.Row.Nub)));
        return [.. found.Select(f => f.Row.Agreement == DriverAgreement.Disagreed ? f.Row with { Course = CourseOf(f.Row.Nub, f.Personalities, records) } : f.Row)];
    }

    /// <summary>Winners on a nub and category where no decidable driver of the dump is.</summary>
    public ImmutableArray<AbsentWinner> Absent(ImmutableArray<VerifiedDriver> drivers)
    {
        var attached = drivers.ToLookup(d => (d.Nub, d.Observed.Category));
        var absent = ImmutableArray.CreateBuilder<AbsentWinner>();
        foreach (var nub in prediction.Nubs)
        {
            foreach (var winner in prediction.WinnersOn(nub))
            {
                var there = attached[(nub, winner.Category.Text)].ToList();
                if (there.Exists(d => d.IsDecidable || IsSame(d.Observed, winner.Personality))) continue;
                absent.Add(WhyAbsent(nub, winner, there));
            }
        }
        return absent.ToImmutable();
    }

    private static AbsentWinner WhyAbsent(RegistryEntry nub, PredictedDriver winner, List<VerifiedDriver> there)
    {
        var name = winner.Personality.ClassName!;
        if (nub.Children.FirstOrDefault(c => c.Class.Name.Equals(name) && c.ObservedDriver is null) is { } silent) return new(nub, winner, AbsenceReason.ShowsNoPersonality, silent);
        // equal scores: which of the two was earlier in the catalogue is not known
        return there.FirstOrDefault(d => d.Agreement == DriverAgreement.NotInCatalogue && d.Observed.Score >= winner.Score) is { } other
            ? new(nub, winner, AbsenceReason.BehindUnknown, other.Entry)
            : new(nub, winner, AbsenceReason.FalseWinner, there.FirstOrDefault()?.Entry);
    }

    private (VerifiedDriver Row, ImmutableArray<Personality> Personalities) Compare(AttachedDriver driver)
    {
        var (entry, nub, observed) = driver;
        var personalities = identity.Of(entry, observed, nub);
        var winner = prediction.WinnerOn(nub, observed.Category);
        var isSame = winner is not null && IsSame(observed, winner.Personality);
        var personality = isSame && personalities.Contains(winner!.Personality) ? winner.Personality : personalities.FirstOrDefault();
        var agreement =
            !isSame && AttachedItself(entry, observed, nub) ? DriverAgreement.NotByMatching
            : personalities.IsEmpty ? DriverAgreement.NotInCatalogue
            : !isSame && !nub.Class.IsA(observed.ProviderClass!) ? DriverAgreement.AncestryUnknown
            : !isSame ? DriverAgreement.Disagreed
            : winner!.Score == observed.Score ? DriverAgreement.Agreed
            : DriverAgreement.ScoreDiffers;
        return (new(entry, nub, observed, agreement, personality, identity.Knows(observed.Class), winner, null), personalities);
    }

    /// <summary>
    /// A model says so, or the driver was matched on IOResources, of which there is one, or it has a provider of the class that it was matched on
    /// and this is another.
    /// </summary>
    private bool AttachedItself(RegistryEntry driver, ObservedDriver observed, RegistryEntry nub)
    {
        if (observed.ProviderClass == Keys.IOResources.Text && !nub.Class.IsA(Keys.IOResources)) return true;
        if (models.Of(driver.Class).AppearsBelow is { } classes && classes.Any(c => nub.Class.IsA(c))) return true;
        var parents = registry.Service.ParentsOf(driver);
        return parents.Length > 1 && !nub.Class.IsA(observed.ProviderClass!) && parents.Any(p => p.Class.IsA(observed.ProviderClass!));
    }

    /// <summary>The same driver: class, and for a dext its own class.</summary>
    internal static bool IsSame(ObservedDriver observed, Personality personality) =>
        string.Equals(observed.Class, personality.ClassName?.Text, StringComparison.Ordinal)
        && string.Equals(observed.UserClass, (personality.Table[Keys.IOUserClass] as OSString)?.Text, StringComparison.Ordinal);

    private Func<MatchEvent.RoundBegan, bool> WantedNubs(IEnumerable<RegistryEntry> nubs)
    {
        var wanted = nubs.Select(n => prediction[n]).ToHashSet();
        return began => wanted.Contains(began.Nub);
    }

    private CandidateCourse? CourseOf(RegistryEntry nub, ImmutableArray<Personality> personalities, Dictionary<Service, List<RoundRecord>> records)
    {
        if (!records.TryGetValue(prediction[nub], out var own)) return null;
        var reader = new CourseReader(registry.Classes, own);
        reader.Read(personalities.Contains);
        CandidateCourse? best = null;
        foreach (var personality in personalities)
        {
            if (!reader.Courses.TryGetValue(personality, out var course)) continue;
            if (best is null || NubReader.Progress(course) > NubReader.Progress(best)) best = course;
        }
        return best;
    }
}
