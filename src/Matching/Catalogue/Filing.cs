namespace IOMatch;

/// <summary>One offered personality and what became of it.</summary>
/// <param name="Personality">Null for what is no dictionary or was not read.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="DuplicateOf">The personality that was there already.</param>
/// <example><code>
/// var dropped = catalogue.Filings.Where(f => f.DuplicateOf is not null);
/// </code></example>
public readonly record struct Filing(Personality? Personality, FilingOutcome Outcome, Personality? DuplicateOf = null);
