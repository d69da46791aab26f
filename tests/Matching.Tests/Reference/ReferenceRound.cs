namespace IOMatch.Reference;

/// <summary>A round of matching on one nub: candidates, probe, start (K20–K36).</summary>
internal sealed class ReferenceRound(ReferenceWorld world, ReferenceNub nub)
{
    private readonly List<ReferenceSurvivor> survivors = [];
    private readonly List<ReferenceNub> replaced = [];
    private OSDictionary? rematch;
    private OSObject? rematchCount;
    private int dexts;

    /// <summary>Runs it; true when a client was replaced and another round follows.</summary>
    public bool Run(bool again)
    {
        HideMedia();
        var before = nub.Properties;
        var candidates = world.Catalogue.FindDrivers(nub.Class);
        Tell($"round on {nub.Number}{(again ? " again" : "")}, candidates {string.Join(' ', candidates.Select(c => c.Index))}");
        if (nub.IsActive && candidates.Count > 0)
        {
            var published = new OSArray(nub.Properties.Keys.ToArray()); // K55a
            if (!Candidates(candidates)) return false;
            if (nub.IsResources && (nub.State & EntryState.ModuleStall) == 0) nub.Properties = nub.Properties.With("IOResourceMatched", published);
        }
        ReferenceTold.End(world.Told, nub, before);
        foreach (var client in replaced)
        {
            world.Detach(client);
            ReferenceFamilies.Detached(nub, client.Properties);
        }
        return replaced.Count > 0;
    }

    /// <summary>False when the kernel died.</summary>
    private bool Candidates(List<ReferencePersonality> candidates)
    {
        rematch = nub.Properties["IORematchPersonality"] as OSDictionary; // K26
        rematchCount = rematch is null ? null : nub.Properties["IORematchCount"];
        if (rematch is not null) nub.Properties = nub.Properties.Without("IORematchPersonality");

        var stalled = false;
        foreach (var candidate in candidates)
        {
            var table = candidate.Table;
            var (stop, verdict) = Judge(candidate, ref table);
            if (verdict is MatchVerdict.PageFault or MatchVerdict.Hang)
            {
                world.Died = verdict;
                Tell($"  {candidate.Index}: the kernel dies");
                return false;
            }
            var matched = verdict == MatchVerdict.Yes;
            Tell($"  {candidate.Index}: {stop ?? "on"}{(matched ? $", score {ReferenceCatalogue.ScoreOf(table)}{(table["IONameMatched"] is OSString name && candidate.Table.ContainsKey("IONameMatch") ? $", name {name.Text}" : "")}" : "")}");
            if (stalled = stop == "module-stall") break;
            if (stop is null) ReferenceCatalogue.Insert(survivors, new(candidate, table, IsBoot(candidate)), s => ReferenceCatalogue.ScoreOf(s.Table)); // K28
        }
        if (!stalled) new ReferenceStart(world, nub).Run(survivors);
        if (dexts > 0) nub.Properties = nub.Properties.With("IODEXTMatchCount", new OSNumber((ulong)dexts, 32)); // K25
        else if (rematch is not null) nub.Properties = nub.Properties.Without("IODEXTMatchCount");
        nub.State = stalled ? nub.State | EntryState.ModuleStall : nub.State & ~EntryState.ModuleStall;
        return true;
    }

    private (string? Stop, MatchVerdict Verdict) Judge(ReferencePersonality candidate, ref OSDictionary table)
    {
        var host = world.Host;
        if (candidate.IsDext) // K20
        {
            if (!host.DriverKit.Enabled) return ("dext-disabled", MatchVerdict.No);
            if (!host.DaemonAvailable) return ("no-daemon", MatchVerdict.No);
            if (host.DextRelaunchLimit == 0 && rematchCount is not null) return ("dext-relaunch-max", MatchVerdict.No);
        }
        var holder = nub.Clients.FirstOrDefault(c => // K22
            (c.IsActive || (c.State & EntryState.RematchOnDetach) != 0) && c.Properties["IOMatchCategory"] is OSSymbol held && held.Text == candidate.Category);
        var mayReplace = holder is not null && holder.Properties.ContainsKey("IOMatchedAtBoot") && !IsBoot(candidate); // K23
        if (holder is not null && !candidate.IsDext && !mayReplace) return ("category-exists", MatchVerdict.No);

        var result = new ReferencePassive(world).Candidate(nub, candidate.Table); // K24
        table = result.Table;
        if (result.Verdict != MatchVerdict.Yes) return ("passive", result.Verdict);

        if (mayReplace && MayTerminate(holder!))
        {
            if (holder!.IsActive)
            {
                holder.State |= EntryState.Inactive | EntryState.RematchOnDetach;
                replaced.Add(holder);
            }
            return ("replaces", MatchVerdict.Yes);
        }
        if (candidate.IsDext) dexts++; // K25
        if (holder is not null) return ("category-consumed", MatchVerdict.Yes);
        if (rematch is not null) // K26
        {
            var isSaved = ReferenceEquality.Equal(candidate.Table, rematch);
            var count = rematchCount is OSNumber n ? unchecked((uint)n.Value) : 0;
            if (isSaved == count > host.DextRelaunchLimit) return ("rematch-personality", MatchVerdict.Yes);
        }
        if (candidate.Table["CFBundleIdentifierKernel"] is OSString id && host.Kexts.TryGetValue(id.Text, out var kext) && kext.Load == ModuleLoad.Deferred) return ("module-stall", MatchVerdict.Yes); // K27
        return (null, MatchVerdict.Yes);
    }

    private bool IsBoot(ReferencePersonality candidate) =>
        candidate.Table["CFBundleIdentifier"] is not OSString id || !world.Host.Kexts.TryGetValue(id.Text, out var kext) || kext.Collection is KernelCollection.Primary or KernelCollection.Unknown;

    private bool MayTerminate(ReferenceNub client) =>
        client.Properties.ContainsKey("IOPrimaryDriverTerminateOptions")
        && RootMedia() is { } media && !media.SelfAndProviders().Contains(client);

    private ReferenceNub? RootMedia() => world.Host.RootMediaParent is { } id ? world.Services.FirstOrDefault(s => s.Number >= 0 && s.Id == id) : null;

    private void HideMedia() // K57
    {
        if (!world.Host.HidesMedia || !nub.Class.IsA("IOMedia") || (nub.State & EntryState.UserUnhidden) != 0 || RootMedia() is not { } root || nub.SelfAndProviders().Contains(root)) return;
        if (nub.SelfAndProviders().Any(n => n.Properties.ContainsKey("IOPrimaryDriverTerminateOptions"))) nub.State |= EntryState.UserInvisible;
    }

    private void Tell(string line) => world.Told.Add(line);
}
