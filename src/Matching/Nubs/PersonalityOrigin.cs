namespace IOMatch;

/// <summary>Where a personality was written down.</summary>
/// <param name="BundleId">The bundle that carries it; null when unknown.</param>
/// <param name="Name">Its key in IOKitPersonalities, or a name for readers.</param>
/// <param name="At">Position of the personality.</param>
/// <param name="PositionOf">Position of a key path inside the personality.</param>
/// <param name="Notes">Notes of a catalogue file, such as its source and status; keys without the <c>$</c>.</param>
/// <example><code>
/// if (personality.Origin is { } origin) Console.WriteLine($"{origin.Name} of {origin.BundleId}, {origin.At}");
/// </code></example>
public sealed record PersonalityOrigin(
    string? BundleId,
    string Name,
    SourcePosition At,
    Func<IReadOnlyList<string>, SourcePosition>? PositionOf = null,
    IReadOnlyDictionary<string, string>? Notes = null);
