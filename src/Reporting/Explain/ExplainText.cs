namespace IOMatch;

/// <summary>The answer as a page for the terminal: verdict, evidence, what was not looked at.</summary>
public static class ExplainText
{
    private const int Label = 13;
    private const int MostNubs = 8;
    private const int MostGroups = 6;
    private const int MostMisses = 3;
    private const int MostLogLines = 6;
    private const int MostFindings = 6;

    /// <summary>The page.</summary>
    public static string Of(Explanation answer, PageStyle style)
    {
        var page = new Page(style);
        var names = new DriverNames(answer.Question);
        var text = new CourseText(names);
        Verdict(page, answer, text);
        if (answer.Main is { } main)
        {
            page.Gap();
            NubLine(page, main.Nub);
            if (main.Observed is { } seen) ObservedText.Section(page, main.Prediction, seen, names);
            page.Gap();
            Races(page, main.Prediction, names, text);
            Compared(page, main.Prediction, names);
            MergeText.Section(page, main.Prediction.Merges);
            BorrowedClassText.Section(page, main.Prediction.Borrowed);
            SecondWinner(page, main, names);
        }
        Standings(page, answer, names);
        Instances(page, answer);
        Lint(page, answer);
        Change(page, answer);
        Log(page, answer);
        OtherNubs(page, answer, text);
        Footer(page, answer);
        return page.ToString();
    }

    private static void Verdict(Page page, Explanation answer, CourseText text)
    {
        var verdict = answer.Verdict;
        var sentence = Headline.Of(answer, text);
        page.Line(0, 2, Run.Strong(answer.Question.Name + ":"), " ", sentence);
        var because = verdict.Because.IsEmpty ? "" : $" (because {string.Join(", ", verdict.Because.Select(b => $"{b.Number()} {b.Id()}"))})";
        page.Field("verdict", Label, new Run($"{verdict.Code.Number()} {verdict.Code.Id()}", InkOf(verdict)), because);
        if (answer.Main?.Prediction.Verdict is { } first && first.Code != verdict.Code && answer.IsObserved) page.Field("predicted", Label, $"{first.Code.Number()} {first.Code.Id()}");
        Stages(page, answer);
        if (answer.Choice is { } choice) page.Field("catalogue", Label, CatalogueText.Of(choice));
        page.Field("certainty", Label, CertaintyText.Of(verdict.Certainty));
        if (answer.Main is { } settled && SettleText.Of(settled) is { } open) page.Field("open", Label, open);
    }

    /// <summary>How far it came: what failed with its evidence, then the stages by what is known of them.</summary>
    private static void Stages(Page page, Explanation answer)
    {
        foreach (var step in answer.Stages.Where(s => s.State == StageState.Failed))
        {
            foreach (var evidence in step.Evidence.Take(MostMisses)) page.Field("failed", Label, Run.Bad(LifeText.Of(step.Stage)), ": ", LifeText.Of(evidence));
        }
        if (answer.Stages.All(s => s.State is StageState.Passed or StageState.NotThere)) page.Field("passed", Label, "all stages passed");
        else Stages(page, answer, StageState.Passed);
        Stages(page, answer, StageState.Expected);
        Stages(page, answer, StageState.Unknown);
    }

    private static void Stages(Page page, Explanation answer, StageState state)
    {
        var steps = answer.Stages.Where(s => s.State == state).ToList();
        if (steps.Count > 0) page.Field(LifeText.Of(state), Label, string.Join(", ", steps.Select(LifeText.Unknown)));
    }

    private static Ink InkOf(Verdict verdict) => verdict.Code switch
    {
        ReasonCode.Wins or ReasonCode.MergesProperties => Ink.Good,
        ReasonCode.WinsInOwnCategory or ReasonCode.NotDecidable => Ink.Doubtful,
        _ => Ink.Bad,
    };

    private static void NubLine(Page page, Service nub)
    {
        var product = (nub["USB Product Name"] as OSString)?.Text;
        page.Line(0, 4, "on  ", Run.Strong(nub.Component), "  ", nub.Class.Name.Text, product is null ? "" : $"  \"{product}\"", $"  id 0x{nub.Id:x}");
        page.Exact(4, Run.Faint(nub.Path));
    }

