namespace IOMatch.Rounds;

/// <summary>A machine on which single services are registered; clients that the tree states are attached drivers and nubs.</summary>
internal sealed class RoundScene
{
    public RoundScene(string tree, IEnumerable<CatalogueBundle> bundles, Host? host = null, DriverModels? models = null, bool isTold = true, StatedDrivers stated = StatedDrivers.AreClients)
    {
        var source = new Catalogue(bundles);
        Transcript = isTold ? new() : null;
        World = new(Scene.Tree(tree), source.Filed, source.Describe(host ?? Host.Default), models ?? DriverModels.None, Transcript, stated);
        Engine = new(World);
    }

    public World World { get; }

    public Engine Engine { get; }

    public Transcript? Transcript { get; }

    public Service this[string name] => World.Find(name).Single();

    public RoundScene Register(string name)
    {
        Engine.Register(this[name]);
        Engine.Settle();
        return this;
    }

    public IEnumerable<T> Events<T>() => Transcript!.OfType<T>();

    /// <summary>Where each candidate stopped, in the order in which they were looked at.</summary>
    public IEnumerable<string> Judged => Events<MatchEvent.CandidateJudged>().Select(j => $"{j.Personality.Origin!.Name}: {j.Stop}");

    /// <summary>The drivers on a nub.</summary>
    public IEnumerable<string> DriversOn(string name) => this[name].Clients.Where(c => c.Personality is not null).Select(c => c.Name);

    public OSDictionary TableOf(string name) => World.Catalogue.Personalities.Single(p => p.Origin!.Name == name).Table;
}
