using System.Text;

namespace IOMatch;

/// <summary>A lesson as a page of the book, in Markdown; the simulator's answer is folded away.</summary>
public static class LessonPage
{
    /// <summary>The name of a lesson's page.</summary>
    public static string FileName(Lesson lesson) => $"{lesson.Number:00}-{lesson.Id}.md";

    /// <summary>The page.</summary>
    public static string Of(Lesson lesson)
    {
        var text = new StringBuilder($"# {lesson.Number}. {lesson.Title}\n");
        var shown = "";
        foreach (var step in lesson.Steps)
        {
            text.Append($"\n{step.Text}\n");
            if (shown != step.ScenarioFile) text.Append($"\n```text\n{Drawn(p => SceneText.Write(p, step))}```\n\n[{step.ScenarioFile}](../../data/lessons/{step.ScenarioFile})\n");
            shown = step.ScenarioFile;
            text.Append($"\n**{step.Question.Text}**\n");
            if (!step.Answer.IsNumber) text.Append('\n');
            for (var i = 0; i < step.Answer.Choices.Length; i++) text.Append($"{i + 1}. {step.Answer.Choices[i]}\n");
            text.Append($"\n<details><summary>What the simulator says</summary>\n\n**{step.Answer.RightText}**\n\n```text\n{Drawn(p => AnswerText.Write(p, step))}```\n");
            if (step.After.Length > 0) text.Append($"\n{step.After}\n");
            text.Append("\n</details>\n");
        }
        text.Append("\n---\n\n");
        if (Lesson.All.FirstOrDefault(l => l.Number == lesson.Number - 1) is { } before) text.Append($"[← {before.Title}]({FileName(before)}) · ");
        text.Append("[all lessons](README.md)");
        if (Lesson.All.FirstOrDefault(l => l.Number == lesson.Number + 1) is { } next) text.Append($" · [{next.Title} →]({FileName(next)})");
        return text.Append('\n').ToString();
    }

    /// <summary>The page that lists the lessons.</summary>
    public static string Index(IReadOnlyCollection<Lesson> lessons)
    {
        var text = new StringBuilder("# Lessons\n\n");
        text.Append("How drivers are matched, from a nub to a dext beside the system's driver. Each lesson shows a small registry and a few personalities and asks what the kernel does;\n");
        text.Append("predict first, then unfold what the simulator says. `iomatch learn` asks the same questions in a terminal.\n\n");
        foreach (var lesson in lessons) text.Append($"{lesson.Number}. [{lesson.Title}]({FileName(lesson)})\n");
        text.Append("\nThe pages are made from the files in [data/lessons](../../data/lessons): the lesson beside the scenarios that it asks about. `./test --accept` makes them anew.\n");
        return text.ToString();
    }

    private static string Drawn(Action<Page> draw)
    {
        var page = new Page(PageStyle.Plain);
        draw(page);
        return page.ToString();
    }
}
