using System.Text;

namespace IOMatch;

/// <summary>Reads lines in bounded memory: CR, LF and CRLF end them, and what is longer than the limit is cut.</summary>
internal sealed class LogText(TextReader reader, int longest)
{
    private char[] buffer = new char[64 * 1024];
    private int start;
    private int length;
    private int next;
    private int filled;
    private bool afterCarriageReturn;

    /// <summary>The number of the current line, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Lines that were cut because of their length.</summary>
    public int Cut { get; private set; }

    /// <summary>Characters read.</summary>
    public long Characters { get; private set; }

    /// <summary>The current line; valid until the next call.</summary>
    public ReadOnlySpan<char> Current => buffer.AsSpan(start, length);

    /// <summary>A reader for a stream of unknown encoding: UTF-8, or UTF-16 with or without mark. What is no text becomes replacement characters.</summary>
    public static TextReader Open(Stream stream)
    {
        var head = new byte[4096];
        var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return new StreamReader(new PrefixedStream(head.AsMemory(0, count), stream), Guess(head.AsSpan(0, count)), detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
    }

    /// <summary>Goes to the next line.</summary>
    public bool MoveNext()
    {
        start = next;
        if (afterCarriageReturn)
        {
            afterCarriageReturn = false;
            if (start == filled) Fill();
            if (start < filled && buffer[start] == '\n') start++;
        }
        var scanned = start;
        var isCut = false;
        while (true)
        {
            var end = buffer.AsSpan(scanned, filled - scanned).IndexOfAny('\n', '\r');
            if (end >= 0)
            {
                end += scanned;
                next = end + 1;
                afterCarriageReturn = buffer[end] == '\r';
                return Take(end, isCut);
            }
            if (filled - start > longest)
            {
                // The head stays; what follows is read over it, up to the end of the line.
                filled = start + longest;
                isCut = true;
            }
            scanned = filled - start;
            var more = Fill();
            scanned += start;
            if (more) continue;
            next = filled;
            return filled > start && Take(filled, isCut);
        }
    }

    private bool Take(int end, bool isCut)
    {
        Line++;
        if (isCut) Cut++;
        length = Math.Min(end - start, longest);
        return true;
    }

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            start = 0;
        }
        if (filled == buffer.Length) Array.Resize(ref buffer, checked(buffer.Length * 2));
        var read = reader.Read(buffer, filled, buffer.Length - filled);
        filled += read;
        Characters += read;
        return read > 0;
    }

    private static Encoding Guess(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4) return Encoding.UTF8;
        var even = 0;
        var odd = 0;
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            if (head[i] == 0) even++;
            if (head[i + 1] == 0) odd++;
        }
        var pairs = head.Length / 2;
        return odd > pairs * 2 / 3 && even < pairs / 10 ? Encoding.Unicode
            : even > pairs * 2 / 3 && odd < pairs / 10 ? Encoding.BigEndianUnicode
            : Encoding.UTF8;
    }

    /// <summary>A stream whose first bytes were read already.</summary>
    private sealed class PrefixedStream(ReadOnlyMemory<byte> head, Stream rest) : Stream
    {
        private int at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (at == head.Length) return rest.Read(buffer);
            var count = Math.Min(buffer.Length, head.Length - at);
            head.Span.Slice(at, count).CopyTo(buffer);
            at += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
