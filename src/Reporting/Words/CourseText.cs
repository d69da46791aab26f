namespace IOMatch;

/// <summary>What became of a candidate, as the second half of a sentence that begins with the driver's name.</summary>
internal sealed class CourseText(DriverNames names)
{
    private const int MostListed = 6;

    /// <summary>One sentence for the asked driver on a nub: what it came to, and the one fact that decided.</summary>
    public string Headline(NubDiagnosis nub)
    {
        var course = nub.Best;
        return nub.Verdict.Code switch
        {
            ReasonCode.Wins => Wins(nub),
            ReasonCode.WinsInOwnCategory => $"wins, but in a match category of its own; {Others(nub)} beside it",
            _ when nub.Borrowed is { IsMissing: true } borrowed => $"matches {nub.Nub.Component}, but {BorrowedClassText.Of(borrowed)}",
            ReasonCode.MergesProperties => MergeText.Headline(nub.Nub, course.Personality),
            _ when course.Started && nub.ClassFit is { IsWrong: true } fit => Misfit(fit),
            ReasonCode.WinsButNoEffect => $"starts, but cannot use the nub; {Others(nub)} beside it and opens the nub first",
            _ => course.End switch
            {
                CourseEnd.NoMatch => $"does not match {nub.Nub.Component}: {Mismatch(course)}{InItsPlace(nub)}",
                CourseEnd.Lost => Lost(nub),
                _ => Ended(nub, course) + InItsPlace(nub),
            },
        };
    }

    private static string Misfit(KernelClassFit fit)
    {
        var needed = string.Join(" or ", fit.Needed.Select(f => f.KernelClass).Distinct(StringComparer.Ordinal));
        return fit.HasNoProxy
            ? $"is matched, but IOClass {fit.Given} is a kernel class that no dext can stand behind: {fit.UserClass} derives from {fit.Superclass}, whose kernel side is {needed}"
            : $"starts, but its calls are answered with kIOReturnUnsupported: IOClass is {fit.Given}, and {fit.UserClass} derives from {fit.Superclass}, whose kernel side is {needed}";
    }

    /// <summary>The result column of the race table.</summary>
    public string Result(Contender contender)
    {
        var course = contender.Course;
        return course.End switch
        {
            CourseEnd.Started => course.Waits.IsDefaultOrEmpty ? "started" + Use(course.Use) : $"start waits for {Waits(course)} ({ReasonCode.WaitsForResource.Number()})",
            CourseEnd.NoMatch => $"no match ({course.Reason!.Value.Number()})",
            CourseEnd.Lost => $"lost, {Behind(contender)} ({course.Reason!.Value.Number()})",
            _ => Short(course) + (course.Reason is { } reason ? $" ({reason.Number()})" : ""),
        };
    }

    /// <summary>Why the personality did not match, from the comparison that failed.</summary>
    public static string Mismatch(CandidateCourse course)
    {
        if (course.Decisive is { } c) return Difference(c) + Mistake(c);
        var remark = course.Clauses.OfType<Clause.Remark>().LastOrDefault();
        return course.Reason switch
        {
            ReasonCode.ParentMatch => "no provider above it fits IOParentMatch",
            ReasonCode.PlaceMatch => "IOLocationMatch does not fit",
            _ when remark is not null => remark.Text,
            _ when course.Family is { } family => $"the family {family.Family.Name} says no",
            _ => "passive matching says no",
        };
    }

    /// <summary>Both sides of a comparison that failed.</summary>
    public static string Difference(Clause.Compared c) => c.Rule switch
    {
        GenericRule.UserVisible => "the nub is hidden from user space",
        GenericRule.Exclave => "the nub is in an exclave and the personality is not, or the other way round",
        GenericRule.PropertyExists => $"{string.Join(" > ", c.Path)} wants the property {ValueText.Of(c.Wanted)}, and the nub does not have it",
        _ when c.Key == "IOResourceMatch" => $"the resource {ValueText.Of(c.Wanted)} is not published",
        _ => $"{string.Join(" > ", c.Path)} wants {ValueText.WithType(c.Wanted)}, the nub has {(c.Found is null ? "no such property" : ValueText.WithType(c.Found))}",
    };

