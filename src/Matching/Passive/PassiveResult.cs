namespace IOMatch;

/// <summary>What passive matching of one table came to.</summary>
internal struct PassiveResult
{
    /// <summary>The answer.</summary>
    public MatchVerdict Verdict;

    /// <summary>The score that is left in the table (K51).</summary>
    public int Score;

    /// <summary>What is published as IONameMatched (K43).</summary>
    public OSString? NameMatched;
}
