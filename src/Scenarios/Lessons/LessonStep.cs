using System.Collections.Immutable;

namespace IOMatch;

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