    /// <summary>Why two values that look alike are not equal.</summary>
    private static string Mistake(Clause.Compared c) => (c.Wanted, c.Found) switch
    {
        // PCI keys are texts by design, and registers integers
        _ when c.Key.StartsWith("IOPCI", StringComparison.Ordinal) => "",
        (OSString { Text: "*" }, OSNumber) => ", and \"*\" is text to the kernel",
        // the PCI family reads numbers out of the text
        (OSString, OSNumber) when c.Key.StartsWith("IOPCI", StringComparison.Ordinal) => "",
        (OSString, OSNumber) => ", and text never equals an integer",
        (OSNumber, OSString) => ", and an integer never equals text",
        (OSString a, OSString b) when a.Text.Trim() == b.Text.Trim() => ", and blanks count",
        _ => "",
    };

    private string Wins(NubDiagnosis nub)
    {
        var score = nub.Best.FinalScore;
        var own = nub.OwnRace;
        var rival = own?.Contenders.FirstOrDefault(c => !c.IsAsked && c.Course.FinalScore is not null);
        var ahead = rival is null ? Alone(nub)
            : rival.Course.FinalScore == score ? $"a tie with {names.Of(rival.Course.Personality)}, which is later in the catalogue's order"
            : $"ahead of {names.Of(rival.Course.Personality)} with {ScoreText.Of(rival.Course.FinalScore)}";
        return $"wins {nub.Nub.Component} with score {ScoreText.Of(score)}, {ahead}";
    }

    /// <summary>Without a rival in its own category; others may compete in theirs.</summary>
    private static string Alone(NubDiagnosis nub) => nub.Races.Any(r => !r.Category.Equals(nub.Best.Personality.Category) && r.Contenders.Any(c => c.Course.Matched))
        ? "with no rival in its match category"
        : "nobody else competes";

    /// <summary>What a contender is called.</summary>
    public string Name(Contender contender) => names.Of(contender.Course.Personality);

    private string Lost(NubDiagnosis nub)
    {
        var winner = nub.WinnerInOwnCategory;
        if (winner is null) return "is behind another personality of the same bundle";
        var name = names.Of(winner.Course.Personality);
        var own = nub.OwnRace!.Contenders.First(c => ReferenceEquals(c.Course, nub.Best));
        return nub.Best.Reason switch
        {
            ReasonCode.TieBrokenByOrder => $"loses {nub.Nub.Component} to {name}: both score {ScoreText.Of(nub.Best.FinalScore)}, and {name} is earlier in the catalogue's order",
            ReasonCode.ScoreDifferenceWraps => $"loses {nub.Nub.Component} to {name}, although its score is higher: the difference of {ScoreText.Of(nub.Best.FinalScore)} and {ScoreText.Of(winner.Course.FinalScore)} wraps in 32 bits",
            _ => $"loses {nub.Nub.Component} to {name} by {ScoreText.Of(own.Behind)}: {ScoreText.Of(nub.Best.FinalScore)} against {ScoreText.Of(winner.Course.FinalScore)}",
        };
    }

