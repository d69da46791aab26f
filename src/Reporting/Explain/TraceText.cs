using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>Everything that was asked of the asked personalities, clause by clause in the kernel's order.</summary>
public static class TraceText
{
    /// <summary>The page.</summary>
    public static string Of(Diagnosis diagnosis, PageStyle style)
    {
        var page = new Page(style);
        var names = new DriverNames(diagnosis.Question);
        var text = new CourseText(names);
        foreach (var nub in diagnosis.Nubs)
        {
            foreach (var course in nub.Asked)
            {
                page.Gap();
                page.Line(0, 2, "personality ", Run.Strong(names.Of(course.Personality)), " on ", Run.Strong(nub.Nub.Component), $"  {nub.Nub.Class}, 0x{nub.Nub.Id:x}");
                page.Table(2, ["asked", "wanted", "", "answer"], [.. Rows(nub.Nub, course, names, text)]);
                foreach (var family in course.Clauses.OfType<Clause.FamilyAsked>().Select(f => f.Family).Distinct())
                {
                    page.Line(2, 4, Run.Faint($"the rules of {family.Name} are {CertaintyText.Of(family.Evidence.Certainty)}: {family.Evidence.Where}"));
                }
                page.Line(2, 2, course.Started ? Run.Good("it " + text.Short(course)) : Run.Bad("it ends here: " + text.Short(course)), course.Reason is { } r ? $" ({r.Number()} {r.Id()})" : "");
            }
            Ranking(page, nub, names, text);
        }
        if (diagnosis.Nubs.IsEmpty) page.Line(diagnosis.Question.Name, ": ", StandingText.Headline(diagnosis));
        return page.ToString();
    }

