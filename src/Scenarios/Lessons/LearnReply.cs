namespace IOMatch;

/// <summary>What a line that a reader typed came to. The set of kinds is closed.</summary>
public abstract record LearnReply
{
    private LearnReply()
    {
    }

    /// <summary>A lesson was opened.</summary>
    public sealed record Opened : LearnReply;

    /// <summary>A question was answered.</summary>
    public sealed record Answered(LessonStep Step, int Given, bool IsRight) : LearnReply;

    /// <summary>The last question of a lesson was answered.</summary>
    public sealed record Finished(LessonStep Step, int Given, bool IsRight, Lesson Lesson, int Predicted) : LearnReply;

    /// <summary>The reader has read the answer and goes on.</summary>
    public sealed record WentOn : LearnReply;

    /// <summary>The reader wants to see the question again.</summary>
    public sealed record AskedAgain : LearnReply;

    /// <summary>The line is no number that fits.</summary>
    public sealed record NotUnderstood(string Line) : LearnReply;

    /// <summary>The reader has had enough.</summary>
    public sealed record Quit : LearnReply;

    /// <summary>There is no more input.</summary>
    public sealed record InputEnded : LearnReply;
}
