using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>Holds claims against an outcome.</summary>
internal sealed class ClaimCheck(Scenario scenario, Outcome? outcome)
{
    private const string Nobody = "nobody";

    private readonly Dictionary<AskedDriver, Diagnosis> diagnoses = [];

    public ClaimResult Of(Claim claim) => claim switch
    {
        Claim.Winners or Claim.NoDriver or Claim.Runs or Claim.RunsNot or Claim.Properties or Claim.Order or Claim.Scores or Claim.OpenedBy => AtNub(claim),
        Claim.VerdictIs c => About(c, c.Driver, d => Code(c.Code), d => Code(d.Verdict.Code), d => d.Verdict.Code == c.Code),
        Claim.Because c => About(c, c.Driver, d => Codes(c.Codes), d => Codes(d.Verdict.Because), d => d.Verdict.Because.Length > 0 && d.Verdict.Because[0] == c.Codes[0] && c.Codes.All(d.Verdict.Because.Contains)),
        Claim.StageIs c => About(c, c.Driver, d => [c.Stage.Words()], d => [d.Verdict.Stage.Words()], d => d.Verdict.Stage == c.Stage),
        Claim.ScoreIs c => About(c, c.Driver, d => [Number(c.Score)], d => [Number(ScoreOf(d))], d => ScoreOf(d) == c.Score),
        Claim.DecidingKey c => About(c, c.Driver, d => [c.Key], d => [d.Main?.Best.Decisive?.Key ?? "no key decided"], d => d.Main?.Best.Decisive?.Key == c.Key),
        Claim.Rests c => About(c, c.Driver, d => [Word(c.On)], d => [Word(d.Verdict.Certainty.Weakest)], d => d.Verdict.Certainty.Weakest == c.On),
        Claim.Opened c => Opened(c),
        Claim.RunsOn c => OnNubs(c, c.Driver, c.Nubs, Running(c.Driver)),
        Claim.MatchesOn c => OnNubs(c, c.Driver, c.Nubs, [.. DiagnosisOf(c.Driver).Nubs.Where(n => n.Asked.Any(a => a.Matched)).Select(n => n.Nub)]),
        Claim.Prints c => Prints(c),
        Claim.PrintsNot c => PrintsNot(c),
        Claim.AppOpens c => AppOpens(c),
        Claim.LintFinds c => Lint(c, c.Bundle, Codes(c.Codes), found => c.Codes.All(w => found.Exists(f => f.Code == w))),
        Claim.LintFindsNot c => Lint(c, c.Bundle, [.. c.Codes.Select(w => $"no {w.Number()} {w.Id()}")], found => !c.Codes.Any(w => found.Exists(f => f.Code == w))),
        Claim.LintClean c => Lint(c, c.Bundle, ["no error and no warning"], found => found.TrueForAll(f => f.Severity == LintSeverity.Note)),
        Claim.ErrorName c => Same(c, [c.Name], [ErrorCode.Decode(c.Number)!.Name]),
        Claim.ErrorReason c => Same(c, Code(c.Code), ErrorCode.Decode(c.Number)!.Meaning?.Reason is { } reason ? Code(reason) : ["no reason code"]),
        Claim.LogStage c => InLog(c, c.Log, c.Driver, [c.Stage.Words()], d => [d.Furthest.Words()], f => [f.Stage.Words()]),
        Claim.LogReason c => InLog(c, c.Log, c.Driver, Code(c.Code), d => d.Reason is { } reason ? Code(reason) : ["nothing is wrong"], f => Code(f.Reason!.Value)),
        Claim.LogStarted c => InLog(c, c.Log, c.Driver, [c.Expected ? "started" : "not started"], d => [d.HasStarted ? "started" : "not started"], _ => ["not started"]),
        _ => throw new ArgumentOutOfRangeException(nameof(claim)),
    };

    // ---- nubs

