using System.Globalization;

namespace IOMatch;

/// <summary>The smallest changes as a page for the terminal.</summary>
public static class ChangeText
{
    private const int MostNamed = 4;

    /// <summary>The page.</summary>
    public static string Of(SmallestChange change, PageStyle style)
    {
        var page = new Page(style);
        page.Line(0, 2, Run.Strong(change.Question.Name + ":"), " ", Now(change));
        if (change.Nub is { } nub) page.Line(0, 4, "on  ", Run.Strong(nub.Component), "  ", nub.Class.Name.Text, "  ", Run.Faint(nub.Path));
        page.Gap();
        if (change.WinsAlready)
        {
            page.Line("nothing need be changed");
            return page.ToString();
        }
        Fixes(page, change);
        Environment(page, change);
        NotEnough(page, change);
        Extent(page, change.Extent);
        return page.ToString();
    }

    private static string Now(SmallestChange change)
    {
        var names = new DriverNames(change.Before.Question);
        if (change.NubBefore is { } nub) return new CourseText(names).Headline(nub);
        return change.Before.Main is { } main && change.Nub is null ? new CourseText(names).Headline(main) : StandingText.Headline(change.Before);
    }

    private static void Fixes(Page page, SmallestChange change)
    {
        if (change.Fixes.IsEmpty)
        {
            page.Line(change.Nub is null
                ? "no nub of this registry has anything to do with the bundle, so there is nothing to change it towards"
                : change.Extent.IsCut ? "no change was found before the search was cut off" : "no change of the files was found that makes it win here");
            return;
        }
        page.Line(Run.Strong(change.Fixes.Length == 1 ? "smallest change that makes it win" : "smallest changes that make it win, any one of them"), Run.Faint("  (each tried on the whole registry)"));
        for (var i = 0; i < change.Fixes.Length; i++) Fix(page, change, change.Fixes[i], change.Fixes.Length > 1 ? $"{i + 1} " : "");
    }

    private static void Fix(Page page, SmallestChange change, Fix fix, string number)
    {
        for (var i = 0; i < fix.Edits.Length; i++)
        {
            var edit = fix.Edits[i];
            page.Line(2, 4, i == 0 ? number : new string(' ', number.Length), i == 0 ? "- " : "and ", EditText.Of(edit), Place(change, edit));
        }
        page.Line(6, 9, Run.Faint("applies  "), EditText.Of(fix.Applicability));
        page.Line(6, 9, Run.Faint("then     "), new CourseText(new DriverNames(fix.Asked)).Headline(fix.After));
        Effects(page, fix);
    }

    private static Run Place(SmallestChange change, Edit edit)
    {
        if (edit is not Edit.OfKey of || change.Question.Bundle.Bundle is not { } bundle) return "";
        var at = bundle.InfoPlist.At([.. of.FullPath]);
        return at.Line > 0 ? Run.Faint($"  {at.File}:{at.Line}") : "";
    }

    private static void Effects(Page page, Fix fix)
    {
        var effects = fix.Effects;
        if (!effects.Taken.IsEmpty) page.Line(6, 9, Run.Doubtful("also     "), $"takes {effects.Taken.Length.ToString(CultureInfo.InvariantCulture)} other nub{(effects.Taken.Length == 1 ? "" : "s")}: {List(effects.Taken.Select(Name))}");
        var others = effects.Displaced.Where(d => !ReferenceEquals(d.Nub, fix.After.Nub) && NubKeyOf(d.Nub) != NubKeyOf(fix.After.Nub)).ToList();
        var here = effects.Displaced.Where(d => NubKeyOf(d.Nub) == NubKeyOf(fix.After.Nub)).ToList();
        if (here.Count > 0) page.Line(6, 9, Run.Faint("instead  "), $"of {List(here.Select(d => Driver(d.Driver)))}, which ran there before");
        if (others.Count > 0) page.Line(6, 9, Run.Doubtful("also     "), $"takes the place of {List(others.Select(d => $"{Driver(d.Driver)} on {d.Nub.Component}"))}");
        if (!effects.LeftWithout.IsEmpty) page.Line(6, 9, Run.Bad("but      "), $"{List(effects.LeftWithout.Select(Name))} {(effects.LeftWithout.Length == 1 ? "is" : "are")} left without a driver");
        if (!effects.Gone.IsEmpty) page.Line(6, 9, Run.Doubtful("so       "), $"{effects.Gone.Length} nub{(effects.Gone.Length == 1 ? " is" : "s are")} no longer published: {List(effects.Gone.Select(Name))}");
        if (!effects.GivenUp.IsEmpty) page.Line(6, 9, Run.Bad("but      "), $"it no longer wins {List(effects.GivenUp.Select(Name))}");
    }

    private static void Environment(Page page, SmallestChange change)
    {
        if (change.Environment.IsEmpty) return;
        page.Gap();
        page.Line(Run.Strong("without changing a file"));
        foreach (var fix in change.Environment) page.Line(2, 4, "- ", EditText.Of(fix.Edits[0]));
    }

    private static void NotEnough(Page page, SmallestChange change)
    {
        if (change.NotEnough.IsEmpty) return;
        page.Gap();
        page.Line(Run.Strong("not enough"));
        foreach (var tried in change.NotEnough)
        {
            page.Line(2, 4, "- ", EditText.Of(tried.Edit), ": ", tried.After is { } after ? new CourseText(new DriverNames(tried.Asked)).Headline(after) : "it is no candidate there");
        }
    }

    private static void Extent(Page page, SearchExtent extent)
    {
        page.Gap();
        page.Line(0, 2, Run.Faint(string.Create(
            CultureInfo.InvariantCulture,
            $"{extent.Simulations} simulations{(extent.IsCut ? $", which is the most that were allowed: there may be a smaller change; --most allows more" : "")}{(extent.Nearby ? "; sets were first tried on the nub's surroundings" : "")}")));
    }

    private static string Name(Service nub) => nub.Component;

    private static string Driver(Personality personality) => new DriverNames(null).Of(personality);

    private static (ulong, string) NubKeyOf(Service nub) => (nub.Entry?.Id ?? 0, nub.Path);

    private static string List(IEnumerable<string> items)
    {
        var all = items.Distinct(StringComparer.Ordinal).ToList();
        return all.Count <= MostNamed ? string.Join(", ", all) : $"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more";
    }
}
