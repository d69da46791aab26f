using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Reads <c>expect:</c>: a list whose members are about a <c>nub</c>, a <c>driver</c>, an error <c>number</c> or a <c>log</c>.</summary>
internal sealed class ClaimReader(FaultList faults, string file, Func<string, string> beside, Catalogue catalogue, IReadOnlyList<Bundle> apps)
{
    private static readonly string[] Subjects = ["nub", "driver", "bundle", "app", "prints", "printsNot", "number", "log"];

    private readonly ImmutableArray<Claim>.Builder claims = ImmutableArray.CreateBuilder<Claim>();
    private readonly YamlValues values = new(faults);

    public static bool NeedsRegistry(Claim claim) => claim is not (Claim.ErrorName or Claim.ErrorReason or Claim.LogStage or Claim.LogReason or Claim.LogStarted or Claim.LintFinds or Claim.LintFindsNot or Claim.LintClean);

    public ImmutableArray<Claim> Read(YamlFields top)
    {
        if (top.Node("expect") is not { } node) return [];
        foreach (var item in top.List("expect"))
        {
            if (YamlFields.Of(item, "an expectation", faults) is not { } fields) continue;
            var before = claims.Count;
            var known = faults.Count;
            if (fields.Has("nub")) Nub(fields);
            else if (fields.Has("driver")) Driver(fields);
            else if (fields.Has("bundle")) Bundle(fields);
            else if (fields.Has("app")) App(fields);
            else if (fields.Has("prints") || fields.Has("printsNot")) Prints(fields);
            else if (fields.Has("number")) Number(fields);
            else if (fields.Has("log")) Log(fields);
            else faults.Error(item.At, "an expectation is about something", "begin it with " + string.Join(", ", Subjects.Select(s => s + ":")));
            if (claims.Count == before && faults.Count == known) faults.Error(item.At, "nothing is expected of it", "write what is expected below it, as in verdict: wins");
        }
        if (top.List("expect").Count == 0) faults.Error(node.At, "nothing is expected", "leave expect: out and let --record write it");
        return claims.ToImmutable();
    }