    private string Ended(NubDiagnosis nub, CandidateCourse course) => course.End switch
    {
        CourseEnd.Started => $"wins {nub.Nub.Component}, and its start waits for {Waits(course)}",
        CourseEnd.Skipped => $"is not looked at on {nub.Nub.Component}: {Short(course)}",
        CourseEnd.NotReached => $"is not looked at on {nub.Nub.Component}: {Short(course)}",
        CourseEnd.CategoryHeld or CourseEnd.CategoryConsumed =>
            $"{(course.Matched ? "matches" : "is not compared with")} {nub.Nub.Component}, but {Holder(course)} holds the match category {DriverNames.Category(course.Personality.Category)}",
        CourseEnd.Replaces => $"makes the kernel terminate {Holder(course)} on {nub.Nub.Component}, and is not tried again",
        CourseEnd.KernelDied => $"brings the kernel down while it is compared with {nub.Nub.Component}: {course.Clauses.OfType<Clause.Remark>().LastOrDefault()?.Text ?? "it reads through a null pointer or never comes back"}",
        _ => $"matches {nub.Nub.Component}, but does not start: {Short(course)}",
    };

    /// <summary>A few words for a course that did not end in a start.</summary>
    public string Short(CandidateCourse course) => course.End switch
    {
        CourseEnd.Started => "started",
        CourseEnd.Left => "started, did its work and left",
        CourseEnd.Merged => "merged its properties into the nub and left, as its class is made to",
        CourseEnd.Gone => "started, and is gone again",
        CourseEnd.Skipped => course.Reason switch
        {
            ReasonCode.DriverKitOff => "DriverKit is off, dexts are skipped",
            ReasonCode.DaemonNotAvailable => "the IOKit daemon is not there yet, dexts are skipped",
            _ => "relaunching dexts is disabled",
        },
        CourseEnd.NotReached => course.Reason switch
        {
            ReasonCode.DriverPanic => "the kernel died before its turn",
            ReasonCode.NubNotRegistered => "the nub is inactive",
            _ => "the round stalled before its turn",
        },
        CourseEnd.CategoryHeld or CourseEnd.CategoryConsumed => $"turned away, {Holder(course)} holds the category",
        CourseEnd.NoMatch => "no match: " + Mismatch(course),
        CourseEnd.Replaces => $"replaces {Holder(course)}",
        CourseEnd.RelaunchExcluded => "left out, the round is for a dext that crashed",
        CourseEnd.ModuleStalled => $"its kext {course.Personality.BundleIdKernel?.Text} has to be loaded first, the round waits",
        CourseEnd.RoundStalled => "nothing is probed, the round waits for another driver's kext",
        CourseEnd.NotProbed => Probe(course),
        CourseEnd.Lost => "behind the winner",
        CourseEnd.NotTried => "not tried, a deferred match ended the round",
        CourseEnd.Deferred => course.Reason == ReasonCode.DeferredInSleep ? "put off until the machine wakes" : "IOMatchDefer puts it off until the IOKit daemon has sent all personalities",
        CourseEnd.StartFailed => Start(course),
        CourseEnd.KernelDied => "the kernel dies over it",
        _ => throw new ArgumentOutOfRangeException(nameof(course)),
    };

    private static string Probe(CandidateCourse course)
    {
        var name = course.Personality.ClassName?.Text;
        return course.Reason switch
        {
            ReasonCode.IoClassMissing => StopText.Of(ProbeStop.NoClassKey, name),
            ReasonCode.IoClassAbstract => $"IOClass {name} is abstract or no IOService",
            ReasonCode.IoClassUnknown => $"the kernel has no class {name}",
            ReasonCode.InitRefused => StopText.Of(ProbeStop.Init, name),
            ReasonCode.AttachRefused => "attach fails",
            _ => StopText.Of(ProbeStop.Probe, name),
        };
    }

