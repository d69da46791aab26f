using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// Reads a lesson: <c>lesson</c> (its title) and <c>steps</c>, each with <c>text</c>, <c>scenario</c> (a file beside it; the one of the step before when left out),
/// <c>ask</c>, one of <c>winner</c>, <c>howMany</c>, <c>opener</c> (a nub) or <c>score</c>, <c>stage</c>, <c>reason</c>, <c>key</c> (a driver), and <c>after</c>.
/// </summary>
internal sealed class LessonReader
{
    private static readonly string[] OfNubs = ["winner", "howMany", "opener"];
    private static readonly string[] OfDrivers = ["score", "stage", "reason", "key"];

    private readonly FaultList faults = new(InputFault.ScenarioInvalid);
    private readonly Func<string, Stream?> open;
    private readonly Dictionary<string, Scenario> scenarios = new(StringComparer.Ordinal);

    private LessonReader(Func<string, Stream?> open) => this.open = open;

    /// <param name="document">The lesson.</param>
    /// <param name="number">Its place in the course.</param>
    /// <param name="id">Its name.</param>
    /// <param name="open">Opens a scenario by name; null when there is none.</param>
    public static ReadResult<Lesson> Read(YamlDocument document, int number, string id, Func<string, Stream?> open)
    {
        var reader = new LessonReader(open);
        var lesson = YamlFields.Of(document.Root, "a lesson", reader.faults) is { } fields ? reader.Read(fields, number, id) : null;
        return reader.faults.Result(lesson);
    }

    private Lesson? Read(YamlFields fields, int number, string id)
    {
        var title = fields.RequiredText("lesson");
        var steps = ImmutableArray.CreateBuilder<LessonStep>();
        if (fields.Required("steps") is not null)
        {
            string? scenario = null;
            foreach (var item in fields.List("steps"))
            {
                if (YamlFields.Of(item, "a step", faults) is { } step && Step(step, ref scenario) is { } read) steps.Add(read);
            }
        }
        fields.Done();
        if (steps.Count == 0 && !faults.HasErrors) faults.Error(fields.At("steps"), "a lesson asks at least one question");
        return title is null || faults.HasErrors ? null : new(number, id, title, steps.ToImmutable());
    }

    private LessonStep? Step(YamlFields fields, ref string? named)
    {
        named = fields.Text("scenario") ?? named;
        var text = fields.RequiredText("text");
        var question = Question(fields);
        var after = fields.Text("after") ?? "";
        fields.Done();
        if (named is null)
        {
            faults.Error(fields.Mapping.At, "there is nothing to look at", "name a scenario under scenario:");
            return null;
        }
        return Scenario(named, fields.At("scenario")) is { } scenario && text is not null && question is not null ? new(text.Trim(), named, scenario, question, after.Trim()) : null;
    }

    private LessonQuestion? Question(YamlFields fields)
    {
        var text = fields.RequiredText("ask");
        var nub = OfNubs.Where(fields.Has).Select(k => (Kind: k, Name: fields.Text(k))).ToList();
        var driver = OfDrivers.Where(fields.Has).Select(k => (Kind: k, Name: fields.Text(k))).ToList();
        var category = fields.Text("category") ?? Keys.IODefaultMatchCategory.Text;
        var on = fields.Text("on");
        var among = fields.Texts("among").ToImmutableArray();
        if (nub.Count + driver.Count != 1)
        {
            faults.Error(fields.Mapping.At, "a step asks one question", "write one of " + string.Join(", ", [.. OfNubs, .. OfDrivers]));
            return null;
        }
        if (text is null || nub.Concat(driver).Single().Name is not { } name) return null;
        var asked = new AskedDriver(name, On: on);
        return nub.Concat(driver).Single().Kind switch
        {
            "winner" => new LessonQuestion.Winner(text, name, category),
            "howMany" => new LessonQuestion.HowMany(text, name),
            "opener" => new LessonQuestion.Opener(text, name),
            "score" => new LessonQuestion.Score(text, asked),
            "stage" => new LessonQuestion.StageOf(text, asked),
            "reason" => new LessonQuestion.ReasonOf(text, asked, [.. among.Select(c => Code(fields, c))]),
            _ => new LessonQuestion.KeyOf(text, asked, among),
        };
    }

    private ReasonCode Code(YamlFields fields, string text)
    {
        if (!ReasonCodes.TryParse(text, out var code)) faults.Error(fields.At("among"), $"there is no reason code {text}");
        return code;
    }

    private Scenario? Scenario(string name, SourcePosition at)
    {
        if (scenarios.TryGetValue(name, out var known)) return known;
        using var stream = open(name);
        if (stream is null)
        {
            faults.Error(at, $"there is no scenario {name} beside the lesson", null, InputFault.FileUnreadable);
            return null;
        }
        var read = IOMatch.Scenario.Read(stream, name);
        foreach (var fault in read.Faults) faults.Add(fault);
        if (read.Value is { } scenario) scenarios[name] = scenario;
        return read.Value;
    }
}
