namespace IOMatch;

/// <summary>Something that happens on the machine. The set of kinds is closed; time is nothing but their order.</summary>
/// <example><code>
/// Happening[] story = [new Happening.Boot(), new Happening.Activate("com.example.Gadget"), new Happening.Replug("Gadget@00100000")];
/// var outcome = MatchSimulator.Run(registry, catalogue, story);
/// </code></example>
public abstract record Happening
{
    private Happening()
    {
    }

    /// <summary>The kernel starts: everything registered is matched, with boot-collection personalities only when the IOKit daemon is still to come.</summary>
    public sealed record Boot : Happening;

    /// <summary>The IOKit daemon comes up and sends all personalities; what was deferred or could match something new is matched again (K16, K34).</summary>
    public sealed record DaemonUp : Happening;

    /// <summary>An extension is activated: its personalities enter the catalogue.</summary>
    public sealed record Activate(string BundleId) : Happening;

    /// <summary>Another version of an extension takes the place of the present one.</summary>
    public sealed record Upgrade(string BundleId) : Happening;

    /// <summary>An extension is deactivated: its drivers are terminated and its personalities leave.</summary>
    public sealed record Deactivate(string BundleId) : Happening;

    /// <summary>A device that the registry describes is attached; it was absent until now.</summary>
    public sealed record Attach(string Nub) : Happening;

    /// <summary>A device is detached with everything below it.</summary>
    public sealed record Detach(string Nub) : Happening;

    /// <summary>A device is detached and attached again as new.</summary>
    public sealed record Replug(string Nub) : Happening;

    /// <summary>Somebody selects a configuration of a USB device; its interface nubs appear.</summary>
    public sealed record ConfigurationSelected(string Nub, int Configuration) : Happening;

    /// <summary>The kernel registers a service again.</summary>
    public sealed record Register(string Nub) : Happening;

    /// <summary>A dext's process crashes.</summary>
    public sealed record Crash(string Driver) : Happening;

    /// <summary>A dext's process ends by itself.</summary>
    public sealed record Exit(string Driver) : Happening;

    /// <summary>User space restarts without the kernel.</summary>
    public sealed record UserspaceReboot : Happening;

    /// <summary>The system sleeps.</summary>
    public sealed record Sleep : Happening;

    /// <summary>The system wakes; what was deferred in sleep is matched again.</summary>
    public sealed record Wake : Happening;

    /// <summary>The kext of a stalled match has been loaded (K27).</summary>
    public sealed record KextLoaded(string BundleId) : Happening;

    /// <summary>A property is published on a service, such as a resource on IOResources; null removes it.</summary>
    public sealed record Publish(string Nub, string Key, OSObject? Value) : Happening;
}
