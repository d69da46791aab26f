using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Carries out happenings one after the other: what enters or leaves the catalogue, what appears or goes, and which services are matched again.</summary>
internal sealed class StoryRun
{
    private readonly Engine engine;
    private readonly World world;
    private readonly Registry registry;
    private readonly Catalogue catalogue;
    private readonly HashSet<string> later;
    private readonly HashSet<string> sent = new(StringComparer.Ordinal);
    private readonly bool daemonComesLater;

    public StoryRun(Engine engine, Registry registry, Catalogue catalogue, IReadOnlyList<Happening> story)
    {
        this.engine = engine;
        world = engine.World;
        this.registry = registry;
        this.catalogue = catalogue;
        later = story.OfType<Happening.Activate>().Select(a => a.BundleId).ToHashSet(StringComparer.Ordinal);
        daemonComesLater = story.Any(h => h is Happening.DaemonUp);
        foreach (var attach in story.OfType<Happening.Attach>())
        {
            foreach (var service in world.Find(attach.Nub)) world.Disappear(service);
        }
    }

    public void Run(Happening happening)
    {
        if (world.Died is not null) return;
        if (registry.Service.Roots is [var root, ..]) world.Log?.Add(new MatchEvent.Happened(world[root], happening));
        switch (happening)
        {
            case Happening.Boot: Boot(); break;
            case Happening.DaemonUp: DaemonUp(); break;
            case Happening.Activate activate: Activate(activate.BundleId); break;
            case Happening.Upgrade upgrade: Upgrade(upgrade.BundleId); break;
            case Happening.Deactivate deactivate: Deactivate(deactivate.BundleId); break;
            case Happening.Attach attach: Each(attach.Nub, Attach); break;
            case Happening.Detach detach: Each(detach.Nub, world.Disappear); break;
            case Happening.Replug replug:
                Each(replug.Nub, world.Disappear);
                Each(replug.Nub, Attach);
                break;
            case Happening.ConfigurationSelected selected: Each(selected.Nub, device => Configure(device, (ulong)selected.Configuration)); break;
            case Happening.Register register: Each(register.Nub, engine.Register); break;
            case Happening.Crash crash: Die(crash.Driver); break;
            case Happening.Exit exit: Die(exit.Driver); break;
            case Happening.UserspaceReboot: UserspaceReboot(); break;
            case Happening.Sleep: world.Host = world.Host with { Sleeping = true }; break;
            case Happening.Wake: Wake(); break;
            case Happening.KextLoaded loaded: KextLoaded(loaded.BundleId); break;
            case Happening.Publish publish: Each(publish.Nub, service => Publish(service, publish.Key, publish.Value)); break;
            default: throw new ArgumentOutOfRangeException(nameof(happening));
        }
        engine.Settle();
    }

    private void Each(string name, Action<Service> what)
    {
        foreach (var service in world.Find(name)) what(service);
    }

    /// <summary>Only the boot collection's personalities are there while the daemon is still to come.</summary>
    private void Boot()
    {
        if (daemonComesLater) world.Host = world.Host with { DaemonAvailable = false, DeferralList = true };
        Send(b => !IsLater(b) && (!daemonComesLater || b.Kind == CatalogueBundleKind.Kernel || b.Collection == KernelCollection.Primary));
        foreach (var entry in registry.Entries)
        {
            var service = world[entry];
            if (!world.IsPresent(service) || (entry.State & EntryState.Registered) == 0 || AppearedByItself(entry)) continue;
            engine.Register(service);
            engine.Settle();
        }
    }

    /// <summary>K16, K34: all personalities arrive, the deferral list ends, what waited or could match something new is matched again.</summary>
    private void DaemonUp()
    {
        world.Host = world.Host with { DaemonAvailable = true, DeferralList = false };
        var again = world.Deferred.ToList();
        world.Deferred.Clear();
        again.AddRange(Interested(Send(b => !IsLater(b))));
        Rematch(again);
    }

    private void Activate(string bundle)
    {
        var filed = Send(b => b.Id == bundle);
        var interested = Interested(filed);
        TakeOverHid(filed, interested);
        Rematch(interested);
    }

