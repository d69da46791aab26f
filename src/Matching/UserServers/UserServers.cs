namespace IOMatch;

/// <summary>The processes that dexts run in: launch, reuse, check-in and the kernel's entitlement check (K60–K69; IOService.cpp startCandidate, IOUserServer.cpp).</summary>
internal sealed class UserServers(World world)
{
    private readonly HashSet<string> running = new(StringComparer.Ordinal);

    /// <summary>Everything between attach and start for a dext.</summary>
    public StartOutcome Launch(Service nub, Service driver, Personality personality, OSString serverName)
    {
        if (world.Host.DriverKit.LaunchesDisabled) return StartOutcome.LaunchDisabled;
        if (world.Host.ShuttingDown) return StartOutcome.ShuttingDown;
        if (world.Host.Sleeping)
        {
            world.SetProperty(driver, Keys.IOServiceMatchDeferred, OSBoolean.True);
            return StartOutcome.DeferredInSleep;
        }
        if (driver[Keys.IOUserClass] is OSString userClass) driver.GivenName = userClass.Text; // K62

        var model = world.Host.Servers.GetValueOrDefault(serverName.Text, world.Host.OtherServers);
        var reuse = driver.Properties.ContainsKey(Keys.IOUserServerOneProcess);
        var reuseRequired = reuse && nub[Keys.IOUserServerName] is { } providers && serverName.IsEqualTo(providers);

        // K63
        if (model.Launch == ServerLaunch.BundleUnknown || driver[Keys.CFBundleIdentifier] is not OSString bundle)
        {
            Tell(nub, driver, serverName, ServerAnswer.BundleUnknown);
            return reuseRequired ? StartOutcome.FailedToReuse : StartOutcome.FailedToLaunch;
        }
        if (IsOtherBuild(model, driver))
        {
            Tell(nub, driver, serverName, ServerAnswer.OtherBuild);
            return reuseRequired ? StartOutcome.FailedToReuse : StartOutcome.OtherBuild;
        }

        // K64
        var mayReuse = reuse && IsSameOrganization(bundle.Text, serverName.Text);
        if (reuse && !mayReuse) Tell(nub, driver, serverName, ServerAnswer.OtherOrganization);
        var existing = mayReuse && running.Contains(serverName.Text);
        if (!existing)
        {
            // K64, K65: a server that must be reused and is not there is asked for, and not waited for
            var answer = reuseRequired ? ServerAnswer.NotThereToReuse : model.Launch == ServerLaunch.TimesOut ? ServerAnswer.TimedOut : ServerAnswer.CheckedIn;
            Tell(nub, driver, serverName, answer);
            if (answer != ServerAnswer.CheckedIn) return StartOutcome.ServerTimeout;
            running.Add(serverName.Text);
        }
        else
        {
            Tell(nub, driver, serverName, ServerAnswer.Reused);
        }

        if (!world.Host.DriverKit.EntitlementChecksDisabled && !Check(nub, driver, personality, model)) return Exit(serverName, StartOutcome.Entitlements);

        // K68
        if (world.Host.Platform == Platform.IPadOS && model.Signing is ServerSigning.Distribution or ServerSigning.Unknown && nub.IsResources)
        {
            return Exit(serverName, StartOutcome.HardwareOnly);
        }
        return model.Instantiates ? Instantiate(driver, model) : StartOutcome.Started;
    }

    /// <summary>A server's process ended.</summary>
    public void Ended(string serverName) => running.Remove(serverName);

    /// <summary>K64: bundle id and server name share their first two labels, <c>com.company.</c></summary>
    internal static bool IsSameOrganization(string bundle, string server)
    {
        var first = bundle.IndexOf('.', StringComparison.Ordinal);
        var second = first < 0 ? -1 : bundle.IndexOf('.', first + 1);
        return second >= 0 && server.AsSpan().StartsWith(bundle.AsSpan(0, second + 1), StringComparison.Ordinal);
    }

    /// <summary>K63a (OSKext::lookupDextWithIdentifier): a registered dext with a unique id is only found with that id.</summary>
    private static bool IsOtherBuild(UserServerModel model, Service driver) =>
        model.DextUniqueId is { } registered && !registered.IsEqualTo(driver[Keys.OSBundleDextUniqueIdentifier]);

    /// <summary>K69: the class that IOUserClass names must be one that the binary registered.</summary>
    private static StartOutcome Instantiate(Service driver, UserServerModel model)
    {
        if (driver[Keys.IOUserClass] is not OSString userClass) return StartOutcome.NoUserClass;
        return model.UserClasses is { } known && !known.Contains(userClass.Text) ? StartOutcome.UserClassUnknown : StartOutcome.Started;
    }

    private StartOutcome Exit(OSString serverName, StartOutcome outcome)
    {
        running.Remove(serverName.Text);
        return outcome;
    }

    private void Tell(Service nub, Service driver, OSString server, ServerAnswer answer) =>
        world.Log?.Add(new MatchEvent.ServerAsked(nub, driver, server.Text, answer));

    /// <summary>K67: the provider's demand, then the family's on the driver instance. A process that has ended fails whatever is demanded.</summary>
    private bool Check(Service nub, Service driver, Personality personality, UserServerModel model) =>
        !model.DiesBeforeCheck
        && EntitlementCheck.Holds(world, nub, driver, personality, model.Entitlements, fromProvider: true)
        && EntitlementCheck.Holds(world, nub, driver, personality, model.Entitlements, fromProvider: false);
}
