namespace IOMatch;

/// <summary>How a model's steps ended.</summary>
internal enum StepsOutcome
{
    /// <summary>It stays.</summary>
    Stays,

    /// <summary>It refused.</summary>
    Refused,

    /// <summary>It did its work and left.</summary>
    Left,
}