    private static void Races(Page page, NubDiagnosis nub, DriverNames names, CourseText text)
    {
        var rows = new List<Run[]>();
        var left = 0;
        foreach (var race in nub.Races)
        {
            foreach (var contender in race.Contenders)
            {
                var course = contender.Course;
                if (!course.Matched && nub.Asked.IndexOf(course) >= MostMisses)
                {
                    left++;
                    continue;
                }
                rows.Add(
                [
                    DriverNames.Category(race.Category),
                    new Run(names.InTable(course.Personality), contender.IsAsked ? Ink.Strong : Ink.Plain),
                    ScoreText.Of(course.FinalScore ?? course.Score),
                    new Run(text.Result(contender), course.Started ? Ink.Good : Ink.Plain),
                ]);
            }
        }
        if (rows.Count > 0) page.Table(2, ["category", "driver", "score ", "result"], rows);
        if (left > 0) page.Line(2, 4, $"{left} more of the bundle's personalities do not match");
        foreach (var check in nub.Best.Clauses.OfType<Clause.Entitlements>().Select(c => c.Check).Where(c => !c.IsKnown && c.Demanded is not null))
        {
            page.Line(2, 4, $"{(check.FromProvider ? "the nub" : "the family")} demands {ValueText.Of(check.Demanded)}; what the dext holds was not given, so it is taken to hold it");
        }
        var others = nub.Rejected.Sum(r => r.Count);
        if (others > 0)
        {
            page.Line(2, 4, others == 1 ? "1 other personality is out: " : $"{others} other personalities are out: ", string.Join(", ", nub.Rejected.Take(MostGroups).Select(Group)), nub.Rejected.Length > MostGroups ? $", {nub.Rejected.Skip(MostGroups).Sum(r => r.Count)} for other reasons" : "");
        }
    }

    internal static string Group(RejectedGroup group) => group.Reason switch
    {
        ReasonCode.ProviderClassNotInherited => $"{group.Count} for other provider classes",
        ReasonCode.PropertyDiffers => $"{group.Count} by {group.Key}",
        ReasonCode.PropertyAbsent => $"{group.Count} by {group.Key}, which the nub lacks",
        ReasonCode.FamilyRefused => $"{group.Count} refused by the family",
        ReasonCode.UsbCombinationIncomplete => $"{group.Count} whose keys make no USB combination",
        ReasonCode.CategoryConsumed => $"{group.Count} not compared, their category is held",
        ReasonCode.ResourceNotPublished => $"{group.Count} by the resource {group.Key}, which is not published",
        _ when group.Key is not null => $"{group.Count} by {group.Key}",
        _ => $"{group.Count} {group.Reason.Id()}",
    };

    private static void Compared(Page page, NubDiagnosis nub, DriverNames names)
    {
        var rows = new List<Run[]>();
        foreach (var c in nub.Best.Clauses.OfType<Clause.Compared>())
        {
            rows.Add(
            [
                c.Passed ? Run.Good("same") : Run.Bad("DIFFERS"),
                string.Join(SourcePosition.PathSeparator, c.Path),
                ValueText.WithType(c.Wanted),
                Found(nub.Nub, c),
                Run.Faint(PlaceText.Of(c.At)),
            ]);
        }
        if (rows.Count == 0) return;
        page.Gap();
        page.Line(0, 2, $"what {names.Of(nub.Best.Personality)} asks of the nub");
        page.Table(2, ["", "key", "wanted", nub.Best.Clauses.OfType<Clause.Moved>().Any() ? "found" : "nub has", "written at"], rows, places: true);
        foreach (var remark in nub.Best.Clauses.OfType<Clause.Remark>()) page.Line(2, 2, $"{remark.Text} ({CertaintyText.Of(remark.Certainty)})");
        Score(page, nub.Best);
    }

    private static string Found(Service nub, Clause.Compared c)
    {
        var found = c.Found is null ? "nothing" : ValueText.TypeOf(c.Found) == ValueText.TypeOf(c.Wanted) ? ValueText.Of(c.Found) : ValueText.WithType(c.Found);
        return ReferenceEquals(c.On, nub) ? found : $"{found} on {c.On.Component}";
    }

