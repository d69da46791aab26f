using System.Collections.Immutable;

namespace IOMatch;

/// <summary>An app that calls IOServiceOpen.</summary>
/// <param name="Entitlements">What it holds; null when nobody told.</param>
/// <param name="Team">Its team identifier; null when nobody told.</param>
public sealed record ClientApp(OSDictionary? Entitlements, string? Team = null);

/// <summary>Whether an app may open a service, as far as registry, personality and entitlements tell.</summary>
/// <param name="Reason">Why not; null when nothing speaks against it.</param>
/// <param name="Missing">The entitlement, identifier or key that is wanted; null when nothing is.</param>
/// <param name="Certainty">How sure the answer is: assumed where something was not told.</param>
public sealed record UserClientAnswer(ReasonCode? Reason, string? Missing, Certainty Certainty)
{
    private static readonly OSSymbol UserUserClient = "IOUserUserClient";

    /// <summary>Nothing speaks against it.</summary>
    public bool IsAllowed => Reason is null;

    /// <summary>Asks for one service (K73; IOService.cpp newUserClient, IOUserServer.cpp serviceNewUserClient).</summary>
    /// <param name="outcome">The story's outcome.</param>
    /// <param name="service">The service that the app opens: a driver, or a nub by mistake.</param>
    /// <param name="app">The app.</param>
    /// <param name="driverTeam">The team of the dext; null when nobody told.</param>
    public static UserClientAnswer Of(Outcome outcome, Service service, ClientApp app, string? driverTeam = null)
    {
        if (service.Personality is not { } personality)
        {
            return service[Keys.IOUserClientClass] is OSString ? new(null, null, Certainty.Source) : new(ReasonCode.WrongServiceOpened, null, Certainty.Source);
        }
        if (!personality.IsDext)
        {
            // a kernel driver may have a method of its own, which no file tells
            return service[Keys.IOUserClientClass] is OSString ? new(null, null, Certainty.Source) : new(ReasonCode.UserClientClassMissing, Keys.IOUserClientClass.Text, Certainty.Assumed);
        }
        if (Refused(outcome, personality, app, driverTeam) is { } refused) return refused;
        return HasClientDictionary(service.Properties)
            ? new(null, null, app.Entitlements is null ? Certainty.Assumed : Certainty.Source)
            : new(ReasonCode.UserClientClassMissing, "UserClientProperties", Certainty.Assumed);
    }

    /// <summary>K73: what the app must hold, unless the dext lets everybody in.</summary>
    private static UserClientAnswer? Refused(Outcome outcome, Personality personality, ClientApp app, string? driverTeam)
    {
        var dext = personality.Table[Keys.IOUserServerName] is OSString server ? outcome.Host.Servers.GetValueOrDefault(server.Text)?.Entitlements : null;
        if (app.Entitlements is not { } held) return null;
        if (outcome.Host.Platform == Platform.IPadOS)
        {
            if (!IsTrue(held, DriverKitEntitlement.CommunicatesWithDrivers)) return new(ReasonCode.CommunicatesWithDrivers, DriverKitEntitlement.CommunicatesWithDrivers, Certainty.Source);
            var same = app.Team is not null && app.Team == driverTeam;
            if (same || IsTrue(dext, DriverKitEntitlement.AllowThirdPartyUserClients)) return null;
            return app.Team is null || driverTeam is null ? null : new(ReasonCode.UserClientTeam, driverTeam, Certainty.Source);
        }
        if (IsTrue(dext, DriverKitEntitlement.AllowAnyUserClientAccess)) return null;
        var bundle = personality.BundleId?.Text ?? "";
        var listed = held[new OSSymbol(DriverKitEntitlement.UserClientAccess)] switch
        {
            OSMembers list => list.Any(m => m is OSString name && name.Text == bundle),
            _ => false,
        };
        return listed ? null : new(ReasonCode.UserClientAccess, bundle, Certainty.Source);
    }

    /// <summary>By convention UserClientProperties; the name is the dext's choice, so any dictionary that makes a user client will do.</summary>
    private static bool HasClientDictionary(OSDictionary properties) =>
        properties.Any(p => p.Value is OSDictionary table && table[Keys.IOClass] is OSString kernelClass && kernelClass.Text == UserUserClient.Text);

    private static bool IsTrue(OSDictionary? held, string name) => held?[new OSSymbol(name)] is OSBoolean { Value: true };
}
