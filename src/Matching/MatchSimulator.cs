using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The one question, asked in one call: given this registry, this catalogue and this host, who starts on what?</summary>
public static class MatchSimulator
{
    /// <summary>Runs a story; without one the machine boots with everything registered and every personality known.</summary>
    /// <param name="registry">What is there.</param>
    /// <param name="catalogue">The personalities.</param>
    /// <param name="story">What happens.</param>
    /// <param name="host">The host; <see cref="Host.Default"/> without one.</param>
    /// <param name="models">What driver classes do; a class without a model simply works.</param>
    /// <param name="transcribe">Whether every step is kept for explanation.</param>
    public static Outcome Run(
        Registry registry,
        Catalogue catalogue,
        IReadOnlyList<Happening>? story = null,
        Host? host = null,
        IReadOnlyDictionary<string, DriverModel>? models = null,
        bool transcribe = true)
    {
        var transcript = transcribe ? new Transcript() : null;
        var simulation = new Simulation(registry, catalogue, host, models, transcript);
        foreach (var happening in story ?? [new Happening.Boot()])
        {
            switch (happening)
            {
                case Happening.Boot:
                    foreach (var service in simulation.Services.ToArray())
                    {
                        if ((service.State & EntryState.Registered) != 0) simulation.Register(service);
                    }
                    break;
                case Happening.Register register:
                    foreach (var entry in registry.Find(register.Nub)) simulation.Register(simulation[entry]);
                    break;
                default:
                    break;
            }
        }
        return new Outcome(simulation, transcript);
    }
}

/// <summary>What a simulation came to.</summary>
public sealed class Outcome
{
    private readonly Simulation simulation;

    internal Outcome(Simulation simulation, Transcript? transcript)
    {
        this.simulation = simulation;
        Transcript = transcript;
    }

    /// <summary>Every step; null when nobody asked for it.</summary>
    public Transcript? Transcript { get; }

    /// <summary>The catalogue at the end.</summary>
    public Catalogue Catalogue => simulation.Catalogue;

    /// <summary>The host at the end.</summary>
    public Host Host => simulation.Host;

    /// <summary>The kernel died or hung.</summary>
    public MatchVerdict? Died => simulation.Died;

    /// <summary>All services at the end, older first.</summary>
    public IEnumerable<Service> Services => simulation.Services;

    /// <summary>Drivers that started, in order.</summary>
    public IEnumerable<Service> Drivers => simulation.Services.Where(s => s.Personality is not null && s.IsActive);

    /// <summary>Nubs that a user names as <see cref="Registry.Find"/> understands it, and those that the simulation made.</summary>
    public ImmutableArray<Service> Find(string name) => simulation.Find(name);

    /// <summary>The winners on a nub: match category and driver, in the order of starting.</summary>
    public static IEnumerable<(OSSymbol Category, Service Driver)> WinnersOn(Service nub) =>
        nub.Clients.Where(c => c.Personality is not null && c.IsActive).Select(c => (c.MatchCategory ?? Keys.IODefaultMatchCategory, c));
}
