namespace IOMatch;

/// <summary>What speaks against a win and does not settle it: the answer is then open, never a win. The set of kinds is closed.</summary>
public abstract record Doubt
{
    private Doubt()
    {
    }

    /// <summary>The reason code to read on at.</summary>
    public abstract ReasonCode Code { get; }

    /// <summary>The bundle's own files name a kernel class that does not go with the driver, as far as is known (K70).</summary>
    /// <param name="Finding">What lint found.</param>
    public sealed record KernelClass(LintFinding Finding) : Doubt
    {
        /// <inheritdoc/>
        public override ReasonCode Code => Finding.Code;
    }

    /// <summary>
    /// A driver of another category wants the nub for itself too. By the source categories start in the order of their best candidates (IOService::probeCandidates),
    /// but a dext's start waits for its process, and on hardware the system's driver was seen to have the nub although the dext scored higher.
    /// </summary>
    /// <param name="Other">The other driver, which the simulation keeps out.</param>
    public sealed record OpenedFirst(Contender Other) : Doubt
    {
        /// <inheritdoc/>
        public override ReasonCode Code => ReasonCode.ProviderOpenedBySibling;
    }

    /// <summary>The first doubt about a win; null when there is none, and where a dump or a log shows the driver at work.</summary>
    internal static Doubt? Of(Explanation answer)
    {
        if (answer.Main is not { } main || main.Relation == NubRelation.Attached || answer.Log is { HasStarted: true }) return null;
        var name = main.Best.Personality.Origin?.Name;
        var finding = answer.Lint.FirstOrDefault(f =>
            f is { Severity: not LintSeverity.Note, Code: ReasonCode.KernelClassDoesNotFitUserClass or ReasonCode.KernelClassHasNoProxy } && (f.Personality is null || f.Personality == name));
        if (finding is not null) return new KernelClass(finding);
        if (!main.Best.Personality.IsDext || VerdictReader.IsResourceNub(main.Nub)) return null;
        var other = main.Prediction.Races.Where(r => !r.Category.Equals(main.Best.Personality.Category)).SelectMany(r => r.Contenders)
            .FirstOrDefault(c => c is { IsAsked: false, Course.Reason: ReasonCode.ProviderOpenedBySibling });
        return other is null ? null : new OpenedFirst(other);
    }
}
