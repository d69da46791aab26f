using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Holds a dump's nubs against a simulation of the same dump. The drivers are compared as a verification compares them.</summary>
internal sealed class ObservationReader
{
    private static readonly OSSymbol UserServer = "IOUserServer";
    private static readonly Version FirstWithDriverKit = new(10, 15);

    private readonly Outcome outcome;
    private readonly DriverQuestion question;
    private readonly ILookup<RegistryEntry, VerifiedDriver> drivers;
    private readonly ILookup<RegistryEntry, AbsentWinner> absent;
    private readonly Dictionary<Service, List<RoundRecord>> rounds;
    private readonly Prediction prediction;
    private readonly ImmutableArray<RegistryEntry> servers;
    private readonly Dictionary<ulong, RegistryEntry> byId = [];

    public ObservationReader(Outcome outcome, DriverQuestion question, IReadOnlyCollection<RegistryEntry> nubs)
    {
        this.outcome = outcome;
        this.question = question;
        prediction = Prediction.Of(outcome, nubs);
        var reader = new VerificationReader(outcome.Registry, prediction, new(outcome.KernelCatalogue, outcome.Models), outcome.Models);
        var attached = AttachedDriver.All(outcome.Registry);
        var wanted = nubs.ToHashSet();
        var compared = reader.Drivers(attached.Where(a => wanted.Contains(a.Nub)));
        drivers = compared.ToLookup(d => d.Nub);
        absent = reader.Absent(compared).ToLookup(a => a.Nub);
        rounds = RoundRecord.Read(outcome.Transcript!, began => began.Nub.Entry is { } entry && wanted.Contains(entry));
        foreach (var entry in outcome.Registry.Entries) byId.TryAdd(entry.Id, entry);
        servers = [.. outcome.Registry.Entries.Where(e => e.Class.Name.Equals(UserServer))];
        Instances = [.. outcome.Registry.Entries.Where(IsAsked)];
    }

    /// <summary>Everything in the dump that is an instance of the asked driver.</summary>
    public ImmutableArray<RegistryEntry> Instances { get; }

    public ObservedNub Read(NubDiagnosis nub)
    {
        var entry = nub.Nub.Entry!;
        if (entry.Properties.Count == 0) return new(entry, nub.Verdict, [], [new ObservedFinding.NoProperties()]);
        var winners = Winners(nub, entry).ToList();
        // where another driver has the category the race ended before anything was launched
        var ended = winners[0] is { Attached: { } there } && !IsAsked(there) ? 1 : 0;
        ImmutableArray<ObservedStep> steps = [.. Dexts(nub, entry), .. winners[..ended], .. Server(nub, entry), .. winners[ended..], .. Owner(nub, entry)];
        return new(entry, nub.Verdict, steps, [.. Findings(nub, entry, steps)]);
    }

    private bool IsAsked(RegistryEntry entry) => question.Personalities.Select(p => p.Filing.Personality).OfType<Personality>().Any(p => DriverEvidence.IsInstance(entry, p));

    private bool HasNoDriverKit => outcome.Host.Platform == Platform.MacOS && outcome.Host.Version < FirstWithDriverKit;

    /// <summary>K25: the last round that counted any dext published the number.</summary>
    private IEnumerable<ObservedStep> Dexts(NubDiagnosis nub, RegistryEntry entry)
    {
        var (predicted, asked) = rounds[nub.Nub].Select(r => (All: Matched(r, static _ => true), Asked: Matched(r, question.Asks))).LastOrDefault(n => n.All > 0);
        int? observed = entry.Properties[Keys.IODEXTMatchCount] is OSNumber number ? number.LowSInt32 : null;
        if (HasNoDriverKit && observed is null) yield break;
        if (predicted > 0 || observed is not null) yield return new ObservedStep.Dexts(predicted, asked, observed);

        static int Matched(RoundRecord round, Func<Personality, bool> isWanted) =>
            round.Judged.Values.Count(j => j is { Matched: true, Personality.IsDext: true, Stop: not CandidateStop.Replaces } && isWanted(j.Personality));
    }

    /// <summary>Told only where the dump shows processes of dexts at all: it may have been printed by somebody who does not see them.</summary>
    private IEnumerable<ObservedStep> Server(NubDiagnosis nub, RegistryEntry entry)
    {
        if (servers.IsEmpty || !nub.Best.Personality.IsDext || nub.Best.Personality.Table[Keys.IOUserServerName] is not OSString name) yield break;
        yield return new ObservedStep.Server(name.Text, nub.Best.Started, servers.FirstOrDefault(s => s.Properties[Keys.IOUserServerName] is OSString own && own.Text == name.Text && Serves(s)));

        // observed: IOUserServerTag is the id of the instance that a process was launched for, IOAssociatedServices are all that it serves
        bool Serves(RegistryEntry server)
        {
            if (nub.Best.Personality.Table.ContainsKey(Keys.IOUserServerOneProcess)) return true;
            IEnumerable<OSObject?> served = [server.Properties["IOUserServerTag"], .. (server.Properties["IOAssociatedServices"] as OSMembers)?.AsEnumerable() ?? []];
            var ids = served.OfType<OSNumber>().Select(n => n.Value).ToList();
            return ids.Count == 0 || ids.Exists(id => !byId.TryGetValue(id, out var instance) || IsBelow(instance, entry));
        }

        static bool IsBelow(RegistryEntry? at, RegistryEntry top)
        {
            while (at is not null && !ReferenceEquals(at, top)) at = at.Provider;
            return at is not null;
        }
    }

