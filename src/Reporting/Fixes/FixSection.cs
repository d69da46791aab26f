using System.Globalization;

namespace IOMatch;

/// <summary>The parts of a page that tell fixes: what would make the driver win, and what would not.</summary>
internal sealed class FixSection(Page page, SmallestChange change)
{
    private const int Label = 9;
    private const int MostNamed = 4;

    /// <summary>Whether there is anything to tell.</summary>
    public bool IsEmpty => change is { Fixes.IsEmpty: true, Environment.IsEmpty: true, IsForAnotherDevice: false };

    /// <summary>The changes with what they do; when there is none, what stands in the way.</summary>
    public void Fixes()
    {
        if (change.Fixes.IsEmpty)
        {
            None();
            return;
        }
        page.Line(Run.Strong(change.Fixes.Length == 1 ? "smallest change that makes it win" : "smallest changes that make it win, any one of them"), Run.Faint("  (each tried on the whole registry)"));
        for (var i = 0; i < change.Fixes.Length; i++) Fix(change.Fixes[i], change.Fixes.Length > 1 ? $"{i + 1} " : "");
    }

    private void None()
    {
        if (change.Nub is not { } nub)
        {
            page.Line(change.Question.Nub is { } name
                ? $"no nub {name} is there"
                : "no nub of this registry has anything to do with the bundle, so there is nothing to change it towards");
            return;
        }
        if (change.IsWithoutProperties) page.Line(0, 2, "the registry shows no properties of its nubs, so nothing can be compared with them: ioreg -l -w0 prints them");
        else if (change.IsForAnotherDevice) page.Line(0, 2, "the device that it is for is not in this registry: no change of a file brings it. The nub above is the one that is most alike; --nub names another");
        else page.Line(change.Extent.IsCut ? "no change was found before the search was cut off" : "no change of the files was found that makes it win here");
        foreach (var near in change.Nearest.Where(n => n.Misses.Count > 0 || !n.IsOffered).Take(1))
        {
            page.Gap();
            page.Line(2, 2, Run.Strong(near.Name), " ", MissText.Distance(near.Misses.Count + (near.IsOffered ? 0 : 1)));
            MissText.Write(page, 4, nub, near.Misses, ProviderClassOf(near.Name), near.IsOffered);
        }
    }

    private OSObject? ProviderClassOf(string personality) =>
        change.Question.Bundle.Personalities.FirstOrDefault(p => p.Origin.Name == personality)?.Table is OSDictionary table ? table["IOProviderClass"] : null;

    private void Fix(Fix fix, string number)
    {
        for (var i = 0; i < fix.Edits.Length; i++)
        {
            var edit = fix.Edits[i];
            page.Line(2, 4, i == 0 ? number : new string(' ', number.Length), i == 0 ? "- " : "and ", EditText.Of(edit), Place(edit));
        }
        page.Line(6, Label, Run.Faint("applies  "), EditText.Of(fix.Applicability));
        page.Line(6, Label, Run.Faint("before   "), RaceLine.Of(change.NubBefore, change.Before.Question));
        page.Line(6, Label, Run.Faint("after    "), RaceLine.Of(fix.After, fix.Asked));
        Effects(fix);
    }

    private Run Place(Edit edit)
    {
        if (edit is not Edit.OfKey of || change.Question.Bundle.Bundle is not { } bundle) return "";
        var at = bundle.InfoPlist.At([.. of.FullPath]);
        return at.Line > 0 ? Run.Faint($"  {at.File}:{at.Line}") : "";
    }

