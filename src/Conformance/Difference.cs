using System.Text.Json.Nodes;

namespace IOMatch;

/// <summary>One place where the simulator's answer differs from the kernel's.</summary>
/// <param name="Vector">The vector's id.</param>
/// <param name="Field">The field, such as <c>matches[].steps[].score</c>.</param>
/// <param name="Where">The place inside the result, with indexes.</param>
/// <param name="Kernel">The kernel's answer as JSON; null when it has none there.</param>
/// <param name="Simulator">Ours.</param>
public sealed record Difference(string Vector, string Field, string Where, string? Kernel, string? Simulator);
