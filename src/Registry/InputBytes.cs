using System.Text;
using System.Text.Unicode;

namespace IOMatch;

/// <summary>The bytes of an input, bounded, and their text.</summary>
internal sealed class InputBytes(byte[] buffer, int length)
{
    private const int FirstBuffer = 1 << 16;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, length);

    /// <summary>All bytes of a stream, up to the limit.</summary>
    public static ReadResult<InputBytes> Read(Stream stream, string file, ReadLimits limits)
    {
        try
        {
            var expected = stream.CanSeek ? stream.Length - stream.Position : 0;
            if (expected > limits.Bytes) return TooLarge<InputBytes>(file, limits, "bytes");
            // One byte more than expected: the read that finds the end then needs no larger buffer.
            var buffer = new byte[Math.Clamp(expected + 1, FirstBuffer, Array.MaxLength)];
            var length = 0;
            while (stream.Read(buffer, length, buffer.Length - length) is var got and > 0)
            {
                length += got;
                if (length > limits.Bytes) return TooLarge<InputBytes>(file, limits, "bytes");
                if (length == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(2L * length, Array.MaxLength));
                if (length == buffer.Length) return TooLarge<InputBytes>(file, limits with { Bytes = length }, "bytes");
            }
            return ReadResult.Of(new InputBytes(buffer, length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable<InputBytes>(file, e);
        }
    }

    /// <summary>All text of a reader, up to the limit.</summary>
    public static ReadResult<string> ReadText(TextReader reader, string file, ReadLimits limits)
    {
        var text = new StringBuilder();
        var buffer = new char[FirstBuffer];
        while (reader.Read(buffer, 0, buffer.Length) is var got and > 0)
        {
            if (text.Length + (long)got > limits.Bytes) return TooLarge<string>(file, limits, "characters");
            text.Append(buffer, 0, got);
        }
        return ReadResult.Of(text.ToString());
    }

    /// <summary>Opens a file and reads it. The one place of the readers that touches the file system.</summary>
    public static ReadResult<T> Open<T>(string path, Func<Stream, ReadResult<T>> read)
        where T : class
    {
        FileStream stream;
        try
        {
            if (Directory.Exists(path)) return ReadResult.Failed<T>(new Fault(InputFault.FileUnreadable, new(path), "is a folder, not a file", "name a file in it"));
            stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Unreadable<T>(path, e);
        }
        using (stream) return read(stream);
    }

    private static ReadResult<T> Unreadable<T>(string file, Exception e)
        where T : class => ReadResult.Failed<T>(e switch
        {
            FileNotFoundException or DirectoryNotFoundException => new Fault(InputFault.FileUnreadable, new(file), "there is no such file"),
            UnauthorizedAccessException => new Fault(InputFault.FileUnreadable, new(file), "the file may not be read", "check its permissions"),
            _ => new Fault(InputFault.FileUnreadable, new(file), $"the file cannot be read ({e.GetType().Name})"),
        });

    private static ReadResult<T> TooLarge<T>(string file, ReadLimits limits, string unit)
        where T : class => ReadResult.Failed<T>(new Fault(InputFault.LimitExceeded, new(file), $"the input is larger than {limits.Bytes} {unit}", "cut it down or raise the limit"));

    /// <summary>Strict text: UTF-8, or what the byte order mark says; a wrong byte is a fault with its position.</summary>
    public static ReadResult<string> ToText(ReadOnlySpan<byte> bytes, string file, InputFault kind)
    {
        if (TextEncoding.Detect(bytes) is { } other) return ReadResult.Of(other.Encoding.GetString(bytes[other.MarkLength..]));
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (Utf8.IsValid(bytes)) return ReadResult.Of(Encoding.UTF8.GetString(bytes));
        var wrong = 0;
        while (Rune.DecodeFromUtf8(bytes[wrong..], out _, out var used) == System.Buffers.OperationStatus.Done) wrong += used;
        var before = bytes[..wrong];
        var at = new SourcePosition(file, before.Count((byte)'\n') + 1, wrong - before.LastIndexOf((byte)'\n'));
        return ReadResult.Failed<string>(new Fault(kind, at, $"byte 0x{bytes[wrong]:x2} is no UTF-8", "save the file as UTF-8"));
    }
}
