namespace IOMatch;

/// <summary>Assertions about a personality by itself.</summary>
public sealed class PersonalityAssertions(CataloguePersonality subject)
{
    /// <summary>Its keys match the nub, whoever else is there (K40 to K55).</summary>
    /// <param name="nub">The nub.</param>
    /// <param name="because">Why that must be.</param>
    /// <param name="becauseArgs">Values for <paramref name="because"/>.</param>
    public PassiveMatchAssertions MatchPassively(RegistryNub nub, string because = "", params object[] becauseArgs)
    {
        var judged = Judge(nub, out var why);
        FailureText.Demand(judged is { Matched: true }, () => $"Expected {subject.Origin.Name} to match {nub.Entry.Component}", because, becauseArgs, why);
        return new(subject.Origin.Name, nub, judged?.Score);
    }

    /// <summary>Its keys do not match the nub.</summary>
    /// <param name="nub">The nub.</param>
    /// <param name="because">Why that must be.</param>
    /// <param name="becauseArgs">Values for <paramref name="because"/>.</param>
    public PersonalityAssertions NotMatchPassively(RegistryNub nub, string because = "", params object[] becauseArgs)
    {
        var judged = Judge(nub, out var why);
        FailureText.Demand(judged is not { Matched: true }, () => $"Expected {subject.Origin.Name} not to match {nub.Entry.Component}", because, becauseArgs, why);
        return this;
    }

    // a category of its own in a catalogue of its own: nobody turns it away
    private MatchEvent.CandidateJudged? Judge(RegistryNub nub, out Func<string> why)
    {
        var source = new Catalogue([new(null, CatalogueBundleKind.Loose, KernelCollection.Unknown, [subject])]);
        var outcome = MatchSimulator.Run(nub.Registry, source);
        var service = outcome[nub.Entry];
        why = () => ExplainText.Of(Explanation.OfSimulation(Diagnosis.Of(outcome, DriverQuestion.Of(source, source, subject.Origin.Name), [service])), PageStyle.Plain);
        return outcome.Transcript!.OfType<MatchEvent.CandidateJudged>().LastOrDefault(e => ReferenceEquals(e.Nub, service));
    }
}
