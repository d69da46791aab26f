using System.Runtime.InteropServices;

namespace IOMatch;

/// <summary>
/// A round of matching on a provider (K20–K28, then probe and start; IOService.cpp doServiceMatch, probeCandidates).
/// Its lists are kept and emptied between rounds, so that a round without survivors allocates nothing.
/// </summary>
internal sealed class Round(World world, PassiveMatch passive, ProbePhase probing, Ownership ownership)
{
    // A driver that is replaced and starts again ends by itself; this only guards against a model that never settles.
    private const int MostReplacementRounds = 1000;

    private readonly ProbeOrdered<Survivor> survivors = new();
    private readonly List<Service> replaced = [];
    private readonly List<int> codes = [];
    private readonly List<int> positions = [];

    /// <summary>A candidate that goes on to be probed.</summary>
    internal readonly record struct Survivor(Personality Personality, int Score, OSString? NameMatched, bool IsBoot);

    public void Run(Service nub)
    {
        for (var again = 0; world.Died is null && again < MostReplacementRounds; again++)
        {
            Once(nub, afterReplacement: again > 0);
            if (replaced.Count == 0) return;
            foreach (var client in replaced)
            {
                ownership.Detach(client);
                nub.Properties = nub.Family.ClientDetached(nub, client.Properties);
            }
            replaced.Clear();
        }
    }

    private void Once(Service nub, bool afterReplacement)
    {
        HideMedia(nub);
        var candidates = world.CandidatesOf(nub.Class);
        world.Log?.Add(new MatchEvent.RoundBegan(nub, ImmutableCollectionsMarshal.AsImmutableArray(candidates.InOrder), afterReplacement, nub.Properties));
        if (nub.IsActive && candidates.InOrder.Length > 0)
        {
            var resourceKeys = nub.IsResources ? nub.Properties.Keys.ToArray() : null;
            Candidates(nub, candidates);
            if (world.Died is not null) return;
            if (resourceKeys is not null && nub.IsActive && (nub.State & EntryState.ModuleStall) == 0)
            {
                // K55a: the keys as they were when the round began
                world.SetProperty(nub, Keys.IOResourceMatched, new OSArray(resourceKeys));
            }
        }
        world.Log?.Add(new MatchEvent.RoundEnded(nub, nub.Properties, nub.State, [.. nub.Clients]));
    }

    private void Candidates(Service nub, CandidateSet candidates)
    {
        // K26: a relaunch round tests every personality against the saved one
        var rematch = nub[Keys.IORematchPersonality] as OSDictionary;
        var rematchCount = rematch is null ? null : nub[Keys.IORematchCount];
        if (rematch is not null) world.SetProperty(nub, Keys.IORematchPersonality, null);

        survivors.Clear();
        var dexts = 0u;
        var stalled = false;
        var chosen = world.Log is null && candidates.Index is { } index && index.Select(nub, codes, positions);
        var count = chosen ? positions.Count : candidates.InOrder.Length;
        for (var i = 0; i < count; i++)
        {
            var personality = candidates.InOrder[chosen ? positions[i] : i];
            var told = world.Log?.Count ?? 0;
            world.Log?.Add(new MatchEvent.CandidateTaken(nub, personality));
            var result = default(PassiveResult);
            var stop = Judge(nub, personality, rematch, rematchCount, ref result, ref dexts);
            if (stop is CandidateStop.Passive or CandidateStop.CategoryExists && world.Listening?.IsAsked(personality) == false) world.Log?.TakeBack(told);
            var matched = result.Verdict == MatchVerdict.Yes;
            world.Log?.Add(new MatchEvent.CandidateJudged(nub, personality, stop, matched, matched ? result.Score : null, matched ? result.NameMatched : null));
            if (stop == CandidateStop.KernelDied)
            {
                world.Died = result.Verdict;
                world.Log?.Add(new MatchEvent.KernelDied(nub, personality, result.Verdict));
                return;
            }
            stalled = stop == CandidateStop.ModuleStall;
            if (stalled) break;
            if (stop == CandidateStop.None)
            {
                survivors.Insert(result.Score, new Survivor(personality, result.Score, result.NameMatched, IsBoot(personality)));
            }
        }

        if (!stalled) probing.Run(nub, survivors);

        // K25
        if (dexts > 0) world.SetProperty(nub, Keys.IODEXTMatchCount, new OSNumber(dexts, 32));
        else if (rematch is not null) world.SetProperty(nub, Keys.IODEXTMatchCount, null);

        if (stalled) nub.State |= EntryState.ModuleStall;
        else nub.State &= ~EntryState.ModuleStall;
    }

