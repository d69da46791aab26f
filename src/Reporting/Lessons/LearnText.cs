namespace IOMatch;

/// <summary>The pages of the course for the terminal.</summary>
public static class LearnText
{
    /// <summary>The list of lessons.</summary>
    public static string List(IReadOnlyCollection<Lesson> lessons, PageStyle style)
    {
        var page = new Page(style);
        page.Line($"how drivers are matched, in {lessons.Count} short lessons; in each you predict, and the simulator answers");
        page.Gap();
        page.Table(2, [], [.. lessons.Select(l => new Run[] { $"{l.Number,2}", Run.Strong(l.Title), Questions(l.Steps.Length) })]);
        return page.ToString();
    }

    /// <summary>What to show after a line was typed, or in the beginning; the prompt is apart.</summary>
    public static string Of(LearnRun run, PageStyle style)
    {
        var page = new Page(style);
        switch (run.Reply)
        {
            case null:
                return List(run.Lessons, style);
            case LearnReply.Answered a:
                Answer(page, a.Step, a.Given, a.IsRight);
                if (!run.IsPaused) Step(page, run);
                break;
            case LearnReply.Finished f:
                Answer(page, f.Step, f.Given, f.IsRight);
                page.Gap();
                page.Line($"that was lesson {f.Lesson.Number}, {f.Lesson.Title}: {f.Predicted} of {Questions(f.Lesson.Steps.Length)} predicted");
                if (run.IsOver) page.Line("and it was the last one; the book, docs/README.md, goes on from here");
                break;
            case LearnReply.Opened or LearnReply.WentOn or LearnReply.AskedAgain:
                Step(page, run);
                break;
            case LearnReply.NotUnderstood n:
                page.Line(n.Line.Length == 0 ? "" : $"{n.Line} is no answer here; ", Expected(run));
                break;
            case LearnReply.InputEnded when run.Lesson is { } lesson:
                page.Line($"the input ended; iomatch learn {lesson.Number} begins the lesson again");
                break;
            default:
                break;
        }
        return page.ToString();
    }

    /// <summary>What stands before the line that is typed; empty when nothing is read any more.</summary>
    public static string Prompt(LearnRun run) => run switch
    {
        { IsOver: true } => "",
        { IsPaused: true } => "Enter goes on, q stops: ",
        { Step: { } step } => step.Answer.IsNumber ? "your prediction, a number (? shows the question again, q stops): " : $"your prediction, 1 to {step.Answer.Choices.Length} (? shows the question again, q stops): ",
        { Reply: null } => $"which lesson, 1 to {run.Lessons.Length} (Enter begins with the first, q stops): ",
        { Next: { } next } => $"Enter goes on with lesson {next.Number}, {next.Title}; a number chooses, q stops: ",
        _ => $"which lesson, 1 to {run.Lessons.Length} (q stops): ",
    };

    private static string Expected(LearnRun run) => run.Step switch
    {
        null => $"a lesson is a number from 1 to {run.Lessons.Length}",
        { Answer.IsNumber: true } => "type a whole number, as in 50000",
        { Answer.Choices.Length: var count } => $"type the number of one of the {count} choices",
    };

    private static void Step(Page page, LearnRun run)
    {
        if (run.Step is not { } step || run.Lesson is not { } lesson) return;
        page.Gap();
        page.Line(Run.Strong(run.At == 0 ? $"lesson {lesson.Number}: {lesson.Title}" : $"lesson {lesson.Number}, question {run.At + 1} of {lesson.Steps.Length}"));
        page.Gap();
        Prose(page, step.Text);
        page.Gap();
        if (run.Reply is LearnReply.AskedAgain || run.At == 0 || lesson.Steps[run.At - 1].ScenarioFile != step.ScenarioFile) SceneText.Write(page, step);
        else page.Line(2, 2, Run.Faint("registry and personalities are those of before"));
        page.Gap();
        page.Line(Run.Strong(step.Question.Text));
        for (var i = 0; i < step.Answer.Choices.Length; i++) page.Line(4, 3, $"{i + 1}  {step.Answer.Choices[i]}");
    }

    private static void Answer(Page page, LessonStep step, int given, bool isRight)
    {
        page.Gap();
        page.Line(isRight ? Run.Good("right") : Run.Doubtful("not so"));
        if (!isRight) page.Field("you said", 13, step.Answer.TextOf(given));
        page.Field("it is", 13, Run.Strong(step.Answer.RightText));
        page.Gap();
        AnswerText.Write(page, step);
        page.Gap();
        Prose(page, step.After);
    }

    private static void Prose(Page page, string text)
    {
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            page.Gap();
            foreach (var line in Lines(paragraph)) page.Line(0, line.StartsWith("- ", StringComparison.Ordinal) ? 2 : 0, line.Replace("`", "", StringComparison.Ordinal));
        }
    }

    /// <summary>A paragraph is one line to wrap, however it was typed; a list has a line for each member.</summary>
    private static IEnumerable<string> Lines(string paragraph) =>
        paragraph.Replace("\n- ", "\u0001- ", StringComparison.Ordinal).Replace('\n', ' ').Split('\u0001');

    private static string Questions(int count) => count == 1 ? "1 question" : $"{count} questions";
}
