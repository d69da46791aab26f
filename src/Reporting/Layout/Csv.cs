using System.Text;

namespace IOMatch;

/// <summary>Comma-separated values (RFC 4180); rows end in a line feed.</summary>
internal static class Csv
{
    public static void Row(StringBuilder text, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) text.Append(',');
            Append(text, cells[i]);
        }
        text.Append('\n');
    }

    private static void Append(StringBuilder text, string? cell)
    {
        if (cell is null) return;
        if (!cell.AsSpan().ContainsAny(",\"\r\n"))
        {
            text.Append(cell);
            return;
        }
        text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
