using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Collects what a family looked at. Exists only when somebody listens.</summary>
internal sealed class FamilyNotes
{
    private readonly ImmutableArray<FamilyNote>.Builder notes = ImmutableArray.CreateBuilder<FamilyNote>();

    /// <summary>Adds a note.</summary>
    public void Add(FamilyNote note) => notes.Add(note);

    internal ImmutableArray<FamilyNote> ToImmutable() => notes.ToImmutable();
}