    private ClaimResult AtNub(Claim claim)
    {
        if (!TryFind(claim.Subject, out var nub, out var trouble)) return new(claim, false, [claim.Subject], [trouble]);
        var drivers = Outcome.WinnersOn(nub).ToList();
        switch (claim)
        {
            case Claim.Winners c:
                var wanted = c.ByCategory.Select(e => $"{e.Key}: {e.Value}").ToImmutableArray();
                var there = drivers.Select(d => (Category: d.Category.Text, d.Driver)).ToList();
                var matches = there.Count == c.ByCategory.Length
                    && c.ByCategory.All(e => there.Exists(t => t.Category == e.Key && DriverName.Fits(t.Driver, e.Value)));
                // as the scenario names them, where that is right
                return new(claim, matches, wanted, Lines(there.Select(t => $"{t.Category}: {Called(t.Driver, c.ByCategory.Select(e => e.Value))}")));
            case Claim.NoDriver c:
                return new(claim, drivers.Count == 0 == c.Expected, [c.Expected ? "no driver" : "a driver"], Lines(drivers.Select(d => DriverName.Of(d.Driver))));
            case Claim.Runs c:
                return new(claim, c.Drivers.All(w => drivers.Exists(d => DriverName.Fits(d.Driver, w))), c.Drivers, Lines(drivers.Select(d => Called(d.Driver, c.Drivers))));
            case Claim.RunsNot c:
                return new(claim, !c.Drivers.Any(w => drivers.Exists(d => DriverName.Fits(d.Driver, w))), [.. c.Drivers.Select(d => "not " + d)], Lines(drivers.Select(d => Called(d.Driver, c.Drivers))));
            case Claim.Properties c:
                return Properties(c, nub);
            case Claim.Order c:
                var ranking = Ranking(nub, c.Category);
                var names = ranking.Select(r => DriverName.Of(r.Personality)).ToList();
                return new(claim, ranking.Count == c.Drivers.Length && ranking.Zip(c.Drivers).All(p => DriverName.Fits(p.First.Personality, p.Second)), c.Drivers, Lines(names));
            case Claim.Scores c:
                return Scores(c, nub);
            case Claim.OpenedBy c:
                var holders = nub.OpenedBy.ToList();
                var fits = c.Driver is null ? holders.Count == 0 : holders.Exists(h => DriverName.Fits(h, c.Driver));
                return new(claim, fits, [c.Driver ?? Nobody], Lines(holders.Select(DriverName.Of)));
            default:
                throw new ArgumentOutOfRangeException(nameof(claim));
        }
    }

    private static ClaimResult Properties(Claim.Properties claim, Service nub)
    {
        var found = claim.Values.Select(v => KeyValuePair.Create(v.Key, nub[new OSSymbol(v.Key)])).ToList();
        var passed = claim.Values.Zip(found).All(p => p.First.Value is null ? p.Second.Value is null : p.Second.Value is { } there && Equal(there, p.First.Value));
        return new(claim, passed, [.. claim.Values.Select(Line)], [.. found.Select(Line)]);

        // a scenario means the value; whether the kernel holds a symbol or a string is no matter
        static bool Equal(OSObject there, OSObject wanted) => there.IsEqualTo(wanted) || wanted.IsEqualTo(there);
        static string Line(KeyValuePair<string, OSObject?> p) => $"{p.Key}: {p.Value?.ToString() ?? "nothing"}";
    }

    private ClaimResult Scores(Claim.Scores claim, Service nub)
    {
        var probed = outcome!.Transcript!.OfType<MatchEvent.DriverProbed>().Where(e => ReferenceEquals(e.Nub, nub)).ToList();
        var found = claim.ByDriver.Select(d => KeyValuePair.Create(d.Key, probed.LastOrDefault(p => DriverName.Fits(p.Personality, d.Key))?.Score)).ToList();
        return new(
            claim,
            claim.ByDriver.Zip(found).All(p => p.First.Value == p.Second.Value),
            [.. claim.ByDriver.Select(s => $"{s.Key}: {Number(s.Value)}")],
            [.. found.Select(s => $"{s.Key}: {Number(s.Value)}")]);
    }

