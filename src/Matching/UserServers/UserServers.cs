using System.Collections.Immutable;

namespace IOMatch;

/// <summary>The processes that dexts run in: launch, reuse, check-in and the kernel's entitlement check (K60–K69; IOService.cpp startCandidate, IOUserServer.cpp).</summary>
internal sealed class UserServers(Simulation world)
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
            return reuseRequired ? StartOutcome.FailedToReuse : StartOutcome.FailedToLaunch;
        }
        var existing = reuse && IsSameOrganization(bundle.Text, serverName.Text) && running.Contains(serverName.Text);
        if (!existing)
        {
            // K64, K65: a server that must be reused and is not there is asked for, and not waited for
            if (reuseRequired || model.Launch == ServerLaunch.TimesOut) return StartOutcome.ServerTimeout;
            running.Add(serverName.Text);
        }

        if (!world.Host.DriverKit.EntitlementChecksDisabled && !Check(nub, driver, personality, model))
        {
            running.Remove(serverName.Text);
            return StartOutcome.Entitlements;
        }
        return StartOutcome.Started;
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

    /// <summary>K67: the provider's demand, then the family's on the driver instance. A process that has ended fails whatever is demanded.</summary>
    private bool Check(Service nub, Service driver, Personality personality, UserServerModel model)
    {
        if (model.DiesBeforeCheck) return false;
        return EntitlementCheck.Holds(world, nub, driver, personality, model.Entitlements, fromProvider: true)
            && EntitlementCheck.Holds(world, nub, driver, personality, model.Entitlements, fromProvider: false);
    }
}
