namespace IOMatch;

/// <summary>A step of a driver's probe or start.</summary>
internal abstract record ModelStep
{
    private ModelStep()
    {
    }

    /// <summary>When it applies.</summary>
    public Condition When { get; init; } = Condition.Always.Instance;

    /// <summary>The candidate is out; the next of its category is asked.</summary>
    public sealed record Refuse : ModelStep;

    /// <summary>Adds to the score.</summary>
    public sealed record Add(int Points) : ModelStep;

    /// <summary>Replaces the score.</summary>
    public sealed record Set(int Score) : ModelStep;

    /// <summary>A dictionary of the personality goes into the provider's properties.</summary>
    public sealed record Merge(OSSymbol Key) : ModelStep;

    /// <summary>Start only: does its work and goes, so that its category is free again.</summary>
    public sealed record Leave : ModelStep;
}
