using System.Text.Json;

namespace IOMatch;

/// <summary>The answer as one JSON document: docs/schemas/explain.json describes it.</summary>
public static class ExplainJson
{
    /// <summary>The document.</summary>
    /// <param name="answer">What is known.</param>
    /// <param name="tool">Name and version of the tool.</param>
    public static string Of(Explanation answer, string tool) =>
        JsonPage.Of(tool, json => new Document(json, new DriverNames(answer.Question)).Write(answer));

    private sealed class Document(Utf8JsonWriter json, DriverNames names)
    {
        public void Write(Explanation answer)
        {
            json.WriteStartObject("question");
            json.WriteString("bundle", answer.Question.Name);
            Strings("personalities", answer.Question.Personalities.Select(p => p.Name));
            json.WriteEndObject();
            Verdict(answer.Verdict);
            Array("nubs", answer.Nubs, Nub);
            Array("personalities", answer.Standings, Standing);
            if (answer.IsObserved) Strings("attachedTo", answer.Instances.Select(i => i.Provider?.Path ?? ""));
            if (answer.Change is { } change) ChangeJson.Search(json, change);
            if (answer.Log is { } log) Log(log);
            Strings("notLookedAt", answer.NotLookedAt.Select(n => Camel(n.ToString())));
            json.WriteString("rendered", ExplainText.Of(answer, PageStyle.Plain));
        }

