using System.Security.Cryptography;
using System.Text;

namespace IOMatch;

/// <summary>
/// What tells one installed dext from another of the same CFBundleIdentifier: kernelmanagerd picks the one to launch by it, and each
/// personality carries it (K63a).
/// </summary>
/// <param name="Value">32 bytes on real Macs.</param>
/// <param name="Origin">Where the value is from.</param>
public sealed record DextUniqueIdentifier(OSData Value, DextUniqueIdentifierOrigin Origin)
{
    /// <summary>The key at the top of an Info.plist and in each personality.</summary>
    public const string Key = "kOSBundleDextUniqueIdentifier";

    /// <summary>KOSBundleDextUniqueIdentifierMaxLength (OSKextLibPrivate.h): a longer one is not taken over, and the dext can never be launched.</summary>
    public const int LongestLength = 1024;

    private static readonly string[] InstalledIn = ["/System/Library/DriverExtensions/", "/Library/SystemExtensions/", "/Library/DriverExtensions/"];

    /// <summary>How sure the value is.</summary>
    public Certainty Certainty => Origin switch
    {
        DextUniqueIdentifierOrigin.InfoPlist => Certainty.Source,
        DextUniqueIdentifierOrigin.InstalledPath => Certainty.Observed,
        _ => Certainty.Assumed,
    };

    /// <summary>
    /// The identifier that a Mac gives to a dext at a path: SHA-256 of the path, without a final slash. Observed: it holds for all four of
    /// Apple's dexts whose identifiers were seen in registry dumps of macOS 15 and 26. That sysextd's folders work alike is Assumed.
    /// </summary>
    /// <param name="path">Such as <c>/System/Library/DriverExtensions/com.apple.AppleUserHIDDrivers.dext</c>.</param>
    public static OSData OfInstalledPath(string path) => new(SHA256.HashData(Encoding.UTF8.GetBytes(path.TrimEnd('/'))));

    internal static DextUniqueIdentifier Of(string path, ReadOnlySpan<byte> infoPlist, ReadOnlySpan<byte> cdHash)
    {
        if (InstalledIn.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))) return new(OfInstalledPath(path), DextUniqueIdentifierOrigin.InstalledPath);
        // sysextd puts each activation into a folder of a new UUID, so only the build can stand for it
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(infoPlist);
        hash.AppendData(cdHash);
        return new(new OSData(hash.GetHashAndReset()), DextUniqueIdentifierOrigin.StandIn);
    }
}
