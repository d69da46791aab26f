using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace IOMatch;

/// <summary>Writes a registry as <c>ioreg -l -w0</c> prints it (with <c>-i</c>: each class with its superclasses).</summary>
/// <remarks>
/// The form holds one plane, states, ids, retain counts, and values without sizes of numbers, symbols, reals, dates. What is lost is told.
/// An entry with several parents is shown below each.
/// </remarks>
public sealed class IoregTextWriter
{
    // Entries with many parents below entries with many parents would be shown without end.
    private const int MostRepeats = 100_000;

    private readonly RegistryPlane plane;
    private readonly bool withChains;
    private readonly Stream stream;
    private readonly HashSet<RegistryEntry> shown = [];
    private readonly WritingLosses losses;
    private readonly StringBuilder line = new();
    private readonly List<bool> goesOn = []; // for each level above: whether siblings follow

    private int repeats;

    private IoregTextWriter(Registry registry, Stream stream, string plane, bool withChains, WritingLosses losses)
    {
        this.plane = registry.Planes[plane];
        this.stream = stream;
        this.withChains = withChains;
        this.losses = losses;
    }

    /// <summary>Writes one plane.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="stream">Where to, as UTF-8; left open.</param>
    /// <param name="plane">The plane; IOService unless told.</param>
    /// <param name="withChains">Whether classes are written as with <c>ioreg -i</c>, which keeps superclasses that no built-in hierarchy knows.</param>
    /// <returns>Notes on what the form has no place for.</returns>
    public static ImmutableArray<Fault> Write(Registry registry, Stream stream, string plane = Registry.ServicePlane, bool withChains = false)
    {
        var losses = new WritingLosses(registry, plane, withChains, "the text form");
        var writer = new IoregTextWriter(registry, stream, plane, withChains, losses);
        var roots = writer.plane.Roots;
        for (var i = 0; i < roots.Length; i++)
        {
            if (i > 0) writer.line.Append('\n');
            writer.Entry(roots[i], hasNext: false);
        }
        writer.Flush();
        return losses.ToNotes();
    }

    private void Entry(RegistryEntry entry, bool hasNext)
    {
        var children = shown.Add(entry) || repeats++ < MostRepeats ? plane.ChildrenOf(entry) : [];
        Branches();
        line.Append("+-o ").Append(new EntryName(plane.NameOf(entry), plane.LocationOf(entry)).ToString()).Append("  <class ").Append(ClassOf(entry));
        State(entry);
        line.Append('>');
        EndLine();
        goesOn.Add(hasNext);
        goesOn.Add(children.Length > 0);
        Block("{");
        for (var i = 0; i < entry.Properties.Count; i++) Property(entry.Properties.Keys[i].Text, entry.Properties.Values[i]);
        Block("}");
        Block("");
        goesOn.RemoveAt(goesOn.Count - 1);
        for (var i = 0; i < children.Length; i++) Entry(children[i], i + 1 < children.Length);
        goesOn.RemoveAt(goesOn.Count - 1);
    }

    private string ClassOf(RegistryEntry entry) =>
        withChains ? ChainOf(entry.Class) : entry.Class.Name.Text;

    /// <summary>A class with its superclasses; without them when they are only assumed, for a reader takes a printed chain as observed.</summary>
    internal static string ChainOf(KernelClass c) =>
        c.Chain().Any(a => a.Certainty == Certainty.Assumed) ? c.Name.Text : string.Join(':', c.Chain().Select(a => a.Name.Text).Reverse());

    private void State(RegistryEntry entry)
    {
        line.Append(CultureInfo.InvariantCulture, $", id 0x{entry.Id:x}");
        if (entry.Class.IsA("IOService"))
        {
            line.Append((entry.State & EntryState.Registered) != 0 ? ", registered" : ", !registered");
            line.Append((entry.State & EntryState.Matched) != 0 ? ", matched" : ", !matched");
            line.Append((entry.State & EntryState.Inactive) != 0 ? ", inactive" : ", active");
            line.Append(CultureInfo.InvariantCulture, $", busy {entry.Busy}");
            if (entry.Observed?.BusyNanoseconds is { } busy)
            {
                if (busy % IoregEntryLines.NanosecondsInMillisecond != 0) losses.Nanoseconds++;
                line.Append(CultureInfo.InvariantCulture, $" ({busy / IoregEntryLines.NanosecondsInMillisecond} ms)");
            }
        }
        if (entry.Observed?.RetainCount is { } retain) line.Append(CultureInfo.InvariantCulture, $", retain {retain}");
    }

