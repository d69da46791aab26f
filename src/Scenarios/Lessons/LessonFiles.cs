using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace IOMatch;

/// <summary>The lessons inside this library: <c>04-scores.lesson.yaml</c> and the scenarios beside it.</summary>
internal static class LessonFiles
{
    private const string Folder = "IOMatch.Lessons.";
    private const string Ending = ".lesson.yaml";

    public static ImmutableArray<Lesson> ReadAll() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(Ending, StringComparison.Ordinal))
            .Select(n => Read(n[Folder.Length..]).OrThrow())
            .OrderBy(l => l.Number),
    ];

    private static ReadResult<Lesson> Read(string file)
    {
        using var stream = Open(file)!;
        var dash = file.IndexOf('-', StringComparison.Ordinal);
        return YamlDocument.Read(stream, file)
            .Then(document => LessonReader.Read(document, int.Parse(file.AsSpan(0, dash), CultureInfo.InvariantCulture), file[(dash + 1)..^Ending.Length], Open));
    }

    private static Stream? Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name);
}