    private static void Score(Page page, CandidateCourse course)
    {
        if (course is not { Matched: true, Family: { Parts.IsEmpty: false } family }) return;
        page.Line(2, 4, $"score {ScoreText.Of(course.Score)} = {ScoreText.Parts(family.Parts)}");
    }

    private static void SecondWinner(Page page, ExplainedNub nub, DriverNames names)
    {
        if (nub.Verdict.Code is not (ReasonCode.WinsInOwnCategory or ReasonCode.WinsButNoEffect)) return;
        var look = nub.Best.Clauses.OfType<Clause.CategoryLook>().FirstOrDefault();
        if (look is null) return;
        page.Gap();
        page.Line(Run.Strong("why is there a second winner?"));
        page.Line(2, 2, $"{PlaceText.Of(look.At)}  IOMatchCategory = \"{look.Category.Text}\"");
        var mine = names.Of(nub.Best.Personality);
        var others = nub.Prediction.OtherWinners.ToList();
        page.Line(2, 0, "A match category is a separate race on the same nub, and every race has its own winner. ",
            $"{mine} left the default race, so {CourseText.List([.. others.Select(o => names.Of(o.Course.Personality)).Distinct(StringComparer.Ordinal)])} won without it.");
        foreach (var other in others.DistinctBy(o => names.Of(o.Course.Personality))) page.Line(2, 0, Sharing(mine, names.Of(other.Course.Personality), other.Course.Use, nub.Verdict.Code == ReasonCode.WinsButNoEffect));
    }

    private static string Sharing(string mine, string other, NubUse? use, bool isTooLate) => use switch
    {
        { Holder: null, When: not Opening.Briefly } when isTooLate => $"{other} opened the nub first and keeps it open ({CertaintyText.Of(use.Certainty)}). A nub has one owner, so open in {mine} answers kIOReturnExclusiveAccess (0xe00002c5).",
        { Holder: null, When: Opening.Briefly } => $"{other} opens the nub to set it up and lets go of it ({CertaintyText.Of(use.Certainty)}), so {mine} can open it.",
        { Holder: null, When: Opening.Provider } => $"{other} opens the nub and keeps it open ({CertaintyText.Of(use.Certainty)}). A nub has one owner: whoever opens it first keeps the other out, which then gets kIOReturnExclusiveAccess (0xe00002c5).",
        _ => $"Whether {other} opens the nub is not known. A nub has one owner: whoever opens it first keeps the other out, which then gets kIOReturnExclusiveAccess (0xe00002c5).",
    };

    private static void Standings(Page page, Explanation answer, DriverNames names)
    {
        var told = answer.Standings.Where(s => s is not Standing.Candidate || answer.Standings.Length > 1).ToList();
        if (told.Count == 0 || told is [Standing.NeverFiled or Standing.NotRead or Standing.Duplicate or Standing.Refused] && answer.Standings.Length == 1) return;
        page.Gap();
        page.Line(answer.Standings.Length == 1 ? "the personality" : "the bundle's personalities");
        foreach (var alike in told.GroupBy(s => StandingText.Of(s, names), StringComparer.Ordinal))
        {
            var first = string.Join(", ", alike.Take(MostMisses).Select(s => s.Name));
            page.Line(2, 4, Run.Strong(alike.Count() > MostMisses ? $"{first} and {alike.Count() - MostMisses} more" : first), "  ", alike.Key);
        }
    }

    /// <summary>Where the dump shows the driver, on nubs that the page does not tell of otherwise.</summary>
    private static void Instances(Page page, Explanation answer)
    {
        if (!answer.IsObserved) return;
        var told = answer.Main?.Observed?.Find<ObservedFinding.Attached>()?.Driver;
        var others = answer.Instances.Where(i => !ReferenceEquals(i, told)).ToList();
        if (others.Count == 0 && (told is not null || !answer.Nubs.IsEmpty)) return;
        page.Gap();
        page.Line(0, 2, others.Count == 0 ? "the dump shows no instance of it anywhere" : $"the dump {(told is null ? "shows" : "also shows")} it attached to {string.Join(", ", others.Take(MostMisses).Select(i => i.Provider?.Component))}{(others.Count > MostMisses ? $" and {others.Count - MostMisses} more" : "")}");
    }

