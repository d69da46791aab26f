namespace IOMatch;

/// <summary>A key that was not in the Info.plist.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Source">Who adds it.</param>
public sealed record AddedKey(OSSymbol Key, OSObject Value, Certainty Certainty, string Source);
