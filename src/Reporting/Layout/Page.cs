using System.Text;

namespace IOMatch;

/// <summary>Text of a fixed width: wrapped lines and tables. Knows no console.</summary>
internal sealed class Page(PageStyle style)
{
    private const int Narrowest = 20;
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

    /// <summary>A table without frame. The last column is wrapped, the others are as wide as their widest cell.</summary>
    /// <param name="indent">Columns to the left.</param>
    /// <param name="head">Headings; none when empty. One that ends in a blank belongs to a column of numbers, set to the right.</param>
    /// <param name="rows">Cells.</param>
    public void Table(int indent, IReadOnlyList<string> head, IReadOnlyList<Run[]> rows)
    {
        if (rows.Count == 0) return;
        var columns = rows.Max(r => r.Length);
        var widths = new int[columns];
        for (var c = 0; c < columns; c++)
        {
            widths[c] = c < head.Count ? head[c].TrimEnd().Length : 0;
            foreach (var row in rows)
            {
                if (c < row.Length && (c < row.Length - 1 || c == columns - 1)) widths[c] = Math.Max(widths[c], row[c].Text.Length);
            }
        }
        var left = indent + widths[..^1].Sum(w => w + 2);
        widths[^1] = Math.Min(widths[^1], Math.Max(Narrowest, style.Width - left));
        if (head.Count > 0)
        {
            Row([.. head.Select(h => Run.Faint(h.TrimEnd()))]);
            Row([.. widths.Select(w => Run.Faint(new string(style.Unicode ? '─' : '-', w)))]);
        }
        foreach (var row in rows) Row(row);

        void Row(Run[] cells)
        {
            Pad(indent);
            var at = indent;
            for (var c = 0; c < cells.Length; c++)
            {
                if (c == cells.Length - 1)
                {
                    Wrapped([cells[c]], at, at, Math.Max(style.Width, at + Narrowest));
                    break;
                }
                var right = c < head.Count && head[c].EndsWith(' ');
                var space = Math.Max(0, widths[c] - cells[c].Text.Length);
                if (right) Pad(space);
                Append(cells[c].Text, cells[c].Ink);
                Pad((right ? 0 : space) + 2);
                at += Math.Max(widths[c], cells[c].Text.Length) + 2;
            }
            TrimLine();
            text.Append('\n');
        }
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
