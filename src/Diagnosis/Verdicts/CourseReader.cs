using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Reads what became of each candidate on one nub out of its rounds.</summary>
internal sealed class CourseReader(ClassHierarchy classes, IReadOnlyList<RoundRecord> rounds)
{
    private readonly Dictionary<Personality, CandidateCourse> courses = [];
    private readonly Dictionary<Personality, (ReasonCode Reason, string? Key)> mismatches = [];

    /// <summary>The last course of each candidate; one that started and still runs keeps that course.</summary>
    public IReadOnlyDictionary<Personality, CandidateCourse> Courses => courses;

    /// <summary>Why the others did not match.</summary>
    public IReadOnlyDictionary<Personality, (ReasonCode Reason, string? Key)> Mismatches => mismatches;

    /// <param name="isAsked">Personalities whose clauses are wanted even when they do not match.</param>
    public void Read(Func<Personality, bool> isAsked)
    {
        for (var i = 0; i < rounds.Count; i++)
        {
            foreach (var personality in rounds[i].Began.Candidates)
            {
                if (courses.TryGetValue(personality, out var before) && before.Started) continue;
                Read(i, personality, isAsked(personality));
            }
            foreach (var gone in rounds[i].Gone)
            {
                if (gone.Personality is { } personality && courses.TryGetValue(personality, out var ended) && ReferenceEquals(ended.Driver, gone)) courses[personality] = ended with { End = CourseEnd.Gone };
            }
        }
    }

    private void Read(int index, Personality personality, bool isAsked)
    {
        var round = rounds[index];
        if (!round.Judged.TryGetValue(personality, out var judged))
        {
            // an inactive nub, a stall or a panic before this candidate's turn
            if (isAsked || round.Died is not null) Keep(new(personality, CourseEnd.NotReached, NotReached(round), []));
            return;
        }
        var steps = round.StepsOf(personality);
        if (judged.Stop == CandidateStop.Passive && !isAsked)
        {
            courses.Remove(personality);
            mismatches[personality] = StopReasons.OfMismatch(steps);
            return;
        }
        if (judged.Stop == CandidateStop.CategoryExists && !isAsked)
        {
            courses.Remove(personality);
            mismatches[personality] = (ReasonCode.CategoryConsumed, null);
            return;
        }

        var clauses = ImmutableArray.CreateBuilder<Clause>();
        ClauseReader.Match(clauses, round.Began.Nub, personality, judged, steps);
        var course = judged.Stop == CandidateStop.None ? AfterMatch(round, personality, judged, clauses) : Stopped(index, personality, judged, steps);
        Keep(course with { Clauses = clauses.ToImmutable() });

        void Keep(CandidateCourse kept)
        {
            // that the winner holds the category in later rounds says less than how it won
            if (kept.End is CourseEnd.CategoryHeld or CourseEnd.CategoryConsumed && courses.TryGetValue(personality, out var before) && before.End == CourseEnd.Lost) return;
            courses[personality] = kept;
            mismatches.Remove(personality);
        }
    }

    private static ReasonCode? NotReached(RoundRecord round) =>
        round.Died is not null ? ReasonCode.DriverPanic
        : !round.Began.Nub.IsActive ? ReasonCode.NubNotRegistered
        : ReasonCode.ModuleStalled;

    private CandidateCourse Stopped(int index, Personality personality, MatchEvent.CandidateJudged judged, IReadOnlyList<MatchEvent> steps)
    {
        var held = steps.OfType<MatchEvent.CategoryHeld>().FirstOrDefault();
        var (end, reason) = judged.Stop switch
        {
            CandidateStop.DextDisabled or CandidateStop.NoDaemon or CandidateStop.RelaunchDisabled => (CourseEnd.Skipped, StopReasons.OfGate(judged.Stop)),
            CandidateStop.CategoryExists => (CourseEnd.CategoryHeld, OfHeld(index, personality, held)),
            CandidateStop.Passive => (CourseEnd.NoMatch, StopReasons.OfMismatch(steps).Reason),
            CandidateStop.Replaces => (CourseEnd.Replaces, ReasonCode.BootIncumbentReplaced),
            CandidateStop.CategoryConsumed => (CourseEnd.CategoryConsumed, OfHeld(index, personality, held)),
            CandidateStop.RematchPersonality => (CourseEnd.RelaunchExcluded, OfRelaunch(index, personality)),
            CandidateStop.ModuleStall => (CourseEnd.ModuleStalled, ReasonCode.ModuleStalled),
            CandidateStop.KernelDied => (CourseEnd.KernelDied, ReasonCode.DriverPanic),
            _ => throw new ArgumentOutOfRangeException(nameof(judged)),
        };
        return new(personality, end, reason, [], judged.Score);
    }

