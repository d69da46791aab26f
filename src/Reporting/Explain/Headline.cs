namespace IOMatch;

/// <summary>The first sentence of every page, as the half that follows the driver's name: what came out, on which nub, and the one fact that decided.</summary>
internal static class Headline
{
    /// <summary>For the whole answer.</summary>
    public static string Of(Explanation answer, CourseText text)
    {
        if (answer.Main is not { } main) return Standing(answer);
        var predicted = main.Relation == NubRelation.Other ? NotHere(answer, main) : text.Headline(main.Prediction);
        var sentence = main.Observed is { } seen ? Seen(main, seen, predicted) : predicted;
        if (answer.Doubt is { } doubt) return $"{Would(sentence)}, but that is not certain: {Of(doubt, text)}";
        return answer.Verdict.Code == ReasonCode.OutsideMatching && answer.FirstFailure is { } failure ? $"{Would(sentence)}, but fails at {LifeText.Of(failure.Stage)}: {LifeText.Of(failure.Evidence[0])}" : sentence;
    }

    private static string Of(Doubt doubt, CourseText text) => doubt switch
    {
        Doubt.KernelClass { Finding: var f } => LifeText.Of(new StageEvidence.Linted(f)),
        Doubt.OpenedFirst { Other: var other } => $"{text.Name(other)} competes for the nub in another match category, and whichever opens it first keeps the other out ({doubt.Code.Number()})",
        _ => throw new ArgumentOutOfRangeException(nameof(doubt)),
    };

    /// <summary>What would come out if nothing else failed.</summary>
    private static string Would(string sentence) => sentence.StartsWith("wins ", StringComparison.Ordinal) ? "would win " + sentence["wins ".Length..] : sentence;

    /// <summary>Prediction and dump in one sentence; where the dump shows the driver at work, that comes first.</summary>
    private static string Seen(ExplainedNub main, ObservedNub seen, string predicted) => seen.Find<ObservedFinding.Attached>() switch
    {
        { IsPredicted: true } when main.Verdict.Wins => $"runs on {main.Nub.Component}, as the dump shows; registered afresh, it {predicted}",
        { IsPredicted: false } => $"is attached to {main.Nub.Component} in the dump, although the files given here say otherwise: registered afresh, it {predicted}",
        _ => $"registered afresh, it {predicted}{ObservedText.Tail(main.Prediction, seen)}",
    };

    private static string Standing(Explanation answer)
    {
        var sentence = StandingText.Headline(answer.Prediction);
        return answer is { IsObserved: true, Instances: [{ } instance, ..] } ? $"{sentence}; but the dump shows it attached to {instance.Provider?.Component}" : sentence;
    }

    /// <summary>The device is not in the registry: what was looked for, among what, and what is most alike.</summary>
    private static string NotHere(Explanation answer, ExplainedNub nearest)
    {
        var classes = answer.Nubs.Select(n => n.Nub.Class.Name.Text).Distinct(StringComparer.Ordinal).Take(3);
        var among = answer.Nubs.Length == 1 ? $"the one nub of class {nearest.Nub.Class.Name.Text} is {nearest.Nub.Component}" : $"none of the {answer.Nubs.Length} nubs of class {string.Join(", ", classes)} is it; the most alike is {nearest.Nub.Component}";
        return $"the device that it is for is not in this registry: {among}, and there {CourseText.Mismatch(nearest.Best)}";
    }
}
