using System.Collections.Immutable;
using System.Text;

namespace IOMatch.Cli;

/// <summary>
/// The file that a sweep writes: a line a pair, each whole and at once, so that all that is done is there whenever the tool is stopped, and can be gone on with.
/// </summary>
internal sealed class SweepFile : IDisposable
{
    private readonly FileStream stream;
    private readonly Lock writing = new();
    private bool closed;

    private SweepFile(FileStream stream, ImmutableArray<SweepRow> rows)
    {
        this.stream = stream;
        Rows = rows;
        Count = rows.Length;
    }

    /// <summary>What was there before.</summary>
    public ImmutableArray<SweepRow> Rows { get; }

    /// <summary>How many lines are there.</summary>
    public int Count { get; private set; }

    /// <summary>Begins a file, or goes on with one; a line that was torn is taken away.</summary>
    public static ReadResult<SweepFile> Open(string name, bool resumes)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(name, resumes ? FileMode.OpenOrCreate : FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var before = SweepLines.Read(bytes, name);
            if (before.Value is { } lines)
            {
                stream.SetLength(lines.Length);
                stream.Position = lines.Length;
                return ReadResult.Of(new SweepFile(stream, lines.Rows));
            }
            stream.Dispose();
            return ReadResult.Failed<SweepFile>(before.Faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            stream?.Dispose();
            return ReadResult.Failed<SweepFile>(new Fault(InputFault.FileUnreadable, new(name), "cannot write to the file", "name a file in an existing, writable folder that no other sweep writes to"));
        }
    }

    /// <summary>Writes a line with its end; nothing once it is closed.</summary>
    public void Write(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        lock (writing)
        {
            if (closed) return;
            stream.Write(bytes);
            Count++;
        }
    }

    public void Dispose()
    {
        lock (writing)
        {
            closed = true;
            stream.Dispose();
        }
    }
}
