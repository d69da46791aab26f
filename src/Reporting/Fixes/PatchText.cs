using System.Text;

namespace IOMatch;

/// <summary>A change of a file as a unified difference, which <c>patch</c> takes.</summary>
public static class PatchText
{
    private const int Context = 3;
    private const int MostCells = 4_000_000;

    /// <summary>The difference; empty when there is none.</summary>
    public static string Of(PatchedFile patch)
    {
        var before = Lines(patch.Before);
        var after = Lines(patch.After);
        var steps = Steps(before, after);
        var text = new StringBuilder();
        var from = 0;
        while ((from = steps.FindIndex(from, s => s.Kind != ' ')) >= 0)
        {
            if (text.Length == 0) text.Append("--- ").Append(patch.File).Append('\n').Append("+++ ").Append(patch.File).Append('\n');
            var start = Math.Max(0, from - Context);
            var end = from;
            for (var i = from; i < steps.Count && i <= end + (2 * Context); i++)
            {
                if (steps[i].Kind != ' ') end = i;
            }
            end = Math.Min(steps.Count - 1, end + Context);
            Hunk(text, steps, start, end);
            from = end + 1;
        }
        return text.ToString();
    }

    private static void Hunk(StringBuilder text, List<(char Kind, string Line)> steps, int start, int end)
    {
        var old = steps.Take(start).Count(s => s.Kind != '+') + 1;
        var now = steps.Take(start).Count(s => s.Kind != '-') + 1;
        var hunk = steps.GetRange(start, end - start + 1);
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"@@ -{old},{hunk.Count(s => s.Kind != '+')} +{now},{hunk.Count(s => s.Kind != '-')} @@\n");
        foreach (var (kind, line) in hunk) text.Append(kind).Append(line).Append('\n');
    }

    private static string[] Lines(ReadOnlyMemory<byte> bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes.Span).Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    // what is equal at both ends is left out, so that the table stays small
    private static List<(char Kind, string Line)> Steps(string[] before, string[] after)
    {
        var head = 0;
        while (head < before.Length && head < after.Length && before[head] == after[head]) head++;
        var tail = 0;
        while (tail < before.Length - head && tail < after.Length - head && before[^(tail + 1)] == after[^(tail + 1)]) tail++;
        var steps = new List<(char, string)>();
        foreach (var line in before.AsSpan(0, head)) steps.Add((' ', line));
        steps.AddRange(Middle(before[head..(before.Length - tail)], after[head..(after.Length - tail)]));
        foreach (var line in before.AsSpan(before.Length - tail)) steps.Add((' ', line));
        return steps;
    }

    private static IEnumerable<(char, string)> Middle(string[] a, string[] b)
    {
        if ((long)a.Length * b.Length > MostCells)
        {
            foreach (var line in a) yield return ('-', line);
            foreach (var line in b) yield return ('+', line);
            yield break;
        }
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--) common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        int x = 0, y = 0;
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                yield return (' ', a[x++]);
                y++;
            }
            else if (x < a.Length && (y == b.Length || common[x + 1, y] >= common[x, y + 1]))
            {
                yield return ('-', a[x++]);
            }
            else
            {
                yield return ('+', b[y++]);
            }
        }
    }
}