    private void Effects(Fix fix)
    {
        var effects = fix.Effects;
        if (!effects.Taken.IsEmpty) page.Line(6, Label, Run.Doubtful("also     "), $"takes {effects.Taken.Length.ToString(CultureInfo.InvariantCulture)} other nub{(effects.Taken.Length == 1 ? "" : "s")}: {List(effects.Taken.Select(Name))}");
        var others = effects.Displaced.Where(d => KeyOf(d.Nub) != KeyOf(fix.After.Nub)).ToList();
        var here = effects.Displaced.Where(d => KeyOf(d.Nub) == KeyOf(fix.After.Nub)).ToList();
        if (here.Count > 0) page.Line(6, Label, Run.Faint("instead  "), $"of {List(here.Select(d => Driver(d.Driver)))}, which ran there before");
        if (others.Count > 0) page.Line(6, Label, Run.Doubtful("also     "), $"takes the place of {List(others.Select(d => $"{Driver(d.Driver)} on {d.Nub.Component}"))}");
        if (!effects.LeftWithout.IsEmpty) page.Line(6, Label, Run.Bad("but      "), $"{List(effects.LeftWithout.Select(Name))} {(effects.LeftWithout.Length == 1 ? "is" : "are")} left without a driver");
        if (!effects.Gone.IsEmpty) page.Line(6, Label, Run.Doubtful("so       "), $"{effects.Gone.Length} nub{(effects.Gone.Length == 1 ? " is" : "s are")} no longer published: {List(effects.Gone.Select(Name))}");
        if (!effects.GivenUp.IsEmpty) page.Line(6, Label, Run.Bad("but      "), $"it no longer wins {List(effects.GivenUp.Select(Name))}");
    }

    /// <summary>What can be done to the machine instead.</summary>
    public void Environment()
    {
        if (change.Environment.IsEmpty) return;
        page.Gap();
        page.Line(Run.Strong("without changing a file"));
        foreach (var fix in change.Environment) page.Line(2, 4, "- ", EditText.Of(fix.Edits[0]));
    }

    /// <summary>What one would try first and what it comes to.</summary>
    public void NotEnough()
    {
        if (change.NotEnough.IsEmpty) return;
        page.Gap();
        page.Line(Run.Strong("not enough"));
        var before = Sentence(change.NubBefore, change.Before.Question);
        foreach (var tried in change.NotEnough)
        {
            var after = Sentence(tried.After, tried.Asked);
            page.Line(2, 4, "- ", EditText.Of(tried.Edit), ": ", after == before ? Still(tried.After) : after);
        }
    }

    private static string Still(NubDiagnosis? nub) => nub switch
    {
        null => "still no candidate there",
        { Verdict.Code: ReasonCode.WinsInOwnCategory } => "still a race of its own",
        { Best.End: CourseEnd.NoMatch } => "still no match",
        { Best.End: CourseEnd.Lost } => "still behind",
        _ => "it stays as it is",
    };

    private static string Sentence(NubDiagnosis? nub, DriverQuestion asked) => nub is null ? "it is no candidate there" : new CourseText(new DriverNames(asked)).Headline(nub);

    /// <summary>How much was tried.</summary>
    public void Extent()
    {
        var extent = change.Extent;
        page.Gap();
        page.Line(0, 2, Run.Faint(string.Create(
            CultureInfo.InvariantCulture,
            $"{extent.Simulations} simulation{(extent.Simulations == 1 ? "" : "s")}{(extent.IsCut ? ", which is the most that were allowed: there may be a smaller change; --most allows more" : "")}{(extent.Nearby ? "; sets were first tried on the nub's surroundings" : "")}")));
    }

    private static string Name(Service nub) => nub.Component;

    private static string Driver(Personality personality) => new DriverNames(null).Of(personality);

    private static (ulong, string) KeyOf(Service nub) => (nub.Entry?.Id ?? 0, nub.Path);

    private static string List(IEnumerable<string> items)
    {
        var all = items.GroupBy(i => i, StringComparer.Ordinal).Select(g => g.Count() == 1 ? g.Key : $"{g.Key} ({g.Count()} of them)").ToList();
        return all.Count <= MostNamed ? string.Join(", ", all) : $"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more";
    }
}
