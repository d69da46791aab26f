using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Each category in turn, best first until one starts (K33–K36).</summary>
internal sealed class StartPhase(World world, ResourceWait resources, UserServers servers, Publishing publishing, Ownership ownership)
{
    public void Run(Service nub, List<StartList> lists)
    {
        var deferred = false;
        foreach (var list in lists)
        {
            world.Log?.Add(new MatchEvent.CategoryRanked(nub, list.Category, Ranking(list)));
            if (deferred) continue;
            for (var i = 0; i < list.Candidates.Count; i++)
            {
                var candidate = list.Candidates[i].Item;
                var outcome = Attempt(nub, list.Category, candidate);
                if (outcome == StartOutcome.DeferredInSleep) world.DeferredInSleep.Add(nub);
                if (outcome == StartOutcome.MatchDeferred) world.Deferred.Add(nub);
                deferred = outcome is StartOutcome.MatchDeferred or StartOutcome.DeferredInSleep;
                if (deferred || outcome is StartOutcome.Started or StartOutcome.Left) break;
            }
        }
    }

    private static ImmutableArray<Ranked> Ranking(StartList list)
    {
        var ranking = ImmutableArray.CreateBuilder<Ranked>(list.Candidates.Count);
        for (var i = 0; i < list.Candidates.Count; i++) ranking.Add(new(list.Candidates[i].Item.Personality, list.Candidates[i].Score));
        return ranking.MoveToImmutable();
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
        if (serverName is not null && nub.IsKernelResources) return StartOutcome.AttachRefused;

        driver = world.Instantiate(candidate.Driver, properties, nub, candidate.Personality);
        nub.Properties = nub.Family.ClientAttached(nub, properties);
        if (!nub.IsResources) waits = resources.Of(nub, driver);

        var outcome = serverName is OSString name ? servers.Launch(nub, driver, candidate.Personality, name) : StartOutcome.Started;
        if (outcome == StartOutcome.Started) outcome = StartDriver(nub, driver, candidate);
        if (outcome == StartOutcome.Started)
        {
            if (candidate.Driver.Model.HoldsCategory is { } own) driver.Properties = driver.Properties.With(Keys.IOMatchCategory, new OSSymbol(own));
            publishing.Started(nub, driver, candidate.Driver.Model);
            return outcome;
        }
        ownership.Detach(driver);
        nub.Properties = nub.Family.ClientDetached(nub, properties);
        driver = null;
        return outcome;
    }

    /// <summary>start itself, as the model knows it: its steps, then open.</summary>
    private StartOutcome StartDriver(Service nub, Service driver, StartCandidate candidate)
    {
        var score = candidate.Score;
        var ended = candidate.Driver.Model.Start is { } steps ? ModelSteps.Run(new(world.Host, world.IsAttached, nub, candidate.Personality.Table), steps, ref score) : StepsOutcome.Stays;
        if (ended == StepsOutcome.Refused) return StartOutcome.StartFailed;
        if (!Open(nub, driver, candidate.Driver.Model)) return StartOutcome.OpenFailed;
        return ended == StepsOutcome.Left ? StartOutcome.Left : StartOutcome.Started;
    }

    /// <summary>
    /// K37. A kernel driver that cannot open its provider answers false; what a dext does then only its code tells, so it is taken to stay.
    /// For the same reason its open is taken to keep nobody else out: both of two categories start, as they are seen to.
    /// </summary>
    private bool Open(Service nub, Service driver, DriverModel model)
    {
        if (model.Opens is not (Opening.Provider or Opening.Briefly or Opening.ByTheDext)) return true;
        var holder = ownership.Open(nub, driver, model.Seizes == true);
        world.Log?.Add(new MatchEvent.ProviderOpened(nub, driver, model.Opens.Value, holder, model.CertaintyOf("opens")));
        if (model.Opens is Opening.Briefly or Opening.ByTheDext) ownership.Close(nub, driver);
        return holder is null || model.Opens == Opening.ByTheDext;
    }
}
