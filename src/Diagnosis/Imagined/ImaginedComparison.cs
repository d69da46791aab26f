using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A real nub beside the device that a personality would match.</summary>
/// <param name="Device">A device that would fit.</param>
/// <param name="Nub">The real one.</param>
/// <param name="IsClassRight">Whether the real nub is of the personality's provider class.</param>
/// <param name="Differences">The keys that do not agree; empty with the right class: it fits.</param>
/// <param name="Remarks">What the family says about it.</param>
public sealed record ImaginedComparison(ImaginedDevice Device, Service Nub, bool IsClassRight, ImmutableArray<ImaginedDifference> Differences, ImmutableArray<string> Remarks);
