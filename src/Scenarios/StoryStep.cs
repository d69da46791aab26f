namespace IOMatch;

/// <summary>One thing that happens, and where the scenario says so.</summary>
/// <param name="What">What happens.</param>
/// <param name="At">Where it is written.</param>
public readonly record struct StoryStep(Happening What, SourcePosition At);
