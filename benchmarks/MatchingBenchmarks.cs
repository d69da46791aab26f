using BenchmarkDotNet.Attributes;

namespace IOMatch.Benchmarks;

/// <summary>Rounds of matching: one nub and many, small catalogues and large, with nobody listening and with a transcript.</summary>
[MemoryDiagnoser]
public class MatchingBenchmarks
{
    private Registry registry = null!;
    private KernelCatalogue catalogue = null!;

    /// <summary>Personalities in the catalogue, spread over vendors and classes as on a Mac.</summary>
    [Params(200, 5000, 50_000)]
    public int Personalities { get; set; }

    /// <summary>Nubs registered.</summary>
    [Params(1, 1000)]
    public int Nubs { get; set; }

    /// <summary>Whether a transcript is kept.</summary>
    [Params(false, true)]
    public bool Listening { get; set; }

    /// <summary>Makes the machine.</summary>
    [GlobalSetup]
    public void Make()
    {
        registry = RealisticMac.Registry(Nubs);
        catalogue = KernelCatalogue.Empty.AddDrivers(RealisticMac.Personalities(Personalities)).Catalogue;
    }

    /// <summary>Registers every nub once.</summary>
    [Benchmark]
    public object Register()
    {
        var world = new World(registry, catalogue, transcript: Listening ? new Transcript() : null);
        var engine = new Engine(world);
        foreach (var entry in registry.Entries) engine.Register(world[entry]);
        return world;
    }
}

/// <summary>Filing personalities.</summary>
[MemoryDiagnoser]
public class CatalogueBenchmarks
{
    private OSObject[] tables = [];

    /// <summary>How many are added in one call.</summary>
    [Params(200, 5000)]
    public int Personalities { get; set; }

    /// <summary>New tables, so that nothing is remembered.</summary>
    [IterationSetup]
    public void Make() => tables = RealisticMac.Personalities(Personalities);

    /// <summary>addDrivers.</summary>
    [Benchmark]
    public object AddDrivers() => KernelCatalogue.Empty.AddDrivers(tables);
}
