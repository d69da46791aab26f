using System.Collections.Immutable;

namespace IOMatch;

/// <summary>
/// The nubs that started drivers publish. Nubs that the registry file states at that place are taken from there;
/// a model may make one up when the file has none.
/// </summary>
internal sealed class Publishing(Simulation world)
{
    // A driver of a nub that a driver of the same personality published, and so on: nothing in a kernel ends that but its memory.
    private const int MostGenerations = 8;
    private const int MostAtOnce = 256;

    private static readonly OSSymbol UsbDevice = "IOUSBHostDevice";
    private static readonly OSSymbol UsbInterface = "IOUSBHostInterface";
    private static readonly OSSymbol CurrentConfiguration = "kUSBCurrentConfiguration";
    private static readonly OSSymbol ConfigurationValue = "bConfigurationValue";

    private int atOnce;

    /// <summary>An interface nub whose device has no configuration selected is not there yet.</summary>
    public static bool AwaitsConfiguration(RegistryEntry entry) =>
        entry.Provider is { } device && entry.Class.IsA(UsbInterface) && device.Class.IsA(UsbDevice)
        && device.Properties[CurrentConfiguration] is not OSNumber { Value: > 0 };

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
            if (kind.BelowProvider) published.AddRange(world.AppearBelow(nub, kind.Class, e => AwaitsConfiguration(e)));
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

    /// <summary>A configuration is selected: the device's interface nubs of that configuration appear.</summary>
    public ImmutableArray<Service> Configure(Service device, ulong configuration)
    {
        device.Properties = device.Properties.With(CurrentConfiguration, new OSNumber(configuration, 8));
        return world.AppearBelow(device, UsbInterface.Text, e => AwaitsConfiguration(e) && e.Properties[ConfigurationValue] is not OSNumber n || ((OSNumber)e.Properties[ConfigurationValue]!).Value == configuration);
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
