using System.Text;

namespace IOMatch;

/// <summary>Text of a fixed width: wrapped lines and tables. Knows no console.</summary>
internal sealed class Page(PageStyle style)
{
    private const int Between = 2;
    private const int ShortPlace = 24;
    private readonly StringBuilder text = new();

    public PageStyle Style => style;

    /// <summary>An empty line, never two in a row and never the first.</summary>
    public void Gap()
    {
        if (text.Length > 1 && !(text[^1] == '\n' && text[^2] == '\n')) text.Append('\n');
    }

    /// <summary>A line that is wrapped at blanks; further lines are indented by <paramref name="hanging"/> more.</summary>
    public void Line(int indent, int hanging, params ReadOnlySpan<Run> runs)
    {
        Pad(indent);
        Wrapped(runs, indent, indent + hanging, style.Width);
        text.Append('\n');
    }

    /// <summary>A line that is wrapped at blanks.</summary>
    public void Line(params ReadOnlySpan<Run> runs) => Line(0, 2, runs);

    /// <summary>A line that is never wrapped, for what people copy.</summary>
    public void Exact(int indent, params ReadOnlySpan<Run> runs)
    {
        Pad(indent);
        foreach (var run in runs) Append(run.Text, run.Ink);
        text.Append('\n');
    }

    /// <summary>A line that was laid out before, colours included.</summary>
    public void Raw(int indent, string line)
    {
        Pad(indent);
        text.Append(line).Append('\n');
    }

    /// <summary>A label with a value beside it: <c>verdict    IOM901 …</c>.</summary>
    public void Field(string label, int width, params ReadOnlySpan<Run> value)
    {
        Pad(2);
        Append(label, Ink.Faint);
        Pad(Math.Max(1, width - 2 - label.Length));
        Wrapped(value, width, width, style.Width);
        text.Append('\n');
    }

    /// <summary>A table without frame. Columns are as wide as their widest cell; when that is too wide for the page, the widest are wrapped at blanks.</summary>
    /// <param name="indent">Columns to the left.</param>
    /// <param name="head">Headings; none when empty. One that ends in a blank belongs to a column of numbers, set to the right.</param>
    /// <param name="rows">Cells.</param>
    /// <param name="places">The last column names places in files, which may go beyond the page.</param>
    public void Table(int indent, IReadOnlyList<string> head, IReadOnlyList<Run[]> rows, bool places = false)
    {
        if (rows.Count == 0) return;
        var widths = Widths(indent, head, rows, places);
        if (head.Count > 0)
        {
            Row([.. head.Select(h => Run.Faint(h.TrimEnd()))]);
            Row([.. widths.Select(w => Run.Faint(new string(style.Unicode ? '─' : '-', w)))]);
        }
        foreach (var row in rows) Row(row);

        void Row(Run[] cells)
        {
            var lines = cells.Select((c, i) => Lines(c.Text, widths[i])).ToArray();
            for (var line = 0; line < lines.Max(l => l.Count); line++)
            {
                Pad(indent);
                for (var c = 0; c < cells.Length; c++)
                {
                    var piece = line < lines[c].Count ? lines[c][line] : "";
                    var space = Math.Max(0, widths[c] - piece.Length);
                    var isNumber = c < head.Count && head[c].EndsWith(' ');
                    if (isNumber) Pad(space);
                    Append(piece, cells[c].Ink);
                    Pad((isNumber ? 0 : space) + Between);
                }
                TrimLine();
                text.Append('\n');
            }
        }
    }

    private int[] Widths(int indent, IReadOnlyList<string> head, IReadOnlyList<Run[]> rows, bool places)
    {
        var columns = rows.Max(r => r.Length);
        var widths = new int[columns];
        var least = new int[columns];
        for (var c = 0; c < columns; c++)
        {
            widths[c] = least[c] = c < head.Count ? head[c].TrimEnd().Length : 0;
            foreach (var row in rows)
            {
                if (c >= row.Length) continue;
                widths[c] = Math.Max(widths[c], row[c].Text.Length);
                least[c] = Math.Max(least[c], LongestWord(row[c].Text));
            }
        }
        // the widest column gives way first, never below its longest word
        for (var over = indent + widths.Sum() + Between * (columns - 1) - (places ? widths[^1] - Math.Min(widths[^1], ShortPlace) : 0) - style.Width; over > 0; over--)
        {
            var widest = -1;
            for (var c = 0; c < columns; c++)
            {
                if (widths[c] > least[c] && (widest < 0 || widths[c] >= widths[widest])) widest = c;
            }
            if (widest < 0) break;
            widths[widest]--;
        }
        return widths;
    }

    private static int LongestWord(string text)
    {
        var longest = 0;
        foreach (var word in text.AsSpan().Split(' ')) longest = Math.Max(longest, word.End.Value - word.Start.Value);
        return longest;
    }

    /// <summary>A cell's lines, broken at blanks; leading blanks stay, they indent.</summary>
    private static List<string> Lines(string cell, int width)
    {
        var lines = new List<string>();
        var from = 0;
        while (cell.Length - from > width && cell.LastIndexOf(' ', Math.Min(from + width, cell.Length - 1)) is var at && at > from && cell.AsSpan(from, at - from).ContainsAnyExcept(' '))
        {
            lines.Add(cell[from..at].TrimEnd());
            from = at + 1;
        }
        lines.Add(cell[from..]);
        return lines;
    }

    /// <summary>The page so far; lines end in a line feed and never in blanks.</summary>
    public override string ToString() => text.ToString();

    private void Wrapped(ReadOnlySpan<Run> runs, int at, int hanging, int width)
    {
        var blanks = 0;
        var first = true;
        foreach (var run in runs)
        {
            var rest = run.Text.AsSpan();
            while (!rest.IsEmpty)
            {
                if (rest[0] == ' ')
                {
                    blanks++;
                    rest = rest[1..];
                    continue;
                }
                var end = rest.IndexOf(' ');
                var word = end < 0 ? rest : rest[..end];
                rest = rest[word.Length..];
                if (!first && blanks > 0 && at + blanks + word.Length > width)
                {
                    text.Append('\n');
                    Pad(hanging);
                    at = hanging;
                }
                else if (!first)
                {
                    Pad(blanks);
                    at += blanks;
                }
                Append(word, run.Ink);
                at += word.Length;
                blanks = 0;
                first = false;
            }
        }
    }

    private void Append(ReadOnlySpan<char> piece, Ink ink)
    {
        if (!style.Colour || ink == Ink.Plain || piece.IsWhiteSpace())
        {
            AppendSafe(piece);
            return;
        }
        text.Append("\u001b[").Append(ink switch
        {
            Ink.Good => "32",
            Ink.Bad => "31",
            Ink.Doubtful => "33",
            Ink.Strong => "1",
            Ink.Faint => "2",
            _ => "0",
        }).Append('m');
        AppendSafe(piece);
        text.Append("\u001b[0m");
    }

    /// <summary>A dump may hold any byte: what would steer the terminal is shown as a question mark.</summary>
    private void AppendSafe(ReadOnlySpan<char> piece)
    {
        foreach (var c in piece) text.Append(char.IsControl(c) ? '?' : c);
    }

    private void Pad(int count) => text.Append(' ', count);

    private void TrimLine()
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
    }
}
