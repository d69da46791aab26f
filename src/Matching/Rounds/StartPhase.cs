using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Each category in turn, best first until one starts (K33–K36).</summary>
internal sealed class StartPhase(Simulation world)
{
    public void Run(Service nub, List<StartList> lists)
    {
        var deferred = false;
        foreach (var list in lists)
        {
            world.Log?.Add(new MatchEvent.CategoryRanked(nub, list.Category, [.. list.Candidates.Select(c => new Ranked(c.Candidate.Personality, c.Score))]));
            if (deferred) continue;
            foreach (var (_, candidate) in list.Candidates)
            {
                var outcome = Attempt(nub, list.Category, candidate);
                deferred = outcome is StartOutcome.MatchDeferred or StartOutcome.DeferredInSleep;
                if (deferred || outcome == StartOutcome.Started) break;
            }
        }
    }

    private StartOutcome Attempt(Service nub, OSSymbol category, StartCandidate candidate)
    {
        var waits = ImmutableArray<OSObject>.Empty;
        Service? driver = null;
        var properties = candidate.Properties();
        var outcome = world.Host.DeferralList && ReferenceEquals(properties[Keys.IOMatchDefer], OSBoolean.True)
            ? StartOutcome.MatchDeferred
            : Start(nub, candidate, properties, out driver, out waits);
        world.Log?.Add(new MatchEvent.StartAttempted(
            nub, category, candidate.Personality, candidate.Score, outcome, properties.ContainsKey(Keys.IOMatchedAtBoot), waits, driver));
        return outcome;
    }

    /// <summary>K35 (startCandidate).</summary>
    private StartOutcome Start(Service nub, StartCandidate candidate, OSDictionary properties, out Service? driver, out ImmutableArray<OSObject> waits)
    {
        waits = [];
        driver = null;
        var serverName = properties[Keys.IOUserServerName];
        if (serverName is not null && nub.Class.Name.Equals(Keys.IOResources)) return StartOutcome.AttachRefused;

        driver = world.Instantiate(candidate.Class, properties, nub, candidate.Personality, null);
        nub.Properties = nub.Family.ClientAttached(nub, properties);
        if (!Round.IsResources(nub)) waits = ResourceWait.Of(world, nub, driver);

        var outcome = serverName is OSString name ? world.UserServers.Launch(nub, driver, candidate.Personality, name) : StartOutcome.Started;
        if (outcome == StartOutcome.Started && !candidate.Model.StartSucceeds) outcome = StartOutcome.StartFailed;
        if (outcome == StartOutcome.Started) return outcome;

        world.Detach(driver);
        nub.Properties = nub.Family.ClientDetached(nub, properties);
        driver = null;
        return outcome;
    }
}
