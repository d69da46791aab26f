using System.IO.Compression;

namespace IOMatch.Conformance;

/// <summary>The kernel's vectors in parts of a hundred lines: a failure names its part, and a few parts are a quick sample of all.</summary>
internal static class VectorFiles
{
    private const int LinesAPart = 100;

    /// <summary>Each part of each file.</summary>
    public static TheoryData<string, int> Parts(params string[] names)
    {
        var parts = new TheoryData<string, int>();
        foreach (var name in names)
        {
            var lines = Lines(name).Count();
            for (var part = 0; part * LinesAPart < lines; part++) parts.Add(name, part);
        }
        return parts;
    }

    public static string[] Names { get; } =
        [.. Directory.GetFiles(Repository.Fixture("kernel-vectors"), "*.jsonl.gz").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Lines(string name, int part) => Lines(name).Skip(part * LinesAPart).Take(LinesAPart);

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = new GZipStream(File.OpenRead(Repository.Fixture("kernel-vectors", name)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return line;
        }
    }
}
