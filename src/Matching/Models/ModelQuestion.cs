namespace IOMatch;

/// <summary>What a model's step is asked about.</summary>
/// <param name="World">The simulation.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Personality">The personality's table.</param>
internal readonly record struct ModelQuestion(Simulation World, Service Provider, OSDictionary Personality);