    private IEnumerable<ObservedStep.Winner> Winners(NubDiagnosis nub, RegistryEntry entry)
    {
        var own = nub.Best.Personality.Category.Text;
        var rows = drivers[entry].Where(d => d.Agreement != DriverAgreement.NotByMatching)
            .Select(d => new ObservedStep.Winner(new(d.Observed.Category), d.Predicted, d.Entry, Compare(d)))
            .Concat(absent[entry].Where(a => !drivers[entry].Any(d => d.Agreement != DriverAgreement.NotByMatching && d.Observed.Category == a.Predicted.Category.Text))
                .Select(a => new ObservedStep.Winner(a.Predicted.Category, a.Predicted, a.InItsPlace, a.Reason == AbsenceReason.ShowsNoPersonality ? StepAgreement.Same : StepAgreement.Differs)))
            .ToList();
        // a category that nobody has on either side is told when it is the asked driver's
        if (!rows.Exists(r => r.Category.Text == own)) rows.Add(new(nub.Best.Personality.Category, null, null, StepAgreement.Same));
        var order = prediction.WinnersOn(entry).ToList();
        return rows.OrderBy(r => r.Category.Text == own ? -1 : order.FindIndex(w => w.Category.Equals(r.Category)) is var at and >= 0 ? at : int.MaxValue);
    }

    private static StepAgreement Compare(VerifiedDriver driver) => driver.Agreement switch
    {
        DriverAgreement.Agreed => StepAgreement.Same,
        DriverAgreement.NotInCatalogue when driver.Predicted is null => StepAgreement.NotComparable,
        // the same driver, by a personality that the catalogue holds in another version
        DriverAgreement.NotInCatalogue when driver.Predicted is { } p && VerificationReader.IsSame(driver.Observed, p.Personality) && p.Score == driver.Observed.Score => StepAgreement.Same,
        _ => StepAgreement.Differs,
    };

    private static IEnumerable<ObservedStep> Owner(NubDiagnosis nub, RegistryEntry entry)
    {
        if (NubOwner.Of(entry.Properties) is not { } owner) yield break;
        ImmutableArray<Service> predicted = [.. nub.Nub.OpenedBy];
        var free = predicted.IsEmpty && nub.Verdict.Wins ? nub.Best.Personality : null;
        var how = owner.IsProgram ? StepAgreement.Differs
            : predicted.Any(p => IsNamed(p, owner.Name)) || (free is not null && nub.Best.Driver is { } own && IsNamed(own, owner.Name)) ? StepAgreement.Same
            : predicted.IsEmpty && free is null ? StepAgreement.NotComparable
            : StepAgreement.Differs;
        yield return new ObservedStep.Owner(predicted, free, owner, how);
    }

    private static bool IsNamed(Service driver, string name) =>
        driver.Name == name || driver.Class.Name.Text == name || (driver.Personality?.Table[Keys.IOUserClass] as OSString)?.Text == name;

    /// <summary>The deciding one first: what the asked driver came to, then what stands in its way, then the rest.</summary>
    private IEnumerable<ObservedFinding> Findings(NubDiagnosis nub, RegistryEntry entry, ImmutableArray<ObservedStep> steps)
    {
        var ours = drivers[entry].Select(d => d.Entry).FirstOrDefault(IsAsked) ?? entry.Children.FirstOrDefault(IsAsked);
        if (ours is not null) yield return new ObservedFinding.Attached(ours, nub.Best.Started);
        if (ours is null && nub.Best.Started)
        {
            var counted = steps.OfType<ObservedStep.Dexts>().FirstOrDefault();
            if (HasNoDriverKit && nub.Best.Personality.IsDext && counted is null) yield return new ObservedFinding.NoDriverKit(outcome.Host.Version);
            var uncounted = counted is { Asked: > 0 } && (counted.Observed ?? 0) == counted.Predicted - counted.Asked;
            if (uncounted) yield return new ObservedFinding.NeverMatched(counted!.Observed ?? 0);
            if (InOurPlace(nub, steps) is { } other) yield return other;
            if (!uncounted && nub.Best.Personality.IsDext && counted is { Observed: > 0 and var count } && !drivers[entry].Any(d => d.Observed.UserClass is not null)) yield return new ObservedFinding.MatchedThenLost(count, counted.Predicted == 1 && count == 1);
        }
        if (NubOwner.Of(entry.Properties) is { } owner)
        {
            if (ours is not null ? !IsNamed(ours, owner.Name) : owner.IsProgram) yield return new ObservedFinding.HeldBy(owner);
        }
        else if (entry.Children.Select(c => NubOwner.OfClient(c.Properties)).OfType<NubOwner>().Distinct().ToImmutableArray() is { IsEmpty: false } programs)
        {
            yield return new ObservedFinding.Programs(programs);
        }
        if (entry.Properties[Keys.IORematchCount] is OSNumber { LowSInt32: > 0 } times) yield return new ObservedFinding.Crashed(times.LowSInt32);
        if (entry.Busy > 0) yield return new ObservedFinding.Busy(entry.Busy);
    }

    private static ObservedFinding? InOurPlace(NubDiagnosis nub, ImmutableArray<ObservedStep> steps)
    {
        var ours = nub.Best.FinalScore ?? 0;
        var row = steps.OfType<ObservedStep.Winner>().FirstOrDefault(s => s.Category.Equals(nub.Best.Personality.Category));
        if (row is not { Attached: { ObservedDriver: { } there } driver }) return null;
        // what the catalogue does not hold was not in the race here
        return there.Score >= ours
            ? new ObservedFinding.Stronger(driver, there.Score, ours)
            : new ObservedFinding.Incumbent(driver, driver.Properties.ContainsKey(Keys.IOMatchedAtBoot), driver.Properties.ContainsKey(Keys.IOPrimaryDriverTerminateOptions));
    }

    private static bool IsNamed(RegistryEntry driver, string name) =>
        driver.Name == name || driver.Class.Name.Text == name || driver.ObservedDriver?.UserClass == name;
}
