using System.Collections.Immutable;

namespace IOMatch;

/// <summary>What a lesson asks. The set of kinds is closed; none holds its answer, that is computed.</summary>
public abstract record LessonQuestion
{
    private LessonQuestion(string text) => Text = text;

    /// <summary>The question as the reader sees it.</summary>
    public string Text { get; }

    /// <summary>Which driver runs on a nub, in one category.</summary>
    public sealed record Winner(string Text, string Nub, string Category) : LessonQuestion(Text);

    /// <summary>How many drivers run on a nub.</summary>
    public sealed record HowMany(string Text, string Nub) : LessonQuestion(Text);

    /// <summary>Who has a nub open.</summary>
    public sealed record Opener(string Text, string Nub) : LessonQuestion(Text);

    /// <summary>The score that a driver comes to.</summary>
    public sealed record Score(string Text, AskedDriver Driver) : LessonQuestion(Text);

    /// <summary>The stage where a driver stops.</summary>
    public sealed record StageOf(string Text, AskedDriver Driver) : LessonQuestion(Text);

    /// <summary>The reason that decides against a driver.</summary>
    public sealed record ReasonOf(string Text, AskedDriver Driver, ImmutableArray<ReasonCode> Among) : LessonQuestion(Text);

    /// <summary>The key that decides against a driver.</summary>
    public sealed record KeyOf(string Text, AskedDriver Driver, ImmutableArray<string> Among) : LessonQuestion(Text);
}
