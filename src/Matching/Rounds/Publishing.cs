using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// The nubs that started drivers publish. Nubs that the registry file states at that place are taken from there;
/// a model may make one up when the file has none.
/// </summary>
internal sealed class Publishing(World world)
{
    // A driver of a nub that a driver of the same personality published, and so on: nothing in a kernel ends that but its memory.
    private const int MostGenerations = 8;
    private const int MostAtOnce = 256;

    private int atOnce;

    /// <summary>A driver started: what it publishes by its model appears and waits to be registered.</summary>
    public void Started(Service nub, Service driver, DriverModel model)
    {
        if (model.Publishes is null && model.Registers != true) return;
        if (atOnce > MostAtOnce || Generations(driver) > MostGenerations)
        {
            world.Died = MatchVerdict.Hang;
            world.Log?.Add(new MatchEvent.KernelDied(nub, driver.Personality, MatchVerdict.Hang));
            return;
        }
        var published = ImmutableArray.CreateBuilder<Service>();
        var stated = StatedCounterpart(nub, driver);
        foreach (var kind in model.Publishes ?? [])
        {
            if (kind.BelowProvider) published.AddRange(world.AppearBelow(nub, kind.Class, UsbConfiguration.IsAwaited));
            else if (kind.Make && stated is null) published.Add(Make(driver, kind));
        }
        if (model.Registers == true && stated is null) published.Add(driver);
        if (published.Count == 0) return;
        world.Log?.Add(new MatchEvent.NubsPublished(nub, driver, published.ToImmutable(), model.CertaintyOf("publishes")));
        atOnce += published.Count(s => s.Entry is null);
        foreach (var service in published) world.Enqueue(service);
    }

    /// <summary>All that was published is registered.</summary>
    public void Settled() => atOnce = 0;

    /// <summary>A configuration is selected: the device's interface nubs of that configuration appear, and those that do not tell of which they are.</summary>
    public ImmutableArray<Service> Configure(Service device, ulong configuration)
    {
        device.Properties = device.Properties.With(UsbConfiguration.Current, new OSNumber(configuration, 8));
        return world.AppearBelow(device, UsbConfiguration.Interface.Text, e => e.Properties[UsbConfiguration.Value] is not OSNumber of || of.Value == configuration);
    }

    /// <summary>The entry of the file that stands for this driver: same class, on the same nub.</summary>
    private static RegistryEntry? StatedCounterpart(Service nub, Service driver) =>
        nub.Entry?.Children.FirstOrDefault(e => e.Class.Name.Equals(driver.Class.Name));

    /// <summary>How often the driver's personality stands in the chain of its providers, itself included.</summary>
    private static int Generations(Service driver)
    {
        var generations = 0;
        for (var at = driver; at is not null; at = at.Provider)
        {
            if (ReferenceEquals(at.Personality, driver.Personality)) generations++;
        }
        return generations;
    }

    private Service Make(Service driver, NubModel kind)
    {
        var properties = new OSDictionary.Builder();
        foreach (var key in kind.Copies)
        {
            if (driver.Provider![key] is { } value) properties.Set(key, value);
        }
        foreach (var (key, value) in kind.Properties) properties.Set(key, value);
        return world.MakeNub(world.ClassNamed(kind.Class), kind.Name, properties.ToDictionary(), driver);
    }
}
