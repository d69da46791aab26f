using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A lesson of the course: a few small worlds, each with a question that the reader answers before the simulator does.</summary>
/// <param name="Number">Its place in the course, from 1.</param>
/// <param name="Id">The name of its files without the number: <c>match-categories</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Steps">Its questions in order.</param>
public sealed record Lesson(int Number, string Id, string Title, ImmutableArray<LessonStep> Steps)
{
    private static readonly Lazy<ImmutableArray<Lesson>> Course = new(LessonFiles.ReadAll);

    /// <summary>The course, in order. Lessons are part of this library.</summary>
    public static ImmutableArray<Lesson> All => Course.Value;
}

/// <summary>One step: something to read, a world to look at, a question, and what to take away.</summary>
/// <param name="Text">What to read before the question: paragraphs, with an empty line between.</param>
/// <param name="ScenarioFile">The scenario's file, beside the lesson's.</param>
/// <param name="Scenario">The world: registry, personalities, what happens. Its expectations hold; a test sees to it.</param>
/// <param name="Question">What is asked.</param>
/// <param name="After">What to read when the answer is known; may be empty.</param>
public sealed record LessonStep(string Text, string ScenarioFile, Scenario Scenario, LessonQuestion Question, string After)
{
    private readonly Lazy<LessonAnswer> answer = new(() => LessonAnswer.Of(Scenario, Question));

    /// <summary>The answer, from a simulation of the scenario.</summary>
    public LessonAnswer Answer => answer.Value;

    /// <summary>The personalities of the world, in the order of adding.</summary>
    public ImmutableArray<CataloguePersonality> Cast => [.. Scenario.Catalogue.Bundles.SelectMany(b => b.Personalities)];
}
