namespace IOMatch;

/// <summary>A change of winners in words: who, and why.</summary>
internal sealed class ChangeWords
{
    public const string Nobody = "nobody";

    private static readonly DriverNames Names = new(null);
    private static readonly CourseText Courses = new(Names);

    /// <summary><c>AppleUserUSBHostHIDDevice -> Acme.dext</c>, or what changed for a winner that stays.</summary>
    public static string Of(WinnerChange change)
    {
        var (before, after) = Pair(change);
        return !change.IsOfUse ? $"{before} -> {after}"
            : change.After!.KeptOutBy is not null ? $"{after} stays, and can no longer open the nub"
            : $"{after} stays, and can open the nub now";
    }

    /// <summary>The category: <c>default</c> or its name.</summary>
    public static string Category(OSSymbol category) => category.Equals(Keys.IODefaultMatchCategory) ? "default" : category.Text;

    /// <summary>What became of the former winner afterwards; null when there was none.</summary>
    public static string? Afterwards(WinnerChange change)
    {
        var (before, after) = Pair(change);
        return change.OldAfter is { } fate ? Fate(before, fate, change.Category, after, change.After, isAfter: true)
            : change is { IsOfUse: true, After: { } now } ? Use(after, now)
            : null;
    }

    /// <summary>What had become of the new winner before; null when there is none.</summary>
    public static string? Formerly(WinnerChange change)
    {
        var (before, after) = Pair(change);
        return change.NewBefore is { } fate ? Fate(after, fate, change.Category, before, change.Before, isAfter: false)
            : change is { IsOfUse: true, Before: { } was } ? Use(before, was)
            : null;
    }

    private static string Use(string name, WinningDriver driver) =>
        driver.KeptOutBy is { } holder ? $"{Names.Of(holder)} has the nub open, so open in {name} answers kIOReturnExclusiveAccess (0xe00002c5)" : $"nobody keeps {name} from opening the nub";

    /// <summary>Both names; told apart by the bundle, or the kernel class, where they are the same.</summary>
    private static (string Before, string After) Pair(WinnerChange change)
    {
        var before = change.Before is { } b ? Names.Of(b.Personality) : Nobody;
        var after = change.After is { } a ? Names.Of(a.Personality) : Nobody;
        if (change.IsOfUse || change.Before is null || change.After is null || before != after) return (before, after);
        var (old, now) = (change.Before.Personality, change.After.Personality);
        return old.BundleId?.Text != now.BundleId?.Text
            ? ($"{before} ({old.BundleId?.Text ?? "no bundle"})", $"{after} ({now.BundleId?.Text ?? "no bundle"})")
            : ($"{before} ({old.ClassName?.Text})", $"{after} ({now.ClassName?.Text})");
    }

    private static string Fate(string name, DriverFate fate, OSSymbol category, string winnerName, WinningDriver? winner, bool isAfter) => fate switch
    {
        DriverFate.NotInCatalogue => $"{name} {(isAfter ? "is" : "was")} not in the catalogue",
        DriverFate.OtherProviderClass o => $"{name} {(isAfter ? "asks" : "asked")} for nubs of another class: {ValueText.Of(o.Personality.ProviderClass)}",
        DriverFate.NubNotMatched => $"nothing {(isAfter ? "is" : "was")} matched on the nub: it {(isAfter ? "is" : "was")} not registered",
        DriverFate.NubAbsent { Publisher: { } publisher } => $"the nub {(isAfter ? "is" : "was")} not there: {Names.Of(publisher)}, which publishes it, {(isAfter ? "does" : "did")} not run",
        DriverFate.NubAbsent => $"the nub {(isAfter ? "is" : "was")} not there",
        DriverFate.Candidate { Course: { End: CourseEnd.Lost } c } when winner is not null && c.Personality.Category.Equals(category) => Lost(name, c, winnerName, winner, isAfter),
        DriverFate.Candidate { Course: { End: CourseEnd.NoMatch } c } => $"{name} {(isAfter ? "does" : "did")} not match: {CourseText.Mismatch(c)}",
        DriverFate.Candidate { Course: { End: CourseEnd.Started } c } => $"{name} {(isAfter ? "starts" : "started")} in the category {DriverNames.Category(c.Personality.Category)}",
        DriverFate.Candidate { Course: var c } => $"{name}: {Courses.Short(c)}{(c.Personality.Category.Equals(category) ? "" : $", in the category {DriverNames.Category(c.Personality.Category)}")}",
        _ => throw new ArgumentOutOfRangeException(nameof(fate)),
    };

    private static string Lost(string name, CandidateCourse course, string winnerName, WinningDriver winner, bool isAfter) => course.Reason switch
    {
        ReasonCode.TieBrokenByOrder => $"{name} and {winnerName} {(isAfter ? "score" : "scored")} {ScoreText.Of(course.FinalScore)}, and {winnerName} {(isAfter ? "is" : "was")} earlier in the catalogue's order",
        ReasonCode.ScoreDifferenceWraps => $"{name} {(isAfter ? "scores" : "scored")} {ScoreText.Of(course.FinalScore)}, {winnerName} {ScoreText.Of(winner.Score)}: the difference wraps in 32 bits",
        _ => $"{name} {(isAfter ? "scores" : "scored")} {ScoreText.Of(course.FinalScore)}, {winnerName} {ScoreText.Of(winner.Score)}",
    };
}
