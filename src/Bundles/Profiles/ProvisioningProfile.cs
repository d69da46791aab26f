using System.Collections.Immutable;

namespace IOMatch;

/// <summary>A provisioning profile: which entitlements a team may claim, for which app id, on which devices, until when.</summary>
/// <param name="File">The file it was read from.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uuid">Its id.</param>
/// <param name="TeamIdentifiers">Mostly one.</param>
/// <param name="TeamName">The team's name.</param>
/// <param name="Platforms">Such as OSX, iOS.</param>
/// <param name="Created">UTC, or null.</param>
/// <param name="Expires">UTC, or null.</param>
/// <param name="ProvisionedDevices">Device ids; empty when none are listed.</param>
/// <param name="Entitlements">What may be claimed: values may end in <c>*</c>.</param>
/// <param name="List">The whole list.</param>
public sealed record ProvisioningProfile(
    string File,
    ProfileKind Kind,
    string? Name,
    string? Uuid,
    ImmutableArray<string> TeamIdentifiers,
    string? TeamName,
    ImmutableArray<string> Platforms,
    DateTime? Created,
    DateTime? Expires,
    ImmutableArray<string> ProvisionedDevices,
    BundleEntitlements Entitlements,
    PropertyList List)
{
    /// <summary>The file name that Xcode gives it inside a bundle on the Mac.</summary>
    public const string MacFileName = "embedded.provisionprofile";

    /// <summary>The same on iPadOS.</summary>
    public const string MobileFileName = "embedded.mobileprovision";

    /// <summary>Whether the profile has ended at a moment (UTC).</summary>
    public bool HasExpiredAt(DateTime moment) => Expires is { } end && moment >= end;

    /// <summary>
    /// Whether the profile lets a program claim a value (TN3125: the profile is a list of what is allowed). A string may end in
    /// <c>*</c>; an array allows each of its members; a dictionary in the profile allows a dictionary with equal members, <c>*</c> allowing any.
    /// </summary>
    public bool Allows(OSSymbol entitlement, OSObject claimed) => Entitlements.Values[entitlement] is { } allowed && ProfileRule.Allows(allowed, claimed);

    /// <summary>Reads a profile.</summary>
    /// <param name="bytes">The file: CMS signed data around a property list.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="limits">How much to accept; the default when null.</param>
    public static ReadResult<ProvisioningProfile> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits? limits = null) =>
        ProfileReader.Read(bytes, file, limits ?? ReadLimits.Default);

    /// <summary>Opens and reads a profile.</summary>
    public static ReadResult<ProvisioningProfile> Read(string path, ReadLimits? limits = null) =>
        FileBytes.Read(path, limits ?? ReadLimits.Default, out var fault) is { } bytes
            ? Read(bytes, path, limits)
            : ReadResult.Failed<ProvisioningProfile>(fault!);
}
