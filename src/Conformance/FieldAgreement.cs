using System.Text.Json.Nodes;

namespace IOMatch;

/// <summary>How often a field agreed.</summary>
public sealed record FieldAgreement(string Field, int Agreed, int Total);
