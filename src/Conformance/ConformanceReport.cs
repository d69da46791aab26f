using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace IOMatch;

/// <summary>The comparison of one file of vectors.</summary>
/// <param name="File">The file.</param>
/// <param name="Vectors">Vectors in it.</param>
/// <param name="Agreed">Vectors that agree in every field.</param>
/// <param name="Fields">Agreement field by field, each occurrence counted.</param>
/// <param name="Differences">The first differences of each vector that has any.</param>
public sealed record ConformanceReport(string File, int Vectors, int Agreed, ImmutableArray<FieldAgreement> Fields, ImmutableArray<Difference> Differences);