    /// <summary>One row a clause: what was asked, what was wanted, whether it passed, the answer.</summary>
    internal static IEnumerable<Run[]> Rows(Service nub, CandidateCourse course, DriverNames names, CourseText text)
    {
        foreach (var clause in course.Clauses)
        {
            switch (clause)
            {
                case Clause.ClassWalk c:
                    yield return ["IOProviderClass", c.Wanted.Text, Run.Good("pass"), c.Chain.Length == 1 ? "is the nub's class" : string.Join(" < ", c.Chain.Select(k => k.Name.Text))];
                    break;
                case Clause.DextGate g:
                    yield return ["dexts", "", Run.Bad("stop"), g.Stop switch { CandidateStop.DextDisabled => "DriverKit is off", CandidateStop.NoDaemon => "the IOKit daemon is not there", _ => "relaunching is disabled" }];
                    break;
                case Clause.CategoryLook c:
                    yield return ["match category", DriverNames.Category(c.Category), c.Holder is null ? Run.Good("free") : Run.Bad("held"), c.Holder is null ? "no client holds it" : $"by {names.Of(c.Holder)}{(c.MayReplace ? ", which may be replaced" : "")}"];
                    break;
                case Clause.Compared c:
                    yield return [Key(nub, c), ValueText.WithType(c.Wanted), Pass(c.Passed), Found(c)];
                    break;
                case Clause.Remark r:
                    yield return ["remark", "", "", $"{r.Text} ({CertaintyText.Of(r.Certainty)})"];
                    break;
                case Clause.FamilyAsked f:
                    yield return [$"family {f.Family.Name}", $"score before {CourseText.Score(f.ScoreBefore)}", Pass(f.Answer.Verdict == MatchVerdict.Yes), FamilyAnswer(f)];
                    break;
                case Clause.FamilySkipped:
                    yield return ["family", "", "-", "not asked: every key was a generic one"];
                    break;
                case Clause.Moved m:
                    yield return [m.IsLocation ? "IOLocationMatch" : "IOParentMatch", "", m.To is null ? Run.Bad("FAIL") : "", m.To is null ? "no provider is left" : $"goes on at {m.To.Component}, {m.To.Class}"];
                    break;
                case Clause.Probed p:
                    yield return ["IOClass", p.ClassName?.Text ?? "nothing", Pass(p.Stop == ProbeStop.None), p.Stop switch
                    {
                        ProbeStop.None => $"made and probed, score {CourseText.Score(p.Score)}",
                        ProbeStop.NoClassKey => "IOClass is missing or no string",
                        ProbeStop.CannotAllocate => "the kernel cannot make an instance",
                        ProbeStop.Init => "init fails",
                        _ => "probe refuses the nub",
                    }];
                    break;
                case Clause.Entitlements { Check: var check }:
                    yield return
                    [
                        check.FromProvider ? "entitlements, nub's demand" : "entitlements, family's demand",
                        ValueText.Of(check.Demanded),
                        Pass(check.Holds),
                        !check.IsKnown ? "what the dext holds was not given: taken to be held" : check.Missing.IsEmpty ? check.Family is null ? "held by name" : $"held by name, the values {(check.Family == MatchVerdict.Yes ? "cover" : "do not cover")} the device" : "missing: " + string.Join(", ", check.Missing),
                    ];
                    foreach (var note in check.Notes)
                    {
                        if (note is FamilyNote.Compared c) yield return ["  " + c.Key.Text, ValueText.WithType(c.Wanted), Pass(c.Equal), ValueText.WithType(c.Found)];
                        if (note is FamilyNote.Remark r) yield return ["  remark", "", "", $"{r.Text} ({CertaintyText.Of(r.Certainty)})"];
                    }
                    break;
                case Clause.StartTried s:
                    yield return ["start", "", s.Waits.IsDefaultOrEmpty ? Pass(s.Outcome is StartOutcome.Started or StartOutcome.Left) : Run.Doubtful("wait"), s.Outcome is StartOutcome.Started or StartOutcome.Left ? CourseText.StartAnswer(s) : text.Short(course)];
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(course), clause.GetType().Name);
            }
        }
    }

    /// <summary>The key; further up, where the line above names the entry, without the way to the nested table.</summary>
    private static string Key(Service nub, Clause.Compared c) => ReferenceEquals(c.On, nub)
        ? string.Join(SourcePosition.PathSeparator, c.Path)
        : "  " + string.Join(SourcePosition.PathSeparator, c.Path.SkipWhile(k => k is "IOParentMatch" or "IOLocationMatch"));

    private static Run Pass(bool passed) => passed ? Run.Good("pass") : Run.Bad("FAIL");

    private static string Found(Clause.Compared c)
    {
        var found = c.Rule == GenericRule.PropertyExists ? c.Passed ? "it exists" : "it does not exist" : ValueText.WithType(c.Found);
        return c.How is null ? found : $"{found} ({c.How})";
    }

    internal static string FamilyAnswer(Clause.FamilyAsked f) => f.Answer.Verdict switch
    {
        MatchVerdict.Yes when f.Parts.IsEmpty => $"score {CourseText.Score(f.Answer.Score)}",
        MatchVerdict.Yes => $"score {CourseText.Score(f.Answer.Score)} = {Parts(f.Parts)}",
        MatchVerdict.No => "no match",
        MatchVerdict.PageFault => "the kernel dies here: it reads through a null pointer",
        MatchVerdict.Hang => "the kernel never comes back from here",
        _ => "what the kernel does here is undefined",
    };

    /// <summary>A score as a sum: <c>90000 (idVendor + idProduct) - 1000 (wildcard)</c>.</summary>
    internal static string Parts(ImmutableArray<ScorePart> parts) => string.Join(" ", parts.Select((p, i) =>
        $"{(p.Points < 0 ? "- " : i == 0 ? "" : "+ ")}{Math.Abs((long)p.Points).ToString(CultureInfo.InvariantCulture)} ({p.Part})"));

    private static void Ranking(Page page, NubDiagnosis nub, DriverNames names, CourseText text)
    {
        if (nub.Races.IsEmpty) return;
        page.Gap();
        page.Line($"races on {nub.Nub.Component}");
        var rows = nub.Races.SelectMany(r => r.Contenders.Select((c, i) => new Run[]
        {
            i == 0 ? DriverNames.Category(r.Category) : "",
            names.InFull(c.Course.Personality),
            $"#{c.Course.Personality.Index}",
            CourseText.Score(c.Course.Score),
            CourseText.Score(c.Course.FinalScore),
            text.Result(c),
        }));
        page.Table(2, ["category", "driver", "offered ", "matched ", "probed ", "result"], [.. rows]);
    }
}
