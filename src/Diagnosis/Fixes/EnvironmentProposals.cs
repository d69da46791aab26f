namespace IOMatch;

/// <summary>What could be done outside the files.</summary>
internal static class EnvironmentProposals
{
    public static IEnumerable<Edit> Of(ChangeQuestion question, Outcome outcome, Service nub)
    {
        var host = question.Machine;
        if (!host.DriverKit.Enabled) yield return new Edit.ResetHost(HostSetting.DriverKit);
        if (host.DriverKit.LaunchesDisabled) yield return new Edit.ResetHost(HostSetting.Launches);
        if (!host.DaemonAvailable) yield return new Edit.ResetHost(HostSetting.Daemon);
        if (host.DextRelaunchLimit == 0) yield return new Edit.ResetHost(HostSetting.Relaunches);
        if (outcome.Host.Sleeping) yield return host.Sleeping ? new Edit.ResetHost(HostSetting.Sleep) : new Edit.Happen(new Happening.Wake());

        // who came first matters only where something came first
        if ((question.Story ?? MatchSimulator.PlainBoot).Count > 1)
        {
            yield return new Edit.Happen(new Happening.Replug(nub.Path));
            yield return new Edit.Restart();
        }
        if (!outcome.IsPresent(nub) && nub.Provider is { } device && nub["bConfigurationValue"] is OSNumber { Value: < 256 } configuration && device["bNumConfigurations"] is not null)
        {
            yield return new Edit.Happen(new Happening.ConfigurationSelected(device.Path, (int)configuration.Value));
        }
    }
}
