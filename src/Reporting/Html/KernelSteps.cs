using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>One step of the kernel's loop on a nub, in a sentence.</summary>
/// <param name="Text">What happens.</param>
/// <param name="Ranking">The start lists as far as they are known, best first; default where the step changes none.</param>
/// <param name="IsTurn">Whether another round, candidate or category begins here.</param>
internal sealed record KernelStep(string Text, ImmutableArray<RankedName> Ranking = default, bool IsTurn = false);

/// <summary>A place on a start list.</summary>
internal sealed record RankedName(string Category, string Driver, int Score);

/// <summary>Walks the transcript of one nub for those who want to see the loop turn. Candidates that do not match take one step each.</summary>
internal sealed class KernelSteps(Diagnosis diagnosis, DriverNames names)
{
    /// <summary>More would help nobody.</summary>
    public const int Most = 400;

    public static ImmutableArray<KernelStep> Of(Transcript transcript, Diagnosis diagnosis, NubDiagnosis nub, DriverNames names) =>
        new KernelSteps(diagnosis, names).Read([.. transcript.Where(e => ReferenceEquals(e.Nub, nub.Nub))]);

    private ImmutableArray<KernelStep> Read(List<MatchEvent> events)
    {
        var steps = ImmutableArray.CreateBuilder<KernelStep>();
        var probed = new HashSet<Personality>(ReferenceEqualityComparer.Instance);
        var order = new List<MatchEvent.CategoryRanked>();
        for (var i = 0; i < events.Count && steps.Count < Most; i++)
        {
            switch (events[i])
            {
                case MatchEvent.RoundBegan began:
                    probed.Clear();
                    order = [.. events.Skip(i + 1).TakeWhile(e => e is not MatchEvent.RoundBegan).OfType<MatchEvent.CategoryRanked>()];
                    steps.Add(new($"{(began.AfterReplacement ? "another round begins, because a driver was replaced" : "a round of matching begins")}: {Count(began.Candidates.Length)} filed under the nub's classes", [], IsTurn: true));
                    break;
                case MatchEvent.CandidateTaken taken when Folded(events, i) is { } judged:
                    steps.Add(new($"{Name(taken.Personality)}: {Why(events, i, judged)}", IsTurn: true));
                    while (events[i] is not MatchEvent.CandidateJudged) i++;
                    break;
                case MatchEvent.DriverProbed { Stop: ProbeStop.None } p:
                    probed.Add(p.Personality);
                    steps.Add(new($"{Name(p.Personality)} is made and probed; probe leaves the score {Number(p.Score ?? 0)}", Ranking(order, probed), IsTurn: true));
                    break;
                case MatchEvent.CategoryRanked ranked:
                    steps.Add(new(ranked.Order.IsEmpty
                        ? $"nobody is left in the category {DriverNames.Category(ranked.Category)}"
                        : $"the start list of the category {DriverNames.Category(ranked.Category)} stands: {string.Join(", then ", ranked.Order.Take(4).Select(r => $"{Name(r.Personality)} with {Number(r.Score)}"))}", IsTurn: true));
                    break;
                default:
                    if (Sentence(events[i]) is { } text) steps.Add(new(text, IsTurn: events[i] is MatchEvent.CandidateTaken));
                    break;
            }
        }
        return steps.ToImmutable();
    }

    /// <summary>The judgement of a candidate that is told in one step; null for one that is told in full.</summary>
    private MatchEvent.CandidateJudged? Folded(List<MatchEvent> events, int at)
    {
        var judged = events.Skip(at + 1).TakeWhile(e => e is not MatchEvent.CandidateTaken).OfType<MatchEvent.CandidateJudged>().FirstOrDefault();
        return judged is null || judged.Matched || diagnosis.Question.Asks(judged.Personality) ? null : judged;
    }

    private static string Why(List<MatchEvent> events, int at, MatchEvent.CandidateJudged judged)
    {
        if (judged.Stop != CandidateStop.Passive) return Stop(judged.Stop);
        var failed = events.Skip(at).TakeWhile(e => !ReferenceEquals(e, judged)).LastOrDefault(e => e is MatchEvent.KeyCompared { Equal: false } or MatchEvent.FamilyAnswered);
        return failed switch
        {
            MatchEvent.KeyCompared k => $"no, {k.Key.Text} is another",
            MatchEvent.FamilyAnswered f when f.Notes.OfType<FamilyNote.Compared>().FirstOrDefault(n => !n.Equal) is { } n => $"no, {n.Key.Text} wants {ValueText.Of(n.Wanted)}, the nub has {ValueText.Of(n.Found)}",
            MatchEvent.FamilyAnswered f => $"no, says the family {f.Family.Name}",
            _ => "no match",
        };
    }

