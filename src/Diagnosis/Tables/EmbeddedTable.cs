using System.Reflection;

namespace IOMatch;

/// <summary>The project's own tables: tab-separated, a header line first.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows below the header.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("IOMatch." + name) ?? throw new InvalidOperationException("no table " + name);
        using var reader = new StreamReader(stream);
        var columns = reader.ReadLine()!.Split('\t').Length;
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split('\t');
            if (row.Length != columns) throw new FormatException($"{name}: {row.Length} columns instead of {columns}: {line}");
            yield return row;
        }
    }
}
