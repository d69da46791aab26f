using System.Collections.Immutable;
using System.Text;

namespace IOMatch;

/// <summary>The file of a sweep, read again.</summary>
/// <param name="Rows">The rows as they stand there.</param>
/// <param name="Length">Where the last whole line ends. What is behind it was torn when the tool was stopped.</param>
public sealed record SweepLines(ImmutableArray<SweepRow> Rows, long Length)
{
    /// <summary>Reads a file of lines of JSON.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Its name for messages.</param>
    public static ReadResult<SweepLines> Read(ReadOnlyMemory<byte> bytes, string file)
    {
        var rows = ImmutableArray.CreateBuilder<SweepRow>();
        var from = 0;
        for (var line = 1; bytes.Span[from..].IndexOf((byte)'\n') is >= 0 and var length; line++, from += length + 1)
        {
            var text = Encoding.UTF8.GetString(bytes.Span.Slice(from, length));
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (!SweepLine.TryRead(text, out var row))
            {
                return ReadResult.Failed<SweepLines>(new Fault(InputFault.FileUnreadable, new(file, line, 1), "this is no line of a sweep", "name a file that iomatch sweep wrote, not its --csv"));
            }
            rows.Add(row);
        }
        return ReadResult.Of(new SweepLines(rows.ToImmutable(), from));
    }
}
