using System.Collections.Immutable;
using Keys = IOMatch.IoregArchiveReader;

namespace IOMatch;

/// <summary>Writes a registry as <c>ioreg -al</c> prints it: a property list of nested entries, XML or binary.</summary>
/// <remarks>
/// The form holds one plane and the values of property lists. What is lost is told. Several roots stand in a list, as with <c>ioreg -r</c>.
/// An entry with several parents is shown below each, with its children below the first.
/// </remarks>
public sealed class IoregArchiveWriter
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        Keys.Class, Keys.Name, Keys.Location, Keys.Id, Keys.Children, Keys.RetainCount, Keys.State, Keys.Busy, Keys.BusyTime,
    };

    private readonly RegistryPlane plane;
    private readonly bool withChains;
    private readonly bool keepsSizes;
    private readonly WritingLosses losses;
    private readonly HashSet<RegistryEntry> shown = [];

    private IoregArchiveWriter(RegistryPlane plane, bool withChains, bool keepsSizes, WritingLosses losses)
    {
        this.plane = plane;
        this.withChains = withChains;
        this.keepsSizes = keepsSizes;
        this.losses = losses;
    }

    /// <summary>Writes one plane.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="binary">Whether the binary form is written, not XML.</param>
    /// <param name="plane">The plane; IOService unless told.</param>
    /// <param name="withChains">Whether classes are written with their superclasses (A:B:C), which this library reads back.</param>
    /// <returns>Notes on what the form has no place for.</returns>
    public static ImmutableArray<Fault> Write(Registry registry, Stream stream, bool binary = false, string plane = Registry.ServicePlane, bool withChains = false)
    {
        var losses = new WritingLosses(registry, plane, withChains, "the archive form");
        var writer = new IoregArchiveWriter(registry.Planes[plane], withChains, keepsSizes: !binary, losses);
        var roots = writer.plane.Roots;
        OSObject root = roots.Length == 1 ? writer.Entry(roots[0]) : new OSArray(roots.Select(writer.Entry));
        if (binary) PropertyListBinaryWriter.Write(root, stream);
        else PropertyListXmlWriter.Write(root, stream);
        return losses.ToNotes();
    }

    private OSDictionary Entry(RegistryEntry entry)
    {
        var table = new OSDictionary.Builder();
        for (var i = 0; i < entry.Properties.Count; i++)
        {
            if (Reserved.Contains(entry.Properties.Keys[i].Text)) losses.Reserved++;
            else table.Set(entry.Properties.Keys[i], Value(entry.Properties.Values[i]));
        }
        table.Set(Keys.Class, new OSString(withChains ? IoregTextWriter.ChainOf(entry.Class) : entry.Class.Name.Text));
        table.Set(Keys.Name, new OSString(plane.NameOf(entry)));
        if (plane.LocationOf(entry) is { } location) table.Set(Keys.Location, new OSString(location));
        table.Set(Keys.Id, new OSNumber(entry.Id));
        if (entry.Observed?.RetainCount is { } retain) table.Set(Keys.RetainCount, new OSNumber((ulong)Math.Max(0, retain)));
        if (entry.Class.IsA("IOService"))
        {
            table.Set(Keys.State, new OSNumber(StateOf(entry.State)));
            table.Set(Keys.Busy, new OSNumber((ulong)Math.Max(0, entry.Busy)));
        }
        if (entry.Observed?.BusyNanoseconds is { } busy) table.Set(Keys.BusyTime, new OSNumber(busy));
        if (shown.Add(entry) && plane.ChildrenOf(entry) is { IsEmpty: false } children) table.Set(Keys.Children, new OSArray(children.Select(Entry)));
        return table.ToDictionary();
    }

    private static ulong StateOf(EntryState state) =>
        ((state & EntryState.Registered) != 0 ? Keys.RegisteredBit : 0) | ((state & EntryState.Matched) != 0 ? Keys.MatchedBit : 0) | ((state & EntryState.Inactive) != 0 ? Keys.InactiveBit : 0);

    // The same value unless the form cannot hold a part of it.
    private OSObject Value(OSObject value)
    {
        switch (value)
        {
            case UnreadValue u:
                losses.Unread++;
                return new OSString(u.Raw);
            case OSSymbol s:
                losses.Symbols++;
                return new OSString(s.Text);
            case OSNumber { Bits: not 64 } n when !keepsSizes:
                losses.Sizes++;
                return new OSNumber(n.Value);
            case OSDictionary table:
                return table.Select((_, v) => Value(v));
            case OSMembers members:
                var changed = members.Select(Value).ToArray();
                for (var i = 0; i < changed.Length; i++)
                {
                    if (!ReferenceEquals(changed[i], members[i])) return members is OSSet ? new OSSet(changed) : new OSArray(changed);
                }
                return value;
            default:
                return value;
        }
    }
}
