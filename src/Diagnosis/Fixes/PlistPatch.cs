using System.Collections.Immutable;
using System.Text;

namespace IOMatch;

/// <summary>A change of an Info.plist's text.</summary>
/// <param name="File">The file.</param>
/// <param name="Before">Its bytes as they are.</param>
/// <param name="After">Its bytes with the change; all others are the same.</param>
public sealed record PatchedFile(string File, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After);

/// <summary>
/// Writes edits into an XML property list and leaves every byte that they do not concern as it is: comments, indentation, line ends.
/// The result is read again and held against what was meant before it is given out.
/// </summary>
public static class PlistPatch
{
    /// <summary>Applies edits of personalities.</summary>
    /// <param name="bytes">The Info.plist.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="edits">The edits; all of them must be of keys.</param>
    public static ReadResult<PatchedFile> Apply(ReadOnlyMemory<byte> bytes, string file, IEnumerable<Edit> edits)
    {
        if (bytes.Span.StartsWith("bplist"u8)) return Refused(file, "this is a binary property list, and only XML is edited", "convert it: plutil -convert xml1 FILE");
        if (bytes.Span is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, ..] or [_, 0, ..]) return Refused(file, "the file is in UTF-16 or UTF-32, and only UTF-8 is edited", "save it as UTF-8");
        if (!IsXml(bytes.Span)) return Refused(file, "this is a property list of the old text form, and only XML is edited", "convert it: plutil -convert xml1 FILE");
        var read = PropertyListReader.Read(bytes, file);
        if (!read.TryGet(out var list)) return ReadResult.Failed<PatchedFile>(read.Faults);
        if (list.Root is not OSDictionary root) return Refused(file, "an Info.plist holds a dictionary, this file does not", null);

        var text = bytes.ToArray();
        foreach (var edit in edits)
        {
            foreach (var change in Changes(edit))
            {
                if (PlistXml.Apply(text, change) is not { } next) return Refused(file, $"{string.Join(SourcePosition.PathSeparator, change.Path)} cannot be edited where it stands", "edit the file by hand");
                text = next;
                root = change.Apply(root);
            }
        }
        return PropertyListReader.Read(text, file).TryGet(out var result) && Same(result.Root, root)
            ? ReadResult.Of(new PatchedFile(file, bytes, text))
            : Refused(file, "the edited text does not read as it is meant", "edit the file by hand");
    }

    private static bool IsXml(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        return bytes.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    private static IEnumerable<PlistChange> Changes(Edit edit) => edit switch
    {
        Edit.Remove e => [new PlistChange.Remove(e.FullPath)],
        Edit.Rename { Value: { } value } e => [new PlistChange.Rename(e.FullPath, e.After), new PlistChange.Set([.. e.FullPath[..^1], e.After], value)],
        Edit.Rename e => [new PlistChange.Rename(e.FullPath, e.After)],
        Edit.Rewrite e => [new PlistChange.Set(e.FullPath, e.After)],
        Edit.Set e => [new PlistChange.Set(e.FullPath, e.After)],
        Edit.FitKernelClass { KernelBundle: { } kext } e => [new PlistChange.Set(e.FullPath, new OSString(e.KernelClass)), new PlistChange.Set([.. e.FullPath[..^1], "CFBundleIdentifierKernel"], new OSString(kext))],
        Edit.FitKernelClass e => [new PlistChange.Set(e.FullPath, new OSString(e.KernelClass))],
        _ => throw new ArgumentException("the edit is none of a property list", nameof(edit)),
    };

    // order of keys apart: a new key stands where it reads best
    private static bool Same(OSObject a, OSObject b) => (a, b) switch
    {
        (OSDictionary x, OSDictionary y) => x.Count == y.Count && x.All(e => y[e.Key] is { } other && Same(e.Value, other)),
        (OSMembers x, OSMembers y) => x.Count == y.Count && x.Zip(y).All(p => Same(p.First, p.Second)),
        (OSNumber x, OSNumber y) => x.Value == y.Value,
        (OSString x, OSString y) => x.Text == y.Text,
        _ => a.Equals(b),
    };

    private static ReadResult<PatchedFile> Refused(string file, string what, string? hint) =>
        ReadResult.Failed<PatchedFile>(new Fault(InputFault.NotRepresentable, new(file), what, hint));
}

/// <summary>A change at one place of a property list. The set of kinds is closed.</summary>
internal abstract record PlistChange(ImmutableArray<string> Path)
{
    public abstract OSDictionary Apply(OSDictionary root);

    internal sealed record Remove(ImmutableArray<string> Path) : PlistChange(Path)
    {
        public override OSDictionary Apply(OSDictionary root) => Tables.Without(root, Path.AsSpan());
    }

    internal sealed record Set(ImmutableArray<string> Path, OSObject Value) : PlistChange(Path)
    {
        public override OSDictionary Apply(OSDictionary root) => Tables.With(root, Path.AsSpan(), Value);
    }

    internal sealed record Rename(ImmutableArray<string> Path, string Name) : PlistChange(Path)
    {
        public override OSDictionary Apply(OSDictionary root)
        {
            var value = Path.Aggregate<string, OSObject?>(root, (at, step) => (at as OSDictionary)?[step]);
            return value is null ? root : Tables.With(Tables.Without(root, Path.AsSpan()), [.. Path[..^1], Name], value);
        }
    }
}