    /// <summary>K26: the crashed personality itself is only left out when it crashed too often.</summary>
    private ReasonCode OfRelaunch(int index, Personality personality) =>
        rounds[index].Began.Properties[Keys.IORematchPersonality] is OSDictionary saved && saved[Keys.IOUserServerName] is { } server && server.IsEqualTo(personality.Table[Keys.IOUserServerName] ?? OSBoolean.False)
            && saved[Keys.IOClass] is { } kernelClass && kernelClass.IsEqualTo(personality.Table[Keys.IOClass] ?? OSBoolean.False)
            ? ReasonCode.CrashLimit
            : ReasonCode.RelaunchRoundExcludes;

    /// <summary>K22, K23, K72: a holder that came while this personality was not there keeps the nub until it is made anew; also one that matched at boot, which only some give way.</summary>
    private ReasonCode OfHeld(int index, Personality personality, MatchEvent.CategoryHeld? held)
    {
        for (var i = 0; i < index; i++)
        {
            var won = rounds[i].Starts.Exists(s => s.Driver is not null && ReferenceEquals(s.Driver, held?.Holder));
            if (won && !rounds[i].Began.Candidates.Contains(personality)) return ReasonCode.IncumbentKeptUntilReplug;
        }
        return held is { MayReplace: true } ? ReasonCode.BootIncumbentKept : ReasonCode.CategoryConsumed;
    }

    private CandidateCourse AfterMatch(RoundRecord round, Personality personality, MatchEvent.CandidateJudged judged, ImmutableArray<Clause>.Builder clauses)
    {
        var course = new CandidateCourse(personality, CourseEnd.RoundStalled, ReasonCode.ModuleStalled, [], judged.Score);
        if (!round.Probed.TryGetValue(personality, out var probed))
        {
            return round.Died is null ? course : course with { End = CourseEnd.NotReached, Reason = ReasonCode.DriverPanic };
        }
        clauses.Add(new Clause.Probed(personality.ClassName, probed.Stop, probed.Score, ClauseReader.PositionOf(personality, Keys.IOClass.Text)));
        if (probed.Stop != ProbeStop.None)
        {
            if (probed.Stop == ProbeStop.Probe && PropertyMerge.Happened(round.Began.Nub, personality, probed.Model)) return course with { End = CourseEnd.Merged, Reason = null };
            return course with { End = CourseEnd.NotProbed, Reason = StopReasons.OfProbe(probed.Stop, personality.ClassName is { } name ? classes[name.Text] : null) };
        }
        course = course with { FinalScore = probed.Score };
        var checks = round.Entitlements.GetValueOrDefault(personality);
        foreach (var check in checks ?? []) clauses.Add(new Clause.Entitlements(check));
        if (round.StartOf(personality) is { } start)
        {
            var use = round.Opened.TryGetValue(personality, out var opened) ? new NubUse(opened.When, opened.Holder, opened.Certainty) : null;
            clauses.Add(new Clause.StartTried(start.Outcome, start.Waits, use));
            var started = start.Outcome is StartOutcome.Started or StartOutcome.Left;
            if (!started && PropertyMerge.Happened(round.Began.Nub, personality, probed.Model)) return course with { Start = start.Outcome, End = CourseEnd.Merged, Reason = null };
            return course with { Start = start.Outcome, Waits = start.Waits, Driver = start.Driver, Use = use, End = EndOf(start.Outcome), Reason = started ? null : StopReasons.OfStart(personality, start.Outcome, checks) };
        }
        return Behind(round, personality, probed.Score!.Value) is { } reason
            ? course with { End = CourseEnd.Lost, Reason = reason }
            : course with { End = CourseEnd.NotTried, Reason = ReasonCode.MatchDeferred };
    }

    private static CourseEnd EndOf(StartOutcome outcome) => outcome switch
    {
        StartOutcome.Started => CourseEnd.Started,
        StartOutcome.Left => CourseEnd.Left,
        StartOutcome.MatchDeferred or StartOutcome.DeferredInSleep => CourseEnd.Deferred,
        _ => CourseEnd.StartFailed,
    };

    /// <summary>Why it is behind the driver that started in its category; null when none did.</summary>
    private static ReasonCode? Behind(RoundRecord round, Personality personality, int score)
    {
        var winner = round.Starts.Find(s => s.Outcome is StartOutcome.Started or StartOutcome.Left && s.Category.Equals(personality.Category));
        if (winner is null) return null;
        return winner.Score > score ? ReasonCode.LowerScore : winner.Score == score ? ReasonCode.TieBrokenByOrder : ReasonCode.ScoreDifferenceWraps;
    }
}
