namespace IOMatch;

/// <summary>What of a simulation is kept for explanation. The outcome is the same, and what nobody listens to is many times quicker.</summary>
/// <param name="IsTold">Nubs whose rounds are kept.</param>
/// <param name="IsAsked">Personalities of which it is kept why they do not match; of the others only that they do not.</param>
/// <example><code>
/// var listening = new Listening(nub => nub.Name == "Gadget", asked => asked.Origin?.BundleId == "com.example.Gadget");
/// var outcome = MatchSimulator.Run(registry, catalogue, listening: listening);
/// </code></example>
public sealed record Listening(Func<Service, bool> IsTold, Func<Personality, bool> IsAsked);