    private List<Ranked> Ranking(Service nub, string category) =>
        outcome!.Transcript!.OfType<MatchEvent.CategoryRanked>().LastOrDefault(e => ReferenceEquals(e.Nub, nub) && e.Category.Text == category)?.Order.ToList() ?? [];

    private bool TryFind(string name, out Service nub, out string trouble)
    {
        var found = outcome!.Find(name).Where(outcome.IsPresent).ToList();
        if (found.Count == 0 && name.StartsWith('/')) found = [.. outcome.Services.Where(s => s.Path == $"{Registry.ServicePlane}:{name}")];
        nub = found.FirstOrDefault()!;
        trouble = found.Count switch
        {
            0 => $"no nub {name} is there in the end",
            > 1 => $"{found.Count} nubs are called {name}: {string.Join(", ", found.Take(3).Select(s => s.Path))}",
            _ => "",
        };
        return found.Count == 1;
    }

    // ---- drivers

    private ClaimResult About(
        Claim claim, AskedDriver driver, Func<Diagnosis, ImmutableArray<string>> wanted, Func<Diagnosis, ImmutableArray<string>> found, Func<Diagnosis, bool> holds)
    {
        if (driver.On is { } on && !TryFind(on, out _, out var trouble)) return new(claim, false, [driver.ToString()], [trouble]);
        var diagnosis = DiagnosisOf(driver);
        return new(claim, holds(diagnosis), wanted(diagnosis), found(diagnosis), diagnosis);
    }

    private Diagnosis DiagnosisOf(AskedDriver driver)
    {
        if (diagnoses.TryGetValue(driver, out var known)) return known;
        var question = DriverQuestion.Of(scenario.Catalogue, driver.Name, p => DriverName.Fits(p, driver.Name) && (driver.Personality is null || p.Origin.Name == driver.Personality))
            .Withholding(scenario.Withheld);
        IReadOnlyCollection<Service>? nubs = driver.On is null ? null : [.. outcome!.Find(driver.On)];
        return diagnoses[driver] = Diagnosis.Of(outcome!, question, nubs);
    }

    private ImmutableArray<Service> Running(AskedDriver driver) =>
        [.. outcome!.Drivers.Where(s => DriverName.Fits(s, driver.Name) && (driver.Personality is null || s.Personality!.Origin?.Name == driver.Personality)).Select(s => s.Provider!).Distinct()];

    private ClaimResult OnNubs(Claim claim, AskedDriver driver, ImmutableArray<string> wanted, ImmutableArray<Service> found)
    {
        var expected = wanted.Select(w => (Name: w, Found: TryFind(w, out var nub, out _) ? nub : null)).ToList();
        var passed = expected.Count == found.Length && expected.TrueForAll(e => e.Found is not null && found.Contains(e.Found));
        return new(claim, passed, wanted.IsEmpty ? ["no nub"] : wanted, found.IsEmpty ? ["no nub"] : [.. found.Select(f => f.Component)], DiagnosisOf(driver));
    }

    private ClaimResult Opened(Claim.Opened claim)
    {
        var nubs = claim.Driver.On is { } on ? outcome!.Find(on) : default;
        var last = outcome!.Transcript!.OfType<MatchEvent.ProviderOpened>().LastOrDefault(e => DriverName.Fits(e.Driver, claim.Driver.Name) && (nubs.IsDefault || nubs.Contains(e.Nub)));
        var actual = last is null ? "it did not try to open its provider" : last.Holder is null ? "opened" : $"not opened: {DriverName.Of(last.Holder)} holds it";
        return new(claim, last is not null && last.Holder is null == claim.Expected || last is null && !claim.Expected, [claim.Expected ? "opened" : "not opened"], [actual], DiagnosisOf(claim.Driver));
    }

    private static int? ScoreOf(Diagnosis diagnosis) => diagnosis.Main?.Best is { } best ? best.FinalScore ?? best.Score : null;

    // ---- the kernel's log, apps