    /// <summary>The old version's drivers are terminated and its personalities exchanged (K19); then what it drove is matched again.</summary>
    private void Upgrade(string bundle)
    {
        var gone = Terminate(bundle);
        var tables = catalogue.Bundles.Where(b => b.Id == bundle).SelectMany(b => b.Personalities).ToList();
        var change = world.Catalogue.ExchangeDrivers(Identifier(bundle), [.. tables.Select(t => t.Table)], [.. tables.Select(t => t.Origin)]);
        world.Catalogue = change.Catalogue;
        sent.Add(bundle);
        Rematch(gone.Concat(Interested(Filed(change))));
    }

    private void Deactivate(string bundle)
    {
        var gone = Terminate(bundle);
        var change = world.Catalogue.RemoveDrivers(Identifier(bundle));
        world.Catalogue = change.Catalogue;
        sent.Remove(bundle);
        Rematch(gone.Concat(Interested(change.Removed)));
    }

    private void Attach(Service nub)
    {
        world.Appear(nub);
        RegisterTree(nub);
    }

    private void RegisterTree(Service top)
    {
        if (!world.IsPresent(top)) return;
        if ((top.State & EntryState.Registered) != 0)
        {
            engine.Register(top);
            engine.Settle();
        }
        foreach (var child in top.Entry?.Children ?? [])
        {
            if (world.IsPresent(world[child]) && !AppearedByItself(child)) RegisterTree(world[child]);
        }
    }

    // interface nubs that a driver has just published were registered with that
    private static bool AppearedByItself(RegistryEntry entry) => UsbConfiguration.IsAwaited(entry);

    private void Configure(Service device, ulong configuration)
    {
        foreach (var nub in engine.Publishing.Configure(device, configuration)) world.Enqueue(nub);
    }

    /// <summary>K71: terminated with rematch; the personality and a count go to the provider, whose next round is a relaunch round (K26).</summary>
    private void Die(string driver)
    {
        foreach (var service in Drivers(driver).ToList())
        {
            var nub = service.Provider!;
            Gone(service);
            if (service[Keys.IOMatchedPersonality] is { } personality)
            {
                var count = (nub[Keys.IORematchCount] as OSNumber)?.Low32 ?? 0;
                world.SetProperty(nub, Keys.IORematchPersonality, personality);
                world.SetProperty(nub, Keys.IORematchCount, new OSNumber(unchecked(count + 1), 32));
            }
            engine.Register(nub);
        }
    }

    /// <summary>terminateDriversForUserspaceReboot, resetAfterUserspaceReboot: dexts and deferred matches end, dext personalities leave, then the daemon sends them again.</summary>
    private void UserspaceReboot()
    {
        var again = new List<Service>();
        foreach (var service in world.Services.Where(s => s.Personality is not null).ToList())
        {
            var ends = service.Personality!.IsDext || ReferenceEquals(service[Keys.IOMatchDefer], OSBoolean.True);
            if (!ends || ReferenceEquals(service[PreserveUserspaceReboot], OSBoolean.True)) continue;
            again.Add(service.Provider!);
            Gone(service);
        }
        foreach (var service in world.Services)
        {
            world.SetProperty(service, Keys.IORematchPersonality, null);
            world.SetProperty(service, Keys.IORematchCount, null);
        }
        world.Catalogue = world.Catalogue.RemoveDrivers(p => p.IsDext).Catalogue;
        var dexts = catalogue.Bundles.Where(b => b.Kind == CatalogueBundleKind.Dext && b.Id is not null && sent.Remove(b.Id)).Select(b => b.Id!).ToHashSet(StringComparer.Ordinal);
        Rematch(again.Concat(Interested(Send(b => b.Id is not null && dexts.Contains(b.Id)))));
    }

    private static readonly OSSymbol PreserveUserspaceReboot = "IOUserServerPreserveUserspaceReboot";

    private void Wake()
    {
        world.Host = world.Host with { Sleeping = false };
        var again = world.DeferredInSleep.ToList();
        world.DeferredInSleep.Clear();
        Rematch(again);
    }