    private void Nub(YamlFields fields)
    {
        var nub = fields.RequiredText("nub") ?? "";
        if (fields.MappingOf("winners") is { } winners) claims.Add(new Claim.Winners(fields.At("winners"), nub, Texts(winners)));
        if (fields.Boolean("noDriver") is { } none) claims.Add(new Claim.NoDriver(fields.At("noDriver"), nub, none));
        if (fields.Has("runs")) claims.Add(new Claim.Runs(fields.At("runs"), nub, [.. fields.Texts("runs")]));
        if (fields.Has("runsNot")) claims.Add(new Claim.RunsNot(fields.At("runsNot"), nub, [.. fields.Texts("runsNot")]));
        if (fields.MappingOf("properties") is { } properties) claims.Add(new Claim.Properties(fields.At("properties"), nub, Properties(properties)));
        switch (fields.Node("order"))
        {
            case null: break;
            case YamlMapping categories:
                foreach (var (category, list) in categories.Entries)
                {
                    claims.Add(new Claim.Order(category.At, nub, category.Text, [.. (list is YamlSequence s ? s.Items : [list]).OfType<YamlScalar>().Select(i => i.Text)]));
                }
                break;
            default:
                claims.Add(new Claim.Order(fields.At("order"), nub, Keys.IODefaultMatchCategory.Text, [.. fields.Texts("order")]));
                break;
        }
        if (fields.MappingOf("scores") is { } scores)
        {
            var read = new YamlFields(scores, "scores", faults);
            claims.Add(new Claim.Scores(fields.At("scores"), nub, [.. scores.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Score(read, e.Key.Text)))]));
        }
        if (fields.Node("openedBy") is { } opener) claims.Add(new Claim.OpenedBy(fields.At("openedBy"), nub, opener is YamlScalar { IsNull: true } or YamlScalar { Text: "nobody", IsQuoted: false } ? null : fields.Text("openedBy")));
        fields.Done();
    }

    private void Driver(YamlFields fields)
    {
        var name = fields.RequiredText("driver") ?? "";
        var driver = new AskedDriver(name, fields.Text("personality"), fields.Text("on"));
        if (!IsKnown(name)) Unknown((YamlScalar)fields.Node("driver")!);
        if (Code(fields, "verdict") is { } verdict)
        {
            if (verdict.Stage() == Stage.Outcome) claims.Add(new Claim.VerdictIs(fields.At("verdict"), driver, verdict));
            else faults.Error(fields.Node("verdict")!.At, $"{verdict.Number()} {verdict.Id()} is a reason, no verdict", "a verdict is one of IOM900 to IOM999; write this one under reason:");
        }
        if (fields.Has("reason"))
        {
            var reasons = fields.List("reason").Select(n => Code(n, "reason")).OfType<ReasonCode>().ToImmutableArray();
            if (!reasons.IsEmpty) claims.Add(new Claim.Because(fields.At("reason"), driver, reasons));
        }
        if (StageOf(fields) is { } stage) claims.Add(new Claim.StageIs(fields.At("stage"), driver, stage));
        if (fields.Has("score")) claims.Add(new Claim.ScoreIs(fields.At("score"), driver, Score(fields, "score")));
        if (fields.Boolean("opened") is { } opened) claims.Add(new Claim.Opened(fields.At("opened"), driver, opened));
        if (fields.Text("key") is { } key) claims.Add(new Claim.DecidingKey(fields.At("key"), driver, key));
        if (fields.Has("restsOn"))
        {
            claims.Add(new Claim.Rests(
                fields.At("restsOn"), driver,
                Words.One(fields, "restsOn", Certainty.Source, ("source", Certainty.Source), ("documented", Certainty.Documented), ("observed", Certainty.Observed), ("assumed", Certainty.Assumed))));
        }
        if (fields.Has("runsOn")) claims.Add(new Claim.RunsOn(fields.At("runsOn"), driver, [.. fields.Texts("runsOn")]));
        if (fields.Has("matchesOn")) claims.Add(new Claim.MatchesOn(fields.At("matchesOn"), driver, [.. fields.Texts("matchesOn")]));
        fields.Done();
    }

    private void Bundle(YamlFields fields)
    {
        var name = fields.RequiredText("bundle") ?? "";
        var bundle = catalogue.Bundles.FirstOrDefault(b => b.Id == name && b.Bundle is not null)?.Bundle ?? apps.FirstOrDefault(b => b.Identifier == name);
        if (bundle is null) faults.Error(fields.Node("bundle")!.At, $"no bundle {name} with files of its own is in the catalogue", "name its .dext, .kext, .app or Info.plist under catalogue:");
        var codes = fields.List("lint").Select(n => Code(n, "lint")).OfType<ReasonCode>().ToImmutableArray();
        var not = fields.List("lintNot").Select(n => Code(n, "lintNot")).OfType<ReasonCode>().ToImmutableArray();
        var clean = fields.Boolean("clean");
        fields.Done();
        if (bundle is null) return;
        if (!codes.IsEmpty) claims.Add(new Claim.LintFinds(fields.At("lint"), bundle, codes));
        if (!not.IsEmpty) claims.Add(new Claim.LintFindsNot(fields.At("lintNot"), bundle, not));
        if (clean == true) claims.Add(new Claim.LintClean(fields.At("clean"), bundle));
    }

    private void App(YamlFields fields)
    {
        var node = fields.Node("app")!;
        var service = fields.RequiredText("opens");
        var outcome = fields.RequiredText("result");
        var team = fields.Text("driverTeam");
        var reason = outcome is null or "opened" ? null : Code(fields, "result");
        fields.Done();
        if (YamlFields.Of(node, "an app", faults) is not { } app) return;
        var entitlements = app.Node("entitlements") is { } table ? values.ReadTable(table)?.Root as OSDictionary : null;
        var client = new ClientApp(entitlements, app.Text("team"));
        app.Done();
        if (service is not null && outcome is not null) claims.Add(new Claim.AppOpens(fields.At("app"), client, service, team, reason));
    }

    private void Prints(YamlFields fields)
    {
        if (fields.Has("prints")) claims.Add(new Claim.Prints(fields.At("prints"), [.. fields.Texts("prints")]));
        if (fields.Has("printsNot")) claims.Add(new Claim.PrintsNot(fields.At("printsNot"), [.. fields.Texts("printsNot")]));
        fields.Done();
    }

    private void Number(YamlFields fields)
    {
        var number = fields.RequiredText("number") ?? "";
        if (ErrorCode.Decode(number) is null) faults.Error(fields.Node("number")!.At, $"\"{number}\" is no error number and no name of one", "write 0xe00002c5, -536870203 or OSSystemExtensionErrorDomain error 9");
        if (fields.Text("name") is { } name) claims.Add(new Claim.ErrorName(fields.At("name"), number, name));
        if (Code(fields, "reason") is { } reason) claims.Add(new Claim.ErrorReason(fields.At("reason"), number, reason));
        fields.Done();
    }

    private void Log(YamlFields fields)
    {
        var log = ReadLog(fields);
        var driver = fields.Text("of");
        if (log is not null)
        {
            if (StageOf(fields) is { } stage) claims.Add(new Claim.LogStage(fields.At("stage"), log, driver, stage));
            if (Code(fields, "reason") is { } reason) claims.Add(new Claim.LogReason(fields.At("reason"), log, driver, reason));
            if (fields.Boolean("started") is { } started) claims.Add(new Claim.LogStarted(fields.At("started"), log, driver, started));
        }
        fields.Done();
    }

    private KernelLog? ReadLog(YamlFields fields)
    {
        var node = fields.Node("log")!;
        if (fields.Text("log") is not { } name) return null;
        // several lines are the log itself
        ReadResult<KernelLog> result;
        if (name.Contains('\n', StringComparison.Ordinal))
        {
            result = KernelLog.Parse(name, file);
        }
        else
        {
            var path = beside(name);
            if (!File.Exists(path))
            {
                faults.Error(node.At, $"there is no file {path}", "name a log, or write its lines behind log: |", InputFault.FileUnreadable);
                return null;
            }
            result = KernelLog.ReadFile(path);
        }
        foreach (var fault in result.Faults) faults.Add(fault);
        return result.Value;
    }

    private ReasonCode? Code(YamlFields fields, string key) => fields.Node(key) is { } node ? Code(node, key) : null;

    private ReasonCode? Code(YamlNode node, string key)
    {
        if (node is YamlScalar { Tag: null, IsNull: false } text)
        {
            if (ReasonCodes.TryParse(text.Text, out var code)) return code;
            var near = Spelling.Nearest(text.Text, Enum.GetValues<ReasonCode>().Select(c => c.Id()));
            faults.Error(node.At, $"there is no reason code {text.Text}", near is null ? "iomatch code lists them" : $"the nearest is {near}");
            return null;
        }
        faults.Error(node.At, $"\"{key}\" takes a reason code, this is {node.Form}", "write IOM803 or provider-opened-by-sibling");
        return null;
    }

    private static readonly (string, Stage)[] StageWords = [.. Enum.GetValues<Stage>().Select(s => (Enum.GetName(s)!.ToLowerInvariant(), s))];

    private static Stage? StageOf(YamlFields fields) => fields.Has("stage") ? Words.One(fields, "stage", Stage.Input, StageWords) : null;

    private static int Score(YamlFields fields, string key) => unchecked((int)(fields.Integer(key) ?? 0));

    private ImmutableArray<KeyValuePair<string, string>> Texts(YamlMapping mapping)
    {
        var fields = new YamlFields(mapping, "winners", faults);
        return [.. mapping.Entries.Select(e => KeyValuePair.Create(e.Key.Text, fields.Text(e.Key.Text) ?? ""))];
    }

    private ImmutableArray<KeyValuePair<string, OSObject?>> Properties(YamlMapping mapping) =>
        [.. mapping.Entries.Select(e => KeyValuePair.Create(e.Key.Text, e.Value is YamlScalar { IsNull: true } ? null : values.Read(e.Value)?.Root))];

    private bool IsKnown(string name) => catalogue.Bundles.Any(b => b.Id == name || b.Personalities.Any(p => DriverName.Fits(p, name)));

    private void Unknown(YamlScalar name)
    {
        var near = Spelling.Nearest(name.Text, catalogue.Bundles.Select(b => b.Id).OfType<string>());
        faults.Error(name.At, $"no driver {name.Text} is in the catalogue", near is null ? "write a bundle identifier, a class or the key of a personality" : $"the nearest is {near}");
    }
}
