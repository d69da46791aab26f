namespace IOMatch;

/// <summary>What a model's step is asked about.</summary>
/// <param name="Host">The host.</param>
/// <param name="IsAttached">Whether a driver of exactly a class has started anywhere.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Personality">The personality's table.</param>
internal readonly record struct ModelQuestion(Host Host, Func<OSSymbol, bool> IsAttached, Service Provider, OSDictionary Personality);
