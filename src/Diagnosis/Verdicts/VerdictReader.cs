using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>Puts a course and its races into a verdict.</summary>
internal static class VerdictReader
{
    public static Verdict Of(Service nub, CandidateCourse best, ImmutableArray<Race> races, IReadOnlyList<RoundRecord> rounds, KernelClassFit? fit)
    {
        var certainty = CertaintyOf(nub, best, races);
        if (best.End == CourseEnd.Merged) return new(ReasonCode.MergesProperties, Stage.Outcome, [], certainty);
        if (best.End is CourseEnd.Started or CourseEnd.Left) return Started(nub, best, races, rounds, fit, certainty);

        var because = ImmutableArray.CreateBuilder<ReasonCode>();
        if (best.Reason is { } reason) because.Add(reason);
        if (best.Decisive is { } decisive && WrittenWrong(decisive) is { } mistake) because.Add(mistake);
        if (best.End == CourseEnd.KernelDied && IsResourceNub(nub) && best.Personality.Table.ContainsKey(Keys.IOResourceMatch)) because.Insert(0, ReasonCode.ResourceMatchNotAString);
        if (best.End == CourseEnd.StartFailed && best.Clauses.OfType<Clause.Entitlements>().LastOrDefault()?.Check is { Holds: false, Missing.IsEmpty: true, Family: not null })
        {
            because.Add(ReasonCode.VendorNotEntitled);
        }
        var winners = races.Where(r => r.Winner is not null || r.Incumbent is { IsActive: true }).ToImmutableArray();
        var code = best.End switch
        {
            CourseEnd.KernelDied => ReasonCode.NotStarted,
            CourseEnd.NotReached => nub.IsActive ? ReasonCode.NotDecidable : ReasonCode.NeverTried,
            CourseEnd.Gone => ReasonCode.NotStarted,
            CourseEnd.ModuleStalled or CourseEnd.RoundStalled or CourseEnd.Deferred or CourseEnd.NotTried => ReasonCode.NotDecidable,
            CourseEnd.NoMatch or CourseEnd.Skipped => winners.IsEmpty ? ReasonCode.NoDriver : ReasonCode.Loses,
            _ => winners.Any(w => w.Category.Equals(best.Personality.Category)) ? ReasonCode.Loses : ReasonCode.NotStarted,
        };
        return new(code, best.Stage, because.ToImmutable(), certainty);
    }

    /// <summary>It would start, but nobody has the class: no list of kexts is whole, so that is all that can be said.</summary>
    public static Verdict OfMissingClass(Service nub, CandidateCourse best, ImmutableArray<Race> races) =>
        new(ReasonCode.NotDecidable, Stage.Class, [ReasonCode.IoClassUnknown], CertaintyOf(nub, best, races) with { Class = Certainty.Assumed });

