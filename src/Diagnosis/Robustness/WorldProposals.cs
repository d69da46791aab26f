using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Proposes changes of the world that could make a winner lose, each as small as it can be; groups of which the first that works is enough.</summary>
internal static class WorldProposals
{
    private const int MostRivals = 3;
    private const int MostKeys = 24;

    public static IEnumerable<ImmutableArray<WorldEdit>> Of(ChangeQuestion question, NubDiagnosis nub)
    {
        foreach (var rival in Rivals(nub)) yield return rival;
        yield return Newcomers(nub);
        foreach (var key in Properties(nub)) yield return key;
        foreach (var order in Orders(question, nub)) yield return [order];
        foreach (var setting in Settings(question, nub)) yield return [new WorldEdit.Machine(setting)];
        foreach (var name in Entitlements(question)) yield return [new WorldEdit.Unentitled(name)];
    }

    /// <summary>Those behind the winner: as many points as it takes to draw level, or one more.</summary>
    private static IEnumerable<ImmutableArray<WorldEdit>> Rivals(NubDiagnosis nub)
    {
        var own = nub.Best.FinalScore ?? nub.Best.Score;
        foreach (var rival in nub.OwnRace?.Contenders.Where(c => !c.IsAsked && c.Course is { End: CourseEnd.Lost, FinalScore: not null, Personality.Origin: not null }).Take(MostRivals) ?? [])
        {
            var behind = (long)own!.Value - rival.Course.FinalScore!.Value;
            if (behind is < 0 or >= int.MaxValue) continue;
            yield return behind == 0
                ? [new WorldEdit.RivalScore(rival.Course.Personality, 1)]
                : [new WorldEdit.RivalScore(rival.Course.Personality, (int)behind), new WorldEdit.RivalScore(rival.Course.Personality, (int)behind + 1)];
        }
    }

    /// <summary>A kernel driver with the same keys: it needs no launch and no entitlement, so only the race counts.</summary>
    private static ImmutableArray<WorldEdit> Newcomers(NubDiagnosis nub)
    {
        var table = nub.Best.Personality.Table
            .Without(Keys.IOUserServerName.Text).Without(Keys.IOUserClass.Text).Without(Keys.CFBundleIdentifierKernel.Text).Without(Keys.IOMatchDefer.Text)
            .With(Keys.IOClass, new OSString(WorldEdit.Newcomer.ClassName))
            .With(Keys.CFBundleIdentifier, new OSString(WorldEdit.Newcomer.BundleId));
        return
        [
            new WorldEdit.Newcomer(table, 0),
            new WorldEdit.Newcomer(table.With(Keys.IOProbeScore, OSNumber.Of(unchecked(nub.Best.Personality.Score + 1))), 1),
        ];
    }

    /// <summary>What it compares: another value, else none.</summary>
    private static IEnumerable<ImmutableArray<WorldEdit>> Properties(NubDiagnosis nub)
    {
        var told = new HashSet<(RegistryEntry, string)>();
        foreach (var clause in nub.Best.Clauses.OfType<Clause.Compared>().Where(c => c.Passed))
        {
            if (clause.On.Entry is not { } entry || told.Count == MostKeys || entry.Properties[clause.Key] is not { } value || !told.Add((entry, clause.Key))) continue;
            yield return Other(value) is { } other
                ? [new WorldEdit.Property(entry, clause.Key, value, other), new WorldEdit.Property(entry, clause.Key, value, null)]
                : [new WorldEdit.Property(entry, clause.Key, value, null)];
        }
    }

    private static OSObject? Other(OSObject value) => value switch
    {
        OSNumber number => new OSNumber(unchecked(number.Value + 1) & Mask(number.Bits), number.Bits),
        OSString text => new OSString(text.Text + "2"),
        OSBoolean boolean => boolean.Value ? OSBoolean.False : OSBoolean.True,
        OSData { Span.Length: > 0 } data => new OSData((byte[])[.. data.Span[..^1], (byte)(data.Span[^1] ^ 1)]),
        _ => null,
    };

    private static ulong Mask(int bits) => bits is > 0 and < 64 ? (1UL << bits) - 1 : ulong.MaxValue;

    private static IEnumerable<WorldEdit> Orders(ChangeQuestion question, NubDiagnosis nub)
    {
        if (question.Story is not null || question.Bundle.Id is not { } id || question.Bundle.Kind != CatalogueBundleKind.Dext) yield break;
        yield return new WorldEdit.Order(EventOrder.ActivatedLater, [new Happening.Boot(), new Happening.Activate(id)]);
        yield return new WorldEdit.Order(EventOrder.ActivatedLaterAndReplugged, [new Happening.Boot(), new Happening.Activate(id), new Happening.Replug(nub.Nub.Path)]);
    }

    private static IEnumerable<MachineSetting> Settings(ChangeQuestion question, NubDiagnosis nub)
    {
        if (nub.Best.Personality.IsDext)
        {
            yield return MachineSetting.DriverKitOff;
            yield return MachineSetting.LaunchesOff;
            yield return MachineSetting.NoDaemon;
            yield return MachineSetting.Sleeping;
            if (question.Machine.Platform == Platform.MacOS) yield return MachineSetting.IPad;
        }
        if (nub.Nub.Class.IsA("IOPCIDevice")) yield return MachineSetting.Intel;
    }

    private static IEnumerable<string> Entitlements(ChangeQuestion question)
    {
        var claimed = question.Bundle.Bundle?.Entitlements?.Values ?? question.Bundle.Server?.Entitlements;
        return claimed is null ? [] : claimed.Keys.ToArray().Select(k => k.Text).Where(n => n.StartsWith("com.apple.developer.", StringComparison.Ordinal)).Take(MostKeys);
    }
}