    private ImmutableArray<string> Log() => [.. PredictedLog.Of(outcome!.Transcript!).Select(e => e.Line.Text)];

    private ClaimResult Prints(Claim.Prints claim)
    {
        var log = Log();
        var next = 0;
        foreach (var line in log)
        {
            if (next < claim.Lines.Length && line.Contains(claim.Lines[next], StringComparison.Ordinal)) next++;
        }
        return new(claim, next == claim.Lines.Length, claim.Lines, log.IsEmpty ? ["no line"] : log);
    }

    private ClaimResult PrintsNot(Claim.PrintsNot claim)
    {
        var found = Log().Where(l => claim.Lines.Any(part => l.Contains(part, StringComparison.Ordinal))).ToImmutableArray();
        return new(claim, found.IsEmpty, [.. claim.Lines.Select(l => "no line with " + l)], found.IsEmpty ? ["no such line"] : found);
    }

    private ClaimResult AppOpens(Claim.AppOpens claim)
    {
        ImmutableArray<string> wanted = claim.Reason is { } reason ? Code(reason) : ["opened"];
        var drivers = outcome!.Drivers.Where(d => DriverName.Fits(d, claim.Service)).ToList();
        if (drivers.Count == 0 && TryFind(claim.Service, out var nub, out _)) drivers.Add(nub);
        if (drivers.Count == 0) return new(claim, false, wanted, [$"no service {claim.Service} is there in the end"]);
        var answer = UserClientAnswer.Of(outcome, drivers[0], claim.App, claim.DriverTeam);
        return new(claim, answer.Reason == claim.Reason, wanted, answer.Reason is { } why ? [$"{Code(why)[0]}{(answer.Missing is null ? "" : ": " + answer.Missing)}"] : ["opened"]);
    }

    // ---- files

    private static ClaimResult Lint(Claim claim, Bundle bundle, ImmutableArray<string> wanted, Predicate<List<LintFinding>> holds)
    {
        var found = Linter.Of(bundle).Findings.ToList();
        return new(claim, holds(found), wanted, found.Count == 0 ? ["nothing"] : [.. found.Select(f => f.ToString())]);
    }

    // ---- logs

    /// <summary>What a log says of a driver; without a name the first driver, and in a log that names none its first line that has a reason.</summary>
    private static ClaimResult InLog(
        Claim claim, KernelLog log, string? name, ImmutableArray<string> wanted, Func<DriverInLog, ImmutableArray<string>> read, Func<LogFinding, ImmutableArray<string>> readLine)
    {
        var summary = LogSummary.Of(log);
        if ((name is null ? summary.Drivers.FirstOrDefault() : summary.Find(name)) is { } driver) return Same(claim, wanted, read(driver));
        var line = name is null ? summary.Unattributed.FirstOrDefault(f => f.Reason is not null) : null;
        return line is null ? new(claim, false, wanted, [name is null ? "the log says nothing of drivers" : $"the log does not name {name}"]) : Same(claim, wanted, readLine(line));
    }

    // ---- words

    private static ClaimResult Same(Claim claim, ImmutableArray<string> wanted, ImmutableArray<string> found) => new(claim, wanted.SequenceEqual(found, StringComparer.Ordinal), wanted, found);

    private static ImmutableArray<string> Lines(IEnumerable<string> lines) => [.. lines.DefaultIfEmpty(Nobody)];

    private static string Called(Service driver, IEnumerable<string> names) => names.FirstOrDefault(n => DriverName.Fits(driver, n)) ?? DriverName.Of(driver);

    private static ImmutableArray<string> Code(ReasonCode code) => [$"{code.Number()} {code.Id()}"];

    private static ImmutableArray<string> Codes(ImmutableArray<ReasonCode> codes) => codes.IsEmpty ? ["no reason: it wins"] : [.. codes.SelectMany(c => Code(c))];

    private static string Word(Certainty certainty) => Enum.GetName(certainty)!.ToLowerInvariant();

    private static string Number(int? score) => score?.ToString(CultureInfo.InvariantCulture) ?? "no score";
}