    private string Start(CandidateCourse course) => course.Start switch
    {
        StartOutcome.StartFailed => "start fails",
        StartOutcome.OpenFailed => "start fails, it cannot open the nub" + (course.Use?.Holder is { } holder ? $": {names.Of(holder)} has it open" : ""),
        StartOutcome.AttachRefused => "a dext on IOResources is refused",
        StartOutcome.LaunchDisabled => "a boot argument disables dext launches",
        StartOutcome.ShuttingDown => "the machine goes down",
        StartOutcome.FailedToLaunch => "the kernel knows no dext of that bundle id",
        StartOutcome.OtherBuild => "the kernel knows another build of the dext, an upgrade is under way",
        StartOutcome.FailedToReuse => "the shared server process is not there",
        StartOutcome.ServerTimeout => "its server process does not check in within 120 seconds",
        StartOutcome.Entitlements => Entitlements(course),
        StartOutcome.HardwareOnly => "third-party dexts may not match this nub here",
        StartOutcome.NoUserClass => "the personality has no IOUserClass",
        StartOutcome.UserClassUnknown => $"the executable registers no class {ValueText.Of(course.Personality.Table[Keys.IOUserClass])}",
        _ => "start is put off",
    };

    /// <summary>What a start that succeeded came to.</summary>
    public static string StartAnswer(Clause.StartTried s) =>
        !s.Waits.IsDefaultOrEmpty ? "waits for " + string.Join(", ", s.Waits.Select(ValueText.Of))
        : s.Outcome == StartOutcome.Left ? "started, did its work and left"
        : "started" + Use(s.Use);

    private static string Use(NubUse? use) => use switch
    {
        null or { Holder: null, When: Opening.ByTheDext or Opening.OnDemand or Opening.Nothing } => "",
        { Holder: not null } => ", open answers kIOReturnExclusiveAccess (0xe00002c5)",
        { When: Opening.Briefly } => ", opened and let go",
        _ => ", opened the nub",
    };

    private static string Entitlements(CandidateCourse course)
    {
        var check = course.Clauses.OfType<Clause.Entitlements>().LastOrDefault()?.Check;
        if (check is null) return "its server process ended before the entitlement check";
        var side = check.FromProvider ? "the nub" : "the family";
        return check.Missing.IsEmpty
            ? check.Notes.OfType<FamilyNote.Remark>().LastOrDefault() is { } remark ? $"its entitlement does not cover this device: {remark.Text}" : "the value of its entitlement does not cover this device"
            : $"{side} demands the entitlement {string.Join(" and ", check.Missing.Distinct(StringComparer.Ordinal))}, and the dext does not have it";
    }

    private string Holder(CandidateCourse course) =>
        course.Clauses.OfType<Clause.CategoryLook>().FirstOrDefault()?.Holder is { } holder ? names.Of(holder) : "another driver";

    internal static string Waits(CandidateCourse course) => string.Join(" and ", course.Waits.Select(w =>
        w is OSDictionary table && table[Keys.IOResourceMatch] is { } resource ? $"the resource {ValueText.Of(resource)}" : ValueText.Of(w)));

    private static string Behind(Contender contender) => contender.Course.Reason switch
    {
        ReasonCode.TieBrokenByOrder => "same score, later in the catalogue's order",
        ReasonCode.ScoreDifferenceWraps => "the score difference wraps in 32 bits",
        _ => $"{ScoreText.Of(contender.Behind)} behind",
    };

    private string Others(NubDiagnosis nub)
    {
        var others = nub.OtherWinners.Select(o => names.Of(o.Course.Personality)).Distinct(StringComparer.Ordinal).ToList();
        return $"{List(others)} {(others.Count == 1 ? "starts" : "start")}";
    }

    private string InItsPlace(NubDiagnosis nub)
    {
        var winners = nub.Races.Select(r => r.Winner).OfType<Contender>().Where(w => !w.IsAsked).Select(w => names.Of(w.Course.Personality)).Distinct(StringComparer.Ordinal).ToList();
        return winners.Count == 0 ? "" : $"; {List(winners)} {(winners.Count == 1 ? "starts" : "start")} there";
    }

    internal static string List(List<string> items) =>
        items.Count < 2 ? string.Concat(items)
        : items.Count > MostListed ? $"{string.Join(", ", items[..(MostListed - 1)])} and {items.Count - MostListed + 1} more"
        : string.Join(", ", items[..^1]) + " and " + items[^1];
}
