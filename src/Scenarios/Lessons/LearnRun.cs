using System.Collections.Immutable;
using System.Globalization;

namespace IOMatch;

/// <summary>
/// A reader's way through the course: each line that is typed leads to the next state. Knows no console; the same lines always lead to the same state.
/// </summary>
public sealed record LearnRun
{
    private LearnRun(ImmutableArray<Lesson> lessons) => Lessons = lessons;

    /// <summary>The course.</summary>
    public ImmutableArray<Lesson> Lessons { get; }

    /// <summary>The lesson that is open; null while one is chosen.</summary>
    public Lesson? Lesson { get; private init; }

    /// <summary>The step of the lesson, from 0.</summary>
    public int At { get; private init; }

    /// <summary>How many questions of the lesson were predicted right so far.</summary>
    public int Predicted { get; private init; }

    /// <summary>Whether to wait for Enter between an answer and the next question.</summary>
    public bool Pauses { get; private init; }

    /// <summary>An answer was shown, and Enter goes on.</summary>
    public bool IsPaused { get; private init; }

    /// <summary>Nothing more is read.</summary>
    public bool IsOver { get; private init; }

    /// <summary>The lesson that Enter opens while one is chosen.</summary>
    public Lesson? Next { get; private init; }

    /// <summary>What the last line came to; null in the beginning.</summary>
    public LearnReply? Reply { get; private init; }

    /// <summary>The question that waits for an answer; null when none does.</summary>
    public LessonStep? Step => Lesson is null || IsPaused || IsOver ? null : Lesson.Steps[At];

    /// <summary>The course from its list of lessons.</summary>
    /// <param name="pauses">Whether somebody sits there and reads.</param>
    public static LearnRun Of(bool pauses = false) => new(Lesson.All) { Pauses = pauses, Next = Lesson.All[0] };

    /// <summary>The same, with a lesson open; null when there is none of that number.</summary>
    public LearnRun? Open(int number) => Lessons.FirstOrDefault(l => l.Number == number) is { } lesson
        ? this with { Lesson = lesson, At = 0, Predicted = 0, IsPaused = false, Reply = new LearnReply.Opened() }
        : null;

    /// <summary>What a line leads to.</summary>
    /// <param name="line">What was typed; null when the input ended.</param>
    public LearnRun With(string? line)
    {
        var word = line?.Trim().ToLowerInvariant();
        return word switch
        {
            null => this with { IsOver = true, Reply = new LearnReply.InputEnded() },
            "q" or "quit" or "exit" => this with { IsOver = true, Reply = new LearnReply.Quit() },
            _ when IsPaused => this with { IsPaused = false, At = At + 1, Reply = new LearnReply.WentOn() },
            _ when Lesson is null => Choose(word),
            "?" => this with { Reply = new LearnReply.AskedAgain() },
            _ => Answer(word, Lesson.Steps[At]),
        };
    }

    private LearnRun Choose(string word) =>
        (word.Length == 0 ? Next?.Number : NumberIn(word)) is { } number && Open(number) is { } opened ? opened : this with { Reply = new LearnReply.NotUnderstood(word) };

    private LearnRun Answer(string word, LessonStep step)
    {
        if (NumberIn(word) is not { } given || (!step.Answer.IsNumber && (given < 1 || given > step.Answer.Choices.Length))) return this with { Reply = new LearnReply.NotUnderstood(word) };
        var isRight = given == step.Answer.Right;
        var after = this with { Predicted = Predicted + (isRight ? 1 : 0), Reply = new LearnReply.Answered(step, given, isRight) };
        if (At + 1 < Lesson!.Steps.Length) return Pauses ? after with { IsPaused = true } : after with { At = At + 1 };
        var next = Lessons.FirstOrDefault(l => l.Number > Lesson.Number);
        return after with { Lesson = null, At = 0, Next = next, Reply = new LearnReply.Finished(step, given, isRight, Lesson, after.Predicted), IsOver = next is null };
    }

    private static int? NumberIn(string word) => int.TryParse(word.TrimEnd('.'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