    private void Property(string key, OSObject value)
    {
        if (IsRisky(key, value) && !IsReadBack(key, value)) losses.Ambiguous++;
        Branches();
        line.Append("  \"").Append(key).Append("\" = ");
        Value(value);
        EndLine();
    }

    private void Value(OSObject value)
    {
        switch (value)
        {
            case UnreadValue u:
                line.Append(u.Raw);
                break;
            case OSString s:
                if (s is OSSymbol) losses.Symbols++;
                line.Append('"').Append(s.Text).Append('"');
                break;
            case OSNumber n:
                if (n.Bits != 64) losses.Sizes++;
                line.Append(n.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case OSBoolean b:
                line.Append(b.Value ? "Yes" : "No");
                break;
            case OSData d:
                line.Append('<').Append(TextData.TryRead(d.Span, out var texts) && texts.TrueForAll(IsSafe) ? $"\"{string.Join("\",\"", texts)}\"" : Convert.ToHexStringLower(d.Span)).Append('>');
                break;
            case OSDictionary table:
                Collection('{', '}', table.Count, i =>
                {
                    line.Append('"').Append(table.Keys[i].Text).Append("\"=");
                    Value(table.Values[i]);
                });
                break;
            case OSMembers members:
                Collection(members is OSSet ? '[' : '(', members is OSSet ? ']' : ')', members.Count, i => Value(members[i]));
                break;
            default:
                // ioreg has no form for reals, dates and UIDs: their text is the nearest.
                losses.Others++;
                line.Append('"').Append(value).Append('"');
                break;
        }
    }

    // ioreg escapes nothing, so that a few texts cannot be told from what surrounds them.
    private static bool IsRisky(string key, OSObject value) => IsRisky(key) || value switch
    {
        OSDictionary d => d.Any(e => IsRisky(e.Key.Text, e.Value)),
        OSMembers m => m.Any(v => IsRisky("", v)),
        OSString s => IsRisky(s.Text),
        UnreadValue or PlistOnlyValue => true,
        _ => false,
    };

    private static bool IsRisky(string text) => text.AsSpan().ContainsAny("\"\n\r$") || text.Contains("+-o", StringComparison.Ordinal);

    private bool IsReadBack(string key, OSObject value)
    {
        var (sizes, symbols, others) = (losses.Sizes, losses.Symbols, losses.Others);
        var start = line.Length;
        line.Append("+-o x  <class IOService>\n  | {\n  |   \"").Append(key).Append("\" = ");
        Value(value);
        var text = line.Append("\n  |   \"next\" = 1\n  | }\n").ToString(start, line.Length - start);
        line.Length = start;
        (losses.Sizes, losses.Symbols, losses.Others) = (sizes, symbols, others);
        return Registry.ReadIoregText(KernelText.Encode(text), "").Value is { Entries: [{ Properties: { Count: 2 } properties }] }
            && properties[key] is { } read && read.Equals(Plain(value));
    }

    // What is left of a value in this form.
    private static OSObject Plain(OSObject value) => value switch
    {
        OSSymbol s => new OSString(s.Text),
        OSNumber n => new OSNumber(n.Value),
        OSDictionary d => d.Select((_, v) => Plain(v)),
        OSSet m => new OSSet(m.Select(Plain)),
        OSArray m => new OSArray(m.Select(Plain)),
        PlistOnlyValue p => new OSString(p.ToString()!),
        _ => value,
    };

    private static bool IsSafe(string text) => !text.Contains('"');

    private void Collection(char open, char close, int count, Action<int> member)
    {
        line.Append(open);
        for (var i = 0; i < count; i++)
        {
            if (i > 0) line.Append(',');
            member(i);
        }
        line.Append(close);
    }

    private void Branches()
    {
        foreach (var branch in goesOn) line.Append(branch ? "| " : "  ");
    }

    private void Block(string text)
    {
        Branches();
        line.Append(text);
        EndLine();
    }

    private void EndLine()
    {
        line.Append('\n');
        if (line.Length >= 1 << 16) Flush();
    }

    private void Flush()
    {
        stream.Write(KernelText.Encode(line.ToString()));
        line.Clear();
    }
}
