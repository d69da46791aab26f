namespace IOMatch;

/// <summary>A personality of the catalogue and how far it is from a nub.</summary>
/// <param name="Personality">The personality.</param>
/// <param name="Misses">The comparisons that fail, its provider class apart.</param>
/// <param name="IsOffered">Whether its IOProviderClass lets the nub be offered to it.</param>
public sealed record NearMiss(Personality Personality, KeyMisses Misses, bool IsOffered)
{
    /// <summary>How many comparisons would have to come out otherwise.</summary>
    public int Distance => Misses.Count + (IsOffered ? 0 : 1);
}
