using FluentAssertions.Execution;

namespace IOMatch;

/// <summary>Failure messages: one line that says what is wrong, then the page that <c>iomatch explain</c> prints.</summary>
internal static class FailureText
{
    public static DriverQuestion Asks(Outcome outcome, string driver) => DriverQuestion.Of(outcome.Catalogue, driver, p => DriverName.Fits(p, driver));

    public static Diagnosis DiagnosisOf(Outcome outcome, string driver, Service? nub = null) => Diagnosis.Of(outcome, Asks(outcome, driver), nub is null ? null : [nub]);

    /// <summary>Why a driver came out as it did on a nub, or everywhere.</summary>
    public static string Of(Outcome outcome, string driver, Service? nub = null)
    {
        if (outcome.Transcript is null) return "(the simulation kept no transcript that could tell why)";
        var question = Asks(outcome, driver);
        if (question.Personalities.IsEmpty) return $"the catalogue holds no driver {driver}";
        return ExplainText.Of(Explanation.OfSimulation(Diagnosis.Of(outcome, question, nub is null ? null : [nub])), PageStyle.Plain);
    }

    public static string Called(IEnumerable<(OSSymbol Category, Service Driver)> winners)
    {
        var all = string.Join(", ", winners.Select(w => $"{DriverName.Of(w.Driver)} in {w.Category.Text}"));
        return all.Length == 0 ? "no driver runs there" : "there runs " + all;
    }

    /// <summary>Fails, unless the condition holds; several failures are gathered inside an AssertionScope.</summary>
    public static bool Demand(bool holds, Func<string> what, string because, object[] becauseArgs, Func<string> why)
    {
        if (holds) return true;
        var reason = because.Length == 0 ? "" : string.Format(System.Globalization.CultureInfo.InvariantCulture, because, becauseArgs);
        if (reason.Length > 0 && !reason.StartsWith("because", StringComparison.Ordinal)) reason = "because " + reason;
        AssertionScope.Current.AddPreFormattedFailure($"{what()}{(reason.Length == 0 ? "" : " " + reason)}\n\n{why().TrimEnd()}\n");
        return false;
    }
}
