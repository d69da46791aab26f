using System.Collections.Immutable;
using System.Text;

namespace IOMatch.Cli;

/// <summary>A file that is to be written, or standard output. What cannot be written whole leaves no trace.</summary>
internal sealed class OutputFile(Terminal terminal, string name)
{
    /// <summary>Writes the file beside its place and then moves it there.</summary>
    /// <param name="write">Writes it and tells what was noticed.</param>
    /// <param name="noticed">What was noticed.</param>
    public bool TryWrite(Func<Stream, ImmutableArray<Fault>> write, out ImmutableArray<Fault> noticed)
    {
        noticed = [];
        string? beside = null;
        try
        {
            if (name == Terminal.StandardInput)
            {
                using var output = new BufferedStream(terminal.OutputBytes(), 1 << 16);
                noticed = write(output);
                return true;
            }
            // a link stays a link: the file behind it is replaced
            var place = (File.Exists(name) ? File.ResolveLinkTarget(name, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(name);
            if (place.StartsWith("/dev/", StringComparison.Ordinal))
            {
                using var device = new FileStream(place, FileMode.Open, FileAccess.Write);
                noticed = write(device);
                return true;
            }
            beside = Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.{Path.GetRandomFileName()}");
            using var ending = terminal.Ending().Register(() => Discard(beside));
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16)) noticed = write(stream);
            if (!OperatingSystem.IsWindows() && File.Exists(place)) File.SetUnixFileMode(beside, File.GetUnixFileMode(place));
            File.Move(beside, place, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Discard(beside);
            terminal.Error.WriteLine(new Fault(
                InputFault.FileUnreadable, new(name == Terminal.StandardInput ? "stdout" : name), "cannot write to the file", Directory.Exists(name) ? "it is a folder; name a file in it" : "name a file in an existing, writable folder"));
            return false;
        }
    }

    /// <summary>Writes text, in UTF-8 without a mark.</summary>
    public bool TryWrite(string text)
    {
        if (name != Terminal.StandardInput) return TryWrite(Encoding.UTF8.GetBytes(text));
        terminal.Output.Write(text);
        return true;
    }

    /// <summary>Writes bytes.</summary>
    public bool TryWrite(ReadOnlyMemory<byte> bytes) => TryWrite(
        stream =>
        {
            stream.Write(bytes.Span);
            return [];
        },
        out _);

    private static void Discard(string? beside)
    {
        if (beside is null) return;
        try
        {
            File.Delete(beside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // told already: the folder cannot be written
        }
    }
}
