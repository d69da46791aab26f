namespace IOMatch;

/// <summary>
/// What the kernel does in a world when a service is registered: its round of matching, and the rounds of all that is published on the way.
/// Deterministic.
/// </summary>
internal sealed class Engine
{
    private readonly Round round;

    /// <param name="world">The state that it works on.</param>
    public Engine(World world)
    {
        World = world;
        Passive = new(world);
        UserServers = new(world);
        Ownership = new(world);
        Publishing = new(world);
        var starting = new StartPhase(world, new ResourceWait(world, Passive), UserServers, Publishing, Ownership);
        round = new(world, Passive, new ProbePhase(world, starting), Ownership);
    }

    public World World { get; }

    public PassiveMatch Passive { get; }

    public UserServers UserServers { get; }

    public Ownership Ownership { get; }

    public Publishing Publishing { get; }

    /// <summary>
    /// registerService: one round of matching on the provider, and another at once after each replacement (K23). Nothing once the kernel has died.
    /// </summary>
    public void Register(Service nub)
    {
        if (World.Log is null || World.Listening is null || World.Listening.IsTold(nub))
        {
            round.Run(nub);
            return;
        }
        var log = World.Mute();
        round.Run(nub);
        World.Unmute(log);
    }

    /// <summary>Registers what drivers have published, and what those publish in turn.</summary>
    public void Settle()
    {
        while (World.TryDequeue(out var nub))
        {
            nub.State |= EntryState.Registered;
            Register(nub);
        }
        Publishing.Settled();
    }
}