    private void KextLoaded(string bundle)
    {
        var known = world.Host.Kexts.GetValueOrDefault(bundle);
        world.Host = world.Host with { Kexts = world.Host.Kexts.SetItem(bundle, known with { Load = ModuleLoad.Loaded }) };
        Rematch(world.Services.Where(s => (s.State & EntryState.ModuleStall) != 0));
    }

    /// <summary>publishResource: the key appears and the resources nub is registered again.</summary>
    private void Publish(Service service, string key, OSObject? value)
    {
        world.SetProperty(service, key, value);
        if (service.IsResources) engine.Register(service);
    }

    private bool IsLater(CatalogueBundle bundle) => bundle.Id is { } id && later.Contains(id);

    private ImmutableArray<Personality> Send(Func<CatalogueBundle, bool> which)
    {
        var bundles = catalogue.Bundles.Where(b => which(b) && (b.Id is null ? sent.Add($"loose {catalogue.Bundles.IndexOf(b)}") : sent.Add(b.Id))).ToList();
        if (bundles.Count == 0) return [];
        if (bundles.Count == catalogue.Bundles.Length && world.Catalogue.Offered == 0)
        {
            world.Catalogue = catalogue.Filed;
            return [.. catalogue.Filings.Where(f => f.Outcome == FilingOutcome.Filed).Select(f => f.Personality!)];
        }
        var change = Catalogue.Add(world.Catalogue, bundles);
        world.Catalogue = change.Catalogue;
        return change.Succeeded ? Filed(change) : [];
    }

    private static ImmutableArray<Personality> Filed(CatalogueChange change) =>
        [.. change.Filings.Where(f => f.Outcome == FilingOutcome.Filed).Select(f => f.Personality!)];

    /// <summary>catalogNewDrivers: every registered service that passively matches one of the personalities (K16).</summary>
    private List<Service> Interested(IReadOnlyList<Personality> personalities)
    {
        var log = world.Mute();
        var found = world.Services
            .Where(s => s.IsActive && (s.State & EntryState.Registered) != 0)
            .Where(s => personalities.Any(p => s.Class.IsA(p.ProviderClass!) && engine.Passive.Table(s, p.Matching) == MatchVerdict.Yes))
            .ToList();
        world.Unmute(log);
        return found;
    }

    private void Rematch(IEnumerable<Service> services)
    {
        foreach (var service in services.Distinct().ToList())
        {
            if (world.IsPresent(service) && service.IsActive) engine.Register(service);
            engine.Settle();
        }
    }

    /// <summary>K72: on an HID interface the client that holds the category of a newly arrived dext is terminated.</summary>
    private void TakeOverHid(IReadOnlyList<Personality> personalities, List<Service> interested)
    {
        foreach (var nub in interested.Where(s => s.Class.IsA("IOHIDInterface")))
        {
            foreach (var personality in personalities.Where(p => p.IsDext && nub.Class.IsA(p.ProviderClass!)))
            {
                var holder = nub.Clients.FirstOrDefault(c => c.IsActive && c.MatchCategory is { } held && held.IsEqualTo(personality.Category));
                if (holder?.Personality is not null) Gone(holder);
            }
        }
    }

    private List<Service> Terminate(string bundle)
    {
        var drivers = Drivers(bundle).ToList();
        foreach (var driver in drivers) Gone(driver);
        return [.. drivers.Select(d => d.Provider!).Distinct()];
    }

    private void Gone(Service driver)
    {
        world.Log?.Add(new MatchEvent.DriverGone(driver.Provider!, driver));
        engine.Ownership.Detach(driver);
        if (driver[Keys.IOUserServerName] is OSString server) engine.UserServers.Ended(server.Text);
    }

    private IEnumerable<Service> Drivers(string name) => world.Services.Where(s => s.Personality is { } p && (
        (p.Origin?.BundleId ?? p.BundleId?.Text) == name || p.BundleId?.Text == name || s.Name == name || s.Class.Name.Text == name));

    private static OSDictionary Identifier(string bundle) => new(new KeyValuePair<OSSymbol, OSObject>[] { new(Keys.CFBundleIdentifier, new OSString(bundle)) });
}
