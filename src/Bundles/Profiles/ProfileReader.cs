using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace IOMatch;

/// <summary>CMS signed data (RFC 5652) around a property list.</summary>
internal static class ProfileReader
{
    private const string DownloadAgain = "download the profile again and put it into the bundle";

    public static ReadResult<ProvisioningProfile> Read(ReadOnlyMemory<byte> bytes, string file, ReadLimits limits)
    {
        var faults = new BinaryFaults(InputFault.ProfileUnreadable, file);
        if (bytes.Length > limits.Bytes)
        {
            return ReadResult.Failed<ProvisioningProfile>(new Fault(InputFault.LimitExceeded, new(file), $"the file has {bytes.Length} bytes, the limit is {limits.Bytes}"));
        }
        if (Content(bytes, faults) is not { } content) return ReadResult.Failed<ProvisioningProfile>(faults.ToImmutable());
        var list = PropertyListReader.Read(content, file, limits);
        foreach (var fault in list.Faults)
        {
            // a profile holds dates, and never goes to the kernel
            if (fault.Kind == InputFault.NotRepresentable) continue;
            faults.Add(fault with { Kind = InputFault.ProfileUnreadable, What = "the signed content: " + fault.What, At = new(file), Hint = fault.Hint ?? DownloadAgain });
        }
        if (!list.TryGet(out var value)) return ReadResult.Failed<ProvisioningProfile>(faults.ToImmutable());
        return new Interpreter(file, value, faults).Profile();
    }

    private static byte[]? Content(ReadOnlyMemory<byte> bytes, BinaryFaults faults)
    {
        try
        {
            var signed = new SignedCms();
            signed.Decode(bytes.Span);
            try
            {
                signed.CheckSignature(verifySignatureOnly: true);
            }
            catch (CryptographicException)
            {
                faults.Warning("the profile's signature does not fit its content", DownloadAgain);
            }
            return signed.ContentInfo.Content;
        }
        catch (CryptographicException)
        {
            var start = bytes.Span[..Math.Min(bytes.Length, 64)];
            if (bytes.IsEmpty) faults.Error("the profile is empty", DownloadAgain);
            else if (start.IndexOf("<?xml"u8) >= 0 || start.IndexOf("<plist"u8) >= 0 || start.StartsWith("bplist"u8))
            {
                faults.Warning("the profile is a bare property list without its signature, as security cms -D prints it", "put the file as Apple signed it into the bundle");
                return bytes.ToArray();
            }
            else faults.Error("the profile is no CMS signed data", DownloadAgain);
            return null;
        }
    }

    private sealed class Interpreter(string file, PropertyList list, BinaryFaults faults)
    {
        public ReadResult<ProvisioningProfile> Profile()
        {
            if (list.Root is not OSDictionary root)
            {
                faults.Error($"a profile holds a dictionary, this one holds {PlistKind.WithArticle(list.Root)}", DownloadAgain);
                return ReadResult.Failed<ProvisioningProfile>(faults.ToImmutable());
            }
            var entitlements = Entitlements(root);
            var devices = Texts(root, "ProvisionedDevices");
            var platforms = Texts(root, "Platform");
            var profile = new ProvisioningProfile(
                file,
                Kind(root, platforms, devices, entitlements),
                Text(root, "Name"),
                Text(root, "UUID"),
                Texts(root, "TeamIdentifier"),
                Text(root, "TeamName"),
                platforms,
                Date(root, "CreationDate"),
                Date(root, "ExpirationDate"),
                devices,
                new(entitlements, EntitlementSource.Profile, file) { List = list },
                list);
            return faults.HasErrors ? ReadResult.Failed<ProvisioningProfile>(faults.ToImmutable()) : ReadResult.Of(profile, faults.ToImmutable());
        }

        private static ProfileKind Kind(OSDictionary root, ImmutableArray<string> platforms, ImmutableArray<string> devices, OSDictionary entitlements)
        {
            var mac = platforms.IsEmpty || platforms.Contains("OSX");
            if (root["ProvisionsAllDevices"] is OSBoolean { Value: true }) return mac ? ProfileKind.DeveloperId : ProfileKind.Enterprise;
            if (devices.IsEmpty) return ProfileKind.AppStore;
            return mac || entitlements["get-task-allow"] is OSBoolean { Value: true } ? ProfileKind.Development : ProfileKind.AdHoc;
        }

        private OSDictionary Entitlements(OSDictionary root)
        {
            if (root["Entitlements"] is OSDictionary values) return values;
            if (root["Entitlements"] is { } other) Wrong("Entitlements", other, "a dictionary");
            else faults.Warning("the profile allows no entitlements: Entitlements is missing");
            return OSDictionary.Empty;
        }

        private string? Text(OSDictionary root, string key)
        {
            if (root[key] is OSString text) return text.Text;
            if (root[key] is { } other) Wrong(key, other, "a string");
            return null;
        }

        private DateTime? Date(OSDictionary root, string key)
        {
            if (root[key] is PlistDate date) return date.Value;
            if (root[key] is { } other) Wrong(key, other, "a date");
            return null;
        }

        private ImmutableArray<string> Texts(OSDictionary root, string key)
        {
            if (root[key] is null) return [];
            if (root[key] is OSArray array && array.All(m => m is OSString)) return [.. array.Select(m => ((OSString)m).Text)];
            Wrong(key, root[key]!, "an array of strings");
            return [];
        }

        private void Wrong(string key, OSObject found, string wanted) =>
            faults.Error($"{key} of the profile is {PlistKind.WithArticle(found)}, {wanted} belongs there", DownloadAgain);
    }
}
