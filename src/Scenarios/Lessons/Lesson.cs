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
