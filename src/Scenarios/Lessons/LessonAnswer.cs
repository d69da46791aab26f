using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The answer to a lesson's question, out of a simulation.</summary>
/// <param name="Choices">What the reader chooses from, by number from 1; empty when the number itself is asked for.</param>
/// <param name="Right">The right number.</param>
/// <param name="Diagnosis">What explains it: of the driver that is asked about, else of every driver on the nub.</param>
/// <param name="Nub">The nub that is asked about; null when it is a driver.</param>
public sealed record LessonAnswer(ImmutableArray<string> Choices, int Right, Diagnosis Diagnosis, Service? Nub = null)
{
    /// <summary>The last choice where drivers are chosen.</summary>
    public const string Nobody = "nobody";

    private const string Nowhere = "nowhere: it starts, and nothing is in its way";

    private static readonly ImmutableArray<Stage> Stages =
        [Stage.Signing, Stage.Match, Stage.Category, Stage.Class, Stage.Launch, Stage.Entitlements, Stage.Start, Stage.Outcome];

    /// <summary>Whether the answer is a number that is counted or summed, not chosen.</summary>
    public bool IsNumber => Choices.IsEmpty;

    /// <summary>What the right number stands for.</summary>
    public string RightText => TextOf(Right);

    /// <summary>What a number stands for.</summary>
    public string TextOf(int number) => IsNumber ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : Choices[number - 1];

    internal static LessonAnswer Of(Scenario scenario, LessonQuestion question)
    {
        var outcome = ScenarioRun.Of(scenario).Outcome ?? throw new InvalidOperationException($"{scenario.File}: a lesson's scenario needs a registry");
        if (question is LessonQuestion.HowMany many) return new([], Outcome.WinnersOn(Find(outcome, many.Nub)).Count(), Everyone(scenario, outcome, many.Nub), Find(outcome, many.Nub));
        if (question is LessonQuestion.Opener open) return Driver(scenario, outcome, open.Nub, Find(outcome, open.Nub).OpenedBy is [var holder, ..] ? holder : null);
        if (question is LessonQuestion.Winner win)
        {
            return Driver(scenario, outcome, win.Nub, Outcome.WinnersOn(Find(outcome, win.Nub)).Where(w => w.Category.Text == win.Category).Select(w => w.Driver).FirstOrDefault());
        }
        var driver = question switch
        {
            LessonQuestion.Score q => q.Driver,
            LessonQuestion.StageOf q => q.Driver,
            LessonQuestion.ReasonOf q => q.Driver,
            LessonQuestion.KeyOf q => q.Driver,
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
        var diagnosis = Of(scenario, outcome, driver);
        var best = diagnosis.Main?.Best;
        return question switch
        {
            LessonQuestion.ReasonOf q => new([.. q.Among.Select(c => Reason.Of(c).Title)], Index(scenario, q.Among, diagnosis.Verdict.Because.SingleOrDefault(q.Among.Contains)), diagnosis),
            LessonQuestion.KeyOf q => new(q.Among, Index(scenario, q.Among, best?.Decisive?.Key ?? "none"), diagnosis),
            LessonQuestion.StageOf => new([.. Stages.Select(s => s == Stage.Outcome ? Nowhere : s.Words())], Index(scenario, Stages, diagnosis.Verdict.Stage), diagnosis),
            _ => new([], best?.FinalScore ?? best?.Score ?? throw new InvalidOperationException($"{scenario.File}: {driver} has no score"), diagnosis),
        };
    }

    private static LessonAnswer Driver(Scenario scenario, Outcome outcome, string nub, Service? driver)
    {
        var cast = scenario.Catalogue.Bundles.SelectMany(b => b.Personalities).ToList();
        var place = driver?.Personality?.Origin is { } origin ? cast.FindIndex(p => ReferenceEquals(p.Origin, origin)) : cast.Count;
        return new([.. cast.Select(p => p.Origin.Name), Nobody], place + 1, Everyone(scenario, outcome, nub), Find(outcome, nub));
    }

    private static Diagnosis Everyone(Scenario scenario, Outcome outcome, string nub) =>
        Diagnosis.Of(outcome, DriverQuestion.Of(scenario.Catalogue, "everyone", _ => true).Withholding(scenario.Withheld), [Find(outcome, nub)]);

    private static Diagnosis Of(Scenario scenario, Outcome outcome, AskedDriver driver) => Diagnosis.Of(
        outcome,
        DriverQuestion.Of(scenario.Catalogue, driver.Name, p => DriverName.Fits(p, driver.Name)).Withholding(scenario.Withheld),
        driver.On is null ? null : [Find(outcome, driver.On)]);

    private static Service Find(Outcome outcome, string name) =>
        outcome.Find(name).FirstOrDefault(outcome.IsPresent) ?? throw new InvalidOperationException($"no nub {name} is there in the end");

    private static int Index<T>(Scenario scenario, ImmutableArray<T> among, T right) =>
        among.IndexOf(right) is >= 0 and var at ? at + 1 : throw new InvalidOperationException($"{scenario.File}: the answer is {right}, which cannot be chosen");
}