        private void Verdict(Verdict verdict)
        {
            json.WriteStartObject("verdict");
            JsonPage.Code(json, verdict.Code);
            json.WriteString("stage", Camel(verdict.Stage.ToString()));
            Array("because", verdict.Because, Code);
            json.WriteStartObject("certainty");
            json.WriteString("match", Camel(verdict.Certainty.Match.ToString()));
            Certainty("score", verdict.Certainty.Score);
            Certainty("class", verdict.Certainty.Class);
            Certainty("open", verdict.Certainty.Open);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void Certainty(string name, Certainty? certainty)
        {
            if (certainty is { } c) json.WriteString(name, Camel(c.ToString()));
            else json.WriteNull(name);
        }

        private void Code(ReasonCode code)
        {
            json.WriteStartObject();
            JsonPage.Code(json, code);
            json.WriteEndObject();
        }

        private void Nub(ExplainedNub explained)
        {
            var nub = explained.Prediction;
            var courses = nub.Races.SelectMany(r => r.Contenders).Select(c => c.Course).Concat(nub.Asked).Distinct().ToList();
            json.WriteStartObject();
            Service("nub", nub.Nub);
            Verdict(explained.Verdict);
            json.WriteNumber("rounds", nub.Rounds);
            if (explained.Observed is { } seen) ObservedJson.Write(json, nub, seen, names);
            Array("races", nub.Races, race =>
            {
                json.WriteStartObject();
                if (race.IsDefault) json.WriteNull("category");
                else json.WriteString("category", race.Category.Text);
                if (race.Winner is { } winner) json.WriteNumber("winner", courses.IndexOf(winner.Course));
                else json.WriteNull("winner");
                if (race.Incumbent is { } incumbent) Service("heldBy", incumbent);
                json.WriteStartArray("candidates");
                foreach (var contender in race.Contenders) json.WriteNumberValue(courses.IndexOf(contender.Course));
                json.WriteEndArray();
                json.WriteEndObject();
            });
            Array("candidates", courses, course => Candidate(courses.IndexOf(course), course));
            Array("rejected", nub.Rejected, group =>
            {
                json.WriteStartObject();
                JsonPage.Code(json, group.Reason);
                if (group.Key is not null) json.WriteString("key", group.Key);
                json.WriteNumber("count", group.Count);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }

        private void Candidate(int index, CandidateCourse course)
        {
            json.WriteStartObject();
            json.WriteNumber("index", index);
            json.WriteString("driver", names.Of(course.Personality));
            json.WriteString("bundle", course.Personality.BundleId?.Text);
            json.WriteString("personality", course.Personality.Origin?.Name);
            json.WriteNumber("offered", course.Personality.Index);
            json.WriteString("end", Camel(course.End.ToString()));
            if (course.Reason is { } reason)
            {
                json.WritePropertyName("because");
                Code(reason);
            }
            json.WriteBoolean("matched", course.Matched);
            if (course.Score is { } score) Score(course, score);
            if (!course.Clauses.IsEmpty) Array("clauses", course.Clauses, Asked);
            json.WriteEndObject();
        }

        private void Score(CandidateCourse course, int score)
        {
            json.WriteStartObject("score");
            json.WriteNumber("own", course.Personality.Score);
            json.WriteNumber("matched", score);
            if (course.FinalScore is { } final) json.WriteNumber("final", final);
            Array("parts", course.Family?.Parts ?? [], part =>
            {
                json.WriteStartObject();
                json.WriteString("from", course.Family!.Family.Name);
                json.WriteString("rule", part.Part);
                json.WriteNumber("value", part.Points);
                json.WriteString("certainty", Camel(part.Certainty.ToString()));
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }

        private void Asked(Clause clause)
        {
            json.WriteStartObject();
            switch (clause)
            {
                case Clause.ClassWalk c:
                    Head("providerClass", true, c.At);
                    json.WriteString("wanted", c.Wanted.Text);
                    Strings("chain", c.Chain.Select(k => k.Name.Text));
                    break;
                case Clause.DextGate g:
                    Head("dextGate", false, null);
                    json.WriteString("stop", Camel(g.Stop.ToString()));
                    break;
                case Clause.CategoryLook c:
                    Head("category", c.Holder is null, c.At);
                    json.WriteString("category", c.Category.Text);
                    if (c.Holder is not null) Service("heldBy", c.Holder);
                    break;
                case Clause.Compared c:
                    Head(c.Rule is null ? "familyKey" : "genericKey", c.Passed, c.At);
                    Strings("path", c.Path);
                    Value("wanted", c.Wanted);
                    if (c.Rule != GenericRule.PropertyExists) Value("found", c.Found);
                    if (c.How is not null) json.WriteString("how", c.How);
                    json.WriteString("on", c.On.Path);
                    break;
                case Clause.Remark r:
                    Head("remark", null, null);
                    json.WriteString("text", r.Text);
                    json.WriteString("certainty", Camel(r.Certainty.ToString()));
                    break;
                case Clause.FamilyAsked f:
                    Head("family", f.Answer.Verdict == MatchVerdict.Yes, null);
                    json.WriteString("family", f.Family.Name);
                    json.WriteString("evidence", f.Family.Evidence.Where);
                    json.WriteString("certainty", Camel(f.Family.Evidence.Certainty.ToString()));
                    break;
                case Clause.FamilySkipped:
                    Head("familySkipped", true, null);
                    break;
                case Clause.Moved m:
                    Head(m.IsLocation ? "locationMatch" : "parentMatch", m.To is not null, null);
                    if (m.To is not null) json.WriteString("to", m.To.Path);
                    break;
                case Clause.Probed p:
                    Head("probe", p.Stop == ProbeStop.None, p.At);
                    json.WriteString("class", p.ClassName?.Text);
                    if (p.Stop != ProbeStop.None) json.WriteString("stop", Camel(p.Stop.ToString()));
                    if (p.Score is { } score) json.WriteNumber("score", score);
                    break;
                case Clause.Entitlements { Check: var check }:
                    Head("entitlements", check.Holds, null);
                    json.WriteString("demandedBy", check.FromProvider ? "provider" : "family");
                    Value("demanded", check.Demanded);
                    Strings("missing", check.Missing);
                    break;
                case Clause.StartTried s:
                    Head("start", s.Outcome == StartOutcome.Started, null);
                    json.WriteString("outcome", Camel(s.Outcome.ToString()));
                    if (!s.Waits.IsDefaultOrEmpty) Array("waitsFor", s.Waits, Value);
                    if (s.Use is { } use) Use(use);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(clause), clause.GetType().Name);
            }
            json.WriteEndObject();
        }

        private void Use(NubUse use)
        {
            json.WriteStartObject("open");
            json.WriteString("when", Camel(use.When.ToString()));
            json.WriteString("result", use.Holder is null ? "kIOReturnSuccess" : "kIOReturnExclusiveAccess");
            if (use.Holder is not null) Service("heldBy", use.Holder);
            json.WriteString("certainty", Camel(use.Certainty.ToString()));
            json.WriteEndObject();
        }

        private void Head(string kind, bool? passed, SourcePosition? at)
        {
            json.WriteString("kind", kind);
            if (passed is { } p) json.WriteString("result", p ? "pass" : "fail");
            if (at is { } position) JsonPage.Position(json, "at", position);
        }

        private void Log(DriverInLog log)
        {
            json.WriteStartObject("log");
            json.WriteString("driver", log.Name);
            json.WriteString("furthest", Camel(log.Furthest.ToString()));
            json.WriteBoolean("started", log.HasStarted);
            json.WriteNumber("crashes", log.Crashes);
            Array("findings", log.Findings.Concat(log.Causes), finding =>
            {
                json.WriteStartObject();
                JsonPage.Position(json, "at", finding.At);
                json.WriteString("severity", Camel(finding.Severity.ToString()));
                json.WriteString("means", finding.Means);
                if (finding.Reason is { } reason)
                {
                    json.WritePropertyName("because");
                    Code(reason);
                }
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }

        private void Standing(Standing standing)
        {
            json.WriteStartObject();
            json.WriteString("name", standing.Name);
            if (standing.Reason is { } reason)
            {
                json.WritePropertyName("because");
                Code(reason);
            }
            json.WriteString("text", StandingText.Of(standing, names));
            switch (standing)
            {
                case Standing.Candidate c:
                    json.WriteNumber("nubs", c.Nubs);
                    json.WriteNumber("matched", c.Matched);
                    break;
                case Standing.NoNub n:
                    Strings("nearest", n.Nearest);
                    Strings("unregistered", n.Unregistered.Select(s => s.Path));
                    Strings("absent", n.Absent.Select(s => s.Path));
                    Strings("elsewhere", n.Elsewhere.Select(s => s.Path));
                    break;
                default:
                    break;
            }
            json.WriteEndObject();
        }

        private void Service(string name, Service service) => JsonPage.Service(json, name, service);

        private void Value(string name, OSObject? value)
        {
            json.WritePropertyName(name);
            JsonPage.Value(json, value);
        }

        private void Value(OSObject value) => JsonPage.Value(json, value);

        private void Array<T>(string name, IEnumerable<T> items, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var item in items) write(item);
            json.WriteEndArray();
        }

        private void Strings(string name, IEnumerable<string> items) => Array(name, items, json.WriteStringValue);

        private static string Camel(string name) => JsonPage.Camel(name);
    }
}
