namespace IOMatch;

/// <summary>The driver that claims are about.</summary>
/// <param name="Name">A bundle identifier, a class, or a personality's key.</param>
/// <param name="Personality">One of its personalities only; all when null.</param>
/// <param name="On">One nub only; all when null.</param>
public sealed record AskedDriver(string Name, string? Personality = null, string? On = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}{(Personality is null ? "" : $" ({Personality})")}{(On is null ? "" : $" on {On}")}";
}