    private string? Sentence(MatchEvent e) => e switch
    {
        MatchEvent.CandidateTaken t => $"{Name(t.Personality)} is looked at; its category is {DriverNames.Category(t.Personality.Category)}, its own score {Number(t.Personality.Score)}",
        MatchEvent.CategoryHeld h => $"its category is held by {names.Of(h.Holder)}{(h.MayReplace ? ", which it could replace" : "")}",
        MatchEvent.KeyCompared k => $"{k.Key.Text}: wanted {ValueText.WithType(k.Wanted)}; {(k.Equal ? "it fits" : "it does not fit")}",
        MatchEvent.FamilyAnswered f => $"the family {f.Family.Name} is asked: {Family(f)}",
        MatchEvent.FamilySkipped => "every key was a generic one, so no family is asked",
        MatchEvent.SearchMoved m => m.To is null ? "no provider is left to look at" : $"the search goes on at {m.To.Component}",
        MatchEvent.CandidateJudged { Stop: CandidateStop.None } j => $"it matches with {Number(j.Score ?? 0)} and goes on to be probed",
        MatchEvent.CandidateJudged j => $"it goes no further: {Stop(j.Stop)}",
        MatchEvent.DriverProbed p => $"{Name(p.Personality)} drops out: {p.Stop switch
        {
            ProbeStop.NoClassKey => "IOClass is missing or no string",
            ProbeStop.CannotAllocate => "the kernel cannot make an instance of its class",
            ProbeStop.Init => "init fails",
            _ => "probe refuses the nub",
        }}",
        MatchEvent.StartAttempted s => $"{Name(s.Personality)} is started with {Number(s.Score)}: {(s.Outcome == StartOutcome.Started ? "it runs" : s.Outcome == StartOutcome.Left ? "it did its work and left" : "it fails, the next of its category is tried")}",
        MatchEvent.ServerAsked a => $"its process {a.Server}: {a.Answer switch
        {
            ServerAnswer.CheckedIn => "launched and checked in",
            ServerAnswer.Reused => "a running one is used again",
            ServerAnswer.OtherOrganization => "one of its own is launched",
            ServerAnswer.NotThereToReuse => "not there to be used again",
            ServerAnswer.BundleUnknown => "the kernel knows no such dext",
            ServerAnswer.OtherBuild => "the kernel knows another build of the dext",
            _ => "never checks in",
        }}",
        MatchEvent.EntitlementsChecked c => $"its entitlements are held against what {(c.FromProvider ? "the nub" : "the family")} demands: {(c.Holds ? c.IsKnown ? "they hold" : "taken to hold, nobody told them" : "they do not hold")}",
        MatchEvent.ProviderOpened { When: Opening.ByTheDext, Holder: null } o => $"{names.Of(o.Driver)} is taken to open the nub in start, which only its own code can tell ({CertaintyText.Of(Certainty.Assumed)})",
        MatchEvent.ProviderOpened o => o.Holder is null ? $"{names.Of(o.Driver)} opens the nub ({CertaintyText.Of(o.Certainty)})" : $"{names.Of(o.Driver)} cannot open the nub, {names.Of(o.Holder)} has it open ({CertaintyText.Of(o.Certainty)})",
        MatchEvent.NubsPublished p => $"{names.Of(p.Driver)} publishes {string.Join(", ", p.Published.Take(4).Select(s => s.Component))} ({CertaintyText.Of(p.Certainty)})",
        MatchEvent.DriverGone g => $"{names.Of(g.Driver)} is terminated",
        MatchEvent.ClientTerminated t => $"{names.Of(t.Client)} is terminated for a replacement",
        MatchEvent.KernelDied => "the kernel dies here",
        MatchEvent.RoundEnded r => $"the round ends with {(r.Clients.Length == 1 ? "1 client" : Number(r.Clients.Length) + " clients")} on the nub",
        _ => null,
    };

    private static string Family(MatchEvent.FamilyAnswered f)
    {
        if (f.Answer.Verdict != MatchVerdict.Yes) return "it says no";
        ImmutableArray<ScorePart> parts = [.. f.Notes.OfType<FamilyNote.Scored>().Select(s => new ScorePart(s.Part, s.Points, s.Certainty))];
        return parts.IsEmpty ? $"yes, score {Number(f.Answer.Score)}" : $"yes, score {Number(f.Answer.Score)} = {TraceText.Parts(parts)}";
    }

    // the engine's own order, thinned out to those that were probed by now
    private ImmutableArray<RankedName> Ranking(List<MatchEvent.CategoryRanked> order, HashSet<Personality> probed) =>
        [.. order.SelectMany(c => c.Order.Where(r => probed.Contains(r.Personality)).Select(r => new RankedName(DriverNames.Category(c.Category), Name(r.Personality), r.Score)))];

    private static string Stop(CandidateStop stop) => stop switch
    {
        CandidateStop.DextDisabled => "DriverKit is off",
        CandidateStop.NoDaemon => "the IOKit daemon is not there",
        CandidateStop.RelaunchDisabled => "relaunching is disabled",
        CandidateStop.CategoryExists => "its category is held, it is not compared",
        CandidateStop.Passive => "it does not match",
        CandidateStop.Replaces => "it replaces the driver that holds its category",
        CandidateStop.CategoryConsumed => "it matches, and its category is held",
        CandidateStop.RematchPersonality => "the round is for another personality",
        CandidateStop.ModuleStall => "its kext must be loaded first, the round waits",
        CandidateStop.KernelDied => "the kernel dies over it",
        _ => "it goes on",
    };

    private string Name(Personality personality) => names.InFull(personality);

    private static string Count(int count) => count == 1 ? "1 candidate is" : $"{Number(count)} candidates are";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