    /// <summary>K20–K27, in the order in which the kernel asks.</summary>
    private CandidateStop Judge(Service nub, Personality personality, OSDictionary? rematch, OSObject? rematchCount, ref PassiveResult result, ref uint dexts)
    {
        if (personality.IsDext)
        {
            if (!world.Host.DriverKit.Enabled) return CandidateStop.DextDisabled;
            if (!world.Host.DaemonAvailable) return CandidateStop.NoDaemon;
            if (world.Host.DextRelaunchLimit == 0 && rematchCount is not null) return CandidateStop.RelaunchDisabled;
        }

        var holder = CategoryHolder(nub, personality.Category);
        var mayReplace = false;
        if (holder is not null)
        {
            mayReplace = holder.Properties.ContainsKey(Keys.IOMatchedAtBoot) && !IsBoot(personality);
            world.Log?.Add(new MatchEvent.CategoryHeld(nub, personality, holder, mayReplace));
            if (!personality.IsDext && !mayReplace) return CandidateStop.CategoryExists;
        }

        result = passive.Candidate(nub, personality);
        if (result.Verdict == MatchVerdict.No) return CandidateStop.Passive;
        if (result.Verdict != MatchVerdict.Yes) return CandidateStop.KernelDied;

        if (mayReplace && CanTerminate(holder!))
        {
            Terminate(nub, holder!);
            return CandidateStop.Replaces;
        }
        if (personality.IsDext) dexts++;
        if (holder is not null) return CandidateStop.CategoryConsumed;

        if (rematch is not null)
        {
            var isSaved = personality.Table.IsEqualTo(rematch);
            var count = (rematchCount as OSNumber)?.Low32 ?? 0;
            if (count > world.Host.DextRelaunchLimit) isSaved = !isSaved;
            if (!isSaved) return CandidateStop.RematchPersonality;
        }
        return IsDeferred(personality) ? CandidateStop.ModuleStall : CandidateStop.None;
    }

    /// <summary>K22: an inactive client counts only while it is to be rematched on detach (copyClientWithCategory).</summary>
    private static Service? CategoryHolder(Service nub, OSSymbol category)
    {
        foreach (var client in nub.ClientSpan)
        {
            if (!client.IsActive && (client.State & EntryState.RematchOnDetach) == 0) continue;
            if (client.MatchCategory is { } held && held.IsEqualTo(category)) return client;
        }
        return null;
    }

    /// <summary>K23 (canTerminateForReplacement): not when the root media hangs below the client.</summary>
    private bool CanTerminate(Service client)
    {
        if (!client.Properties.ContainsKey(Keys.IOPrimaryDriverTerminateOptions)) return false;
        if (world.Host.RootMediaParent is not { } id || world.Find(id) is not { } media) return false;
        for (var at = media; at is not null; at = at.Provider)
        {
            if (ReferenceEquals(at, client)) return false;
        }
        return true;
    }

    private void Terminate(Service nub, Service client)
    {
        if (!client.IsActive) return;
        client.State |= EntryState.Inactive | EntryState.RematchOnDetach;
        replaced.Add(client);
        world.Log?.Add(new MatchEvent.ClientTerminated(nub, client));
    }

    /// <summary>K23 (personalityIsBoot).</summary>
    private bool IsBoot(Personality personality) =>
        personality.BundleId is not { } id
        || !world.TryGetKext(id, out var kext)
        || kext.Collection is KernelCollection.Primary or KernelCollection.Unknown;

    /// <summary>K27 (isModuleLoaded): only a deferred load of CFBundleIdentifierKernel stalls.</summary>
    private bool IsDeferred(Personality personality) =>
        personality.BundleIdKernel is { } id && world.TryGetKext(id, out var kext) && kext.Load == ModuleLoad.Deferred;

    /// <summary>K57.</summary>
    private void HideMedia(Service nub)
    {
        if (!world.Host.HidesMedia || (nub.State & EntryState.UserUnhidden) != 0 || !nub.Class.IsA(Keys.IOMedia)) return;
        if (world.Host.RootMediaParent is not { } id || world.Find(id) is not { } root) return;
        var primary = false;
        for (var at = nub; at is not null; at = at.Provider)
        {
            if (ReferenceEquals(at, root)) return;
            primary |= at.Properties.ContainsKey(Keys.IOPrimaryDriverTerminateOptions);
        }
        if (primary) nub.State |= EntryState.UserInvisible;
    }
}
