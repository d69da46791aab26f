using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Counts what a form has no place for while a registry is written, so that nothing is lost silently.</summary>
internal sealed class WritingLosses(Registry registry, string plane, bool withChains, string form)
{
    public int Sizes { get; set; }

    public int Symbols { get; set; }

    public int Unread { get; set; }

    public int Others { get; set; }

    /// <summary>Busy times that are no whole milliseconds.</summary>
    public int Nanoseconds { get; set; }

    /// <summary>Values that are read back as something else.</summary>
    public int Ambiguous { get; set; }

    /// <summary>Properties under a name that the form needs for itself.</summary>
    public int Reserved { get; set; }

    public ImmutableArray<Fault> ToNotes()
    {
        var file = registry.Entries.IsEmpty ? "" : registry.Entries[0].At.File ?? "";
        var notes = ImmutableArray.CreateBuilder<Fault>();
        Note(Sizes, "size of a number", "sizes of numbers");
        Note(Symbols, "symbol (written as a string)", "symbols (written as strings)");
        Note(Others, "real, date or UID (written as text)", "reals, dates and UIDs (written as texts)");
        Note(Unread, "value that could not be read (written as text)", "values that could not be read (written as texts)");
        Note(Ambiguous, "value whose text holds quotes or line ends that look like the form's own", "values whose texts hold quotes or line ends that look like the form's own");
        Note(Nanoseconds, "busy time below a millisecond", "busy times below a millisecond");
        Note(Reserved, "property whose name the form needs itself", "properties whose names the form needs itself");
        Note(registry.Planes.Count(p => p.Value.Entries.Count > 0 && !string.Equals(p.Key, plane, StringComparison.Ordinal)), "other plane", "other planes");
        Note(registry.Entries.Length - registry.Planes[plane].Entries.Count, "entry of other planes", "entries of other planes");
        Note(registry.Entries.Count(HasOtherBits), "state that ioreg does not show (user-invisible and the like)", "states that ioreg does not show (user-invisible and the like)");
        if (!withChains) Note(registry.Entries.Select(e => e.Class).Distinct().Count(IsOwn), "superclass of a class that is not built in", "superclasses of classes that are not built in");
        return notes.ToImmutable();

        void Note(int count, string one, string many)
        {
            if (count > 0) notes.Add(new(InputFault.NotRepresentable, new(file), $"{form} has no place for {Counted.Of(count, one, many)}", null, FaultSeverity.Note));
        }
    }

    private static bool HasOtherBits(RegistryEntry entry) => (entry.State & ~(EntryState.Registered | EntryState.Matched | EntryState.Inactive)) != 0;

    // An assumed superclass is assumed again when the file is read.
    private static bool IsOwn(KernelClass c) => !ReferenceEquals(ClassHierarchy.BuiltIn[c.Name.Text], c) && c.Superclass?.Name.Text is not DumpClasses.Unshown;
}
