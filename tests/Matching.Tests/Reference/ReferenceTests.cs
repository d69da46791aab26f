using FsCheck;
using FsCheck.Fluent;
using IOMatch.Worlds;

namespace IOMatch.Reference;

/// <summary>The engine does what the plain, slow, step-by-step matcher does, whether somebody listens or not.</summary>
public sealed class ReferenceTests
{
    private const int Worlds = 3_000;

    [Fact]
    public void The_engine_tells_what_the_reference_tells() => Prop.ForAll(WorldGen.Bytes, bytes =>
    {
        var (engine, transcript) = Engine(PlainWorld.Of(bytes), listening: true);
        var reference = Reference(PlainWorld.Of(bytes));

        ReferenceTold.Same(EngineTold.Of(transcript!), reference.Told);
        engine.Died.Should().Be(reference.Died);
    }).Check(Laws.Times(Worlds));

    [Fact]
    public void With_nobody_listening_the_engine_comes_to_the_same_state() => Prop.ForAll(WorldGen.Bytes, bytes =>
    {
        var (engine, _) = Engine(PlainWorld.Of(bytes), listening: false);
        var reference = Reference(PlainWorld.Of(bytes));

        engine.Died.Should().Be(reference.Died);
        if (engine.Died is null) ReferenceTold.Same([.. EngineTold.State(engine.Services)], [.. ReferenceTold.State(reference)]);
    }).Check(Laws.Times(Worlds));

    [Fact]
    public void Worlds_reach_every_way_to_stop()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        Prop.ForAll(WorldGen.Bytes, bytes => told.UnionWith(Reference(PlainWorld.Of(bytes)).Told.SelectMany(line => line.Split(' ', ',', ':')))).Check(Laws.Times(2 * Worlds));

        told.Should().Contain(
            ["on", "passive", "dext-disabled", "no-daemon", "dext-relaunch-max", "category-exists", "category-consumed", "rematch-personality", "module-stall", "no-class-key", "alloc", "init", "probe", "start", "attach", "started", "match-deferred", "dext-launch-disabled", "dies", "waits", "stalled"]);
    }

    private static (World World, Transcript? Transcript) Engine(PlainWorld plain, bool listening)
    {
        var transcript = listening ? new Transcript() : null;
        var world = new World(plain.Registry, KernelCatalogue.Empty.AddDrivers(plain.Personalities).Catalogue, plain.Host, plain.Models, transcript);
        var engine = new Engine(world);
        foreach (var step in plain.Steps)
        {
            if (step.Key is null) engine.Register(world[step.Nub]);
            else world.SetProperty(world[step.Nub], step.Key, step.Value);
        }
        return (world, transcript);
    }

    private static ReferenceWorld Reference(PlainWorld world)
    {
        var reference = new ReferenceWorld(world.Registry, world.Personalities, world.Host, world.Models);
        foreach (var step in world.Steps.TakeWhile(_ => reference.Died is null))
        {
            if (step.Key is null) reference.Register(step.Nub);
            else reference[step.Nub].Properties = step.Value is null ? reference[step.Nub].Properties.Without(step.Key) : reference[step.Nub].Properties.With(step.Key, step.Value);
        }
        return reference;
    }
}