    /// <summary>A value that means the nub's, and is written so that it never equals it.</summary>
    private static ReasonCode? WrittenWrong(Clause.Compared c) => (c.Wanted, c.Found) switch
    {
        (OSString { Text: "*" }, OSNumber) => ReasonCode.WildcardAsString,
        (OSString text, OSNumber number) when SpelledAs(text.Text, number.Value) => ReasonCode.NumberAsString,
        (OSNumber wanted, OSNumber found) when ulong.TryParse(wanted.Value.ToString(CultureInfo.InvariantCulture), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex == found.Value => ReasonCode.HexReadAsDecimal,
        (OSString a, OSString b) when a.Text != b.Text && a.Text.Trim() == b.Text.Trim() => ReasonCode.ValueHasBlanks,
        _ => null,
    };

    private static bool SpelledAs(string text, ulong value)
    {
        text = text.Trim();
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == value
            || ulong.TryParse(text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number) && number == value;
    }

    private static Verdict Started(Service nub, CandidateCourse best, ImmutableArray<Race> races, IReadOnlyList<RoundRecord> rounds, KernelClassFit? fit, Confidence certainty)
    {
        if (!best.Waits.IsDefaultOrEmpty) return new(ReasonCode.NotDecidable, Stage.Start, [ReasonCode.WaitsForResource], certainty);
        if (KeptOut(best, rounds) is { } use)
        {
            return new(ReasonCode.WinsButNoEffect, Stage.Start, [ReasonCode.ProviderOpenedBySibling], certainty with { Open = use.Certainty });
        }
        if (fit is { IsWrong: true })
        {
            // K70: it starts, and nothing of its family works; behind a class that is no proxy it is taken to crash
            var known = certainty with { Open = fit.Certainty };
            return fit.HasNoProxy
                ? new(ReasonCode.NotStarted, Stage.Class, [ReasonCode.KernelClassHasNoProxy], known)
                : new(ReasonCode.WinsButNoEffect, Stage.Class, [ReasonCode.KernelClassDoesNotFitUserClass], known);
        }
        certainty = certainty with { Open = CertaintyOf(best.Use) };
        var others = races.Any(r => !r.Category.Equals(best.Personality.Category) && r.Winner is not null);
        var ownCategory = !best.Personality.Category.Equals(Keys.IODefaultMatchCategory);
        if (!others || !ownCategory) return new(ReasonCode.Wins, Stage.Outcome, [], certainty);
        return new(ReasonCode.WinsInOwnCategory, Stage.Outcome, IsResourceNub(nub) ? [] : [ReasonCode.CategoryOnDeviceProvider], certainty);
    }

    /// <summary>What only the dext's code can tell is assumed, however sure the rest is.</summary>
    private static Certainty? CertaintyOf(NubUse? use) => use is { When: Opening.ByTheDext } ? Certainty.Assumed : use?.Certainty;

    /// <summary>
    /// Who keeps a driver that runs from opening the nub, and how sure that is; null when nothing speaks against it. Without a model of the driver, one that keeps
    /// the nub open since before is taken to be in its way: a driver that uses its nub opens it.
    /// </summary>
    internal static NubUse? KeptOut(CandidateCourse best, IReadOnlyList<RoundRecord> rounds)
    {
        if (best.Use is { } use) return use.Holder is null ? null : use with { Certainty = CertaintyOf(use)!.Value };
        foreach (var round in rounds)
        {
            foreach (var start in round.Starts)
            {
                if (ReferenceEquals(start.Driver, best.Driver)) return null;
                if (start.Driver is { IsActive: true } && round.Opened.TryGetValue(start.Personality, out var other) && other is { Holder: null, When: not Opening.Briefly }) return new(Opening.ByTheDext, start.Driver, Certainty.Assumed);
            }
        }
        return null;
    }

    /// <summary>Whether a category of one's own is the rule on this nub (K37, K55).</summary>
    internal static bool IsResourceNub(Service nub) => nub.Class.IsA(Keys.IOResources) || nub.Class.IsA(Keys.IOUserResources);

    /// <summary>The weakest evidence of each part.</summary>
    private static Confidence CertaintyOf(Service nub, CandidateCourse best, ImmutableArray<Race> races)
    {
        var match = Match(nub, best);
        var rivals = races.Where(r => r.Category.Equals(best.Personality.Category)).SelectMany(r => r.Contenders).Select(c => c.Course);
        Certainty? score = null;
        if (best.Matched)
        {
            foreach (var course in rivals.Append(best))
            {
                if (course.Family is { } family) score = Weaker(score ?? Certainty.Source, Score(family));
            }
            score ??= Certainty.Source;
        }
        // no list of the kernel's classes is known to be whole; a class that is listed says for itself what it is
        Certainty? @class = best is { Reason: ReasonCode.IoClassUnknown, Personality.IsDext: true } ? Certainty.Assumed : null;
        return new(match, score, Class: @class);
    }

    private static Certainty Match(Service nub, CandidateCourse course)
    {
        var weakest = Certainty.Source;
        for (var c = nub.Class; c is not null && !string.Equals(c.Name.Text, course.Personality.ProviderClass?.Text, StringComparison.Ordinal); c = c.Superclass)
        {
            weakest = Weaker(weakest, c.Certainty);
        }
        foreach (var clause in course.Clauses)
        {
            if (clause is Clause.FamilyAsked f) weakest = Weaker(weakest, f.Family.Evidence.Certainty);
            if (clause is Clause.Remark r && course.Decisive is null) weakest = Weaker(weakest, r.Certainty);
        }
        return weakest;
    }

    private static Certainty Score(Clause.FamilyAsked family) =>
        family.Parts.IsEmpty ? family.Family.Evidence.Certainty : family.Parts.Max(p => p.Certainty);

    private static Certainty Weaker(Certainty a, Certainty b) => a > b ? a : b;
}