    /// <summary>What lint finds in the bundle's files and the stages do not tell already.</summary>
    private static void Lint(Page page, Explanation answer)
    {
        var told = answer.Stages.SelectMany(s => s.Evidence).OfType<StageEvidence.Linted>().Take(MostMisses).Select(e => e.Finding).ToHashSet();
        var findings = answer.Lint.Where(f => f.Severity != LintSeverity.Note && !told.Contains(f)).ToList();
        if (findings.Count == 0) return;
        page.Gap();
        page.Line("in the bundle's own files");
        page.Table(2, [], [.. findings.Take(MostFindings).Select(f => new Run[] { Run.Faint(PlaceText.Of(f.At)), f.Code.Number(), f.Text })], places: true);
        if (findings.Count > MostFindings) page.Line(2, 2, $"and {findings.Count - MostFindings} more; iomatch lint tells all");
    }

    private static void Change(Page page, Explanation answer)
    {
        if (answer.Change is not { WinsAlready: false } change || new FixSection(page, change) is not { IsEmpty: false } section) return;
        page.Gap();
        if (change.IsForAnotherDevice)
        {
            page.Line(0, 2, change.IsWithoutProperties
                ? "the registry shows no properties of its nubs, so nothing can be compared with them: ioreg -l -w0 prints them"
                : "the device that it is for is not in this registry, so no change of a file makes it win");
        }
        else if (!change.Fixes.IsEmpty)
        {
            if (answer.Main is { } main && change.Nub is { } nub && nub.Id != main.Nub.Id) page.Line(0, 2, "where it comes nearest is ", Run.Strong(nub.Component), $", {nub.Class.Name.Text}");
            section.Fixes();
            section.NotEnough();
        }
        section.Environment();
    }

    private static void Log(Page page, Explanation answer)
    {
        if (answer.Log is not { } log) return;
        page.Gap();
        page.Line($"the log says of {log.Name}: it came as far as {log.Furthest.Words()}", log.HasStarted ? Run.Good(", and it started") : "", log.Crashes > 0 ? $", and it crashed {log.Crashes} times" : "");
        var told = log.Findings.Where(f => f.Severity == LogSeverity.Bad || ReferenceEquals(f, log.Decisive)).Concat(log.Causes).OrderBy(f => f.At.Line).ToList();
        page.Table(2, [], [.. told.TakeLast(MostLogLines).Select(f => new Run[] { Run.Faint(PlaceText.Of(f.At)), f.Reason?.Number() ?? "", f.Means })]);
    }

    private static void OtherNubs(Page page, Explanation answer, CourseText text)
    {
        if (answer.Nubs.Length < 2) return;
        page.Gap();
        page.Line("other nubs where it is a candidate");
        var alike = answer.Nubs.Skip(1).GroupBy(n => (n.Verdict.Code, Text: Other(n, text))).ToList();
        page.Table(2, [], [.. alike.Take(MostNubs).Select(g => new Run[] { g.Key.Code.Number(), g.Count() == 1 ? g.First().Nub.Component : $"{g.First().Nub.Component} and {g.Count() - 1} more", g.Key.Text })]);
        var left = alike.Skip(MostNubs).Sum(g => g.Count());
        if (left > 0) page.Line(2, 2, $"and {left} more; --nub names one");
    }

    private static string Other(ExplainedNub nub, CourseText text) =>
        nub.Observed is not { } seen || !(nub.Best.Started || seen.Find<ObservedFinding.Attached>() is not null) ? text.Short(nub.Best)
        : nub.Best.Started ? ObservedText.Seen(nub.Prediction, seen)
        : $"{text.Short(nub.Best)}; but {ObservedText.Seen(nub.Prediction, seen)}";

    private static void Footer(Page page, Explanation answer)
    {
        if (ConfirmText.Of(answer) is { } command)
        {
            page.Gap();
            page.Line("confirm on a Mac");
            page.Exact(2, command);
        }
        if (answer.NotLookedAt.IsEmpty) return;
        page.Gap();
        page.Line(0, 4, Run.Faint("not looked at: "), string.Join(", ", answer.NotLookedAt.Select(ConfirmText.Of)));
    }
}
