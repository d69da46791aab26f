using System.Collections.Immutable;

namespace IOMatch;

/// <summary>Puts a bundle together from its files.</summary>
internal sealed class BundleReader
{
    private const int DeepestNesting = 8;

    private readonly BundleFiles files;
    private readonly BundleOptions options;
    private readonly List<Fault> faults = [];
    private readonly int depth;

    private BundleReader(BundleFiles files, BundleOptions options, int depth)
    {
        this.files = files;
        this.options = options;
        this.depth = depth;
    }

    public static ReadResult<Bundle> Read(string path, BundleOptions options, int depth = 0)
    {
        var files = BundleFiles.Find(path, out var fault);
        return files is null ? ReadResult.Failed<Bundle>(fault!) : new BundleReader(files, options, depth).Read();
    }

    private ReadResult<Bundle> Read()
    {
        if (FileBytes.Read(files.InfoPlist, options.Limits, out var fault) is not { } bytes) return ReadResult.Failed<Bundle>(fault!);
        var list = PropertyListReader.Read(bytes, files.InfoPlist, options.Limits);
        faults.AddRange(list.Faults);
        if (!list.TryGet(out var info)) return ReadResult.Failed<Bundle>(faults);
        if (info.Root is not OSDictionary root)
        {
            faults.Add(new(InputFault.BundleInvalid, info.At(), $"an Info.plist holds a dictionary, this file holds {PlistKind.WithArticle(info.Root)}"));
            return ReadResult.Failed<Bundle>(faults);
        }
        var kind = BundleKinds.Of(root, files);
        var personalities = PersonalityReader.Read(info, kind, options.Architecture, faults);
        var bundle = new Bundle(files.Path, kind, files.Layout, Text(info, "CFBundleIdentifier"), Text(info, "CFBundleVersion"), info, personalities);
        if (bundle.Identifier is null && kind != BundleKind.Other && files.Layout != BundleLayout.InfoPlistOnly)
        {
            faults.Add(new(InputFault.BundleInvalid, info.At(), "CFBundleIdentifier is missing: the system makes no extension of this bundle", "give the bundle an identifier", FaultSeverity.Warning));
        }
        BuildVariables.Report(info, personalities, faults);
        bundle = bundle with { Executable = ReadExecutable(info, bytes), Profile = ReadProfile() };
        bundle = bundle with { Entitlements = ReadEntitlements(bundle), Nested = ReadNested(kind) };
        bundle = bundle with { UniqueIdentifier = UniqueIdentifier(bundle, root, bytes) };
        if (bundle.DriverKit is { } driverKit) faults.AddRange(driverKit.WrongTypes);
        return ReadResult.Of(bundle, faults);
    }

    private string? Text(PropertyList info, string key)
    {
        var value = ((OSDictionary)info.Root)[key];
        if (value is OSString text) return text.Text;
        if (value is not null) faults.Add(new(InputFault.BundleInvalid, info.At(key), $"{key} is {PlistKind.WithArticle(value)}, a string belongs there", null, FaultSeverity.Warning));
        return null;
    }

    private BundleExecutable? ReadExecutable(PropertyList info, byte[] infoBytes)
    {
        if (Text(info, "CFBundleExecutable") is not { Length: > 0 } name) return null;
        if (files.Executable(name) is not { } path)
        {
            if (files.Layout != BundleLayout.InfoPlistOnly && !BuildVariables.Contains(name))
            {
                faults.Add(new(InputFault.BundleInvalid, info.At("CFBundleExecutable"), $"the executable {name} is not in the bundle", "entitlements and classes stay unknown; name the built bundle", FaultSeverity.Note));
            }
            return new(name, ExecutableState.Missing);
        }
        if (FileBytes.Read(path, options.Limits, out var fault) is not { } bytes)
        {
            Degrade([fault!]);
            return new(name, ExecutableState.Unreadable);
        }
        var result = MachOFile.Read(bytes, path, options.Limits);
        Degrade(result.Faults);
        if (!result.TryGet(out var file)) return new(name, ExecutableState.Unreadable);
        var image = file.ImageFor(options.Architecture);
        CheckSeal(image, infoBytes);
        CheckImagesAgree(file, image);
        return new(name, ExecutableState.Read, file, image);
    }

    // slot 1 of a code directory is the Info.plist (CSSLOT_INFOSLOT)
    private void CheckSeal(MachOImage image, byte[] infoBytes)
    {
        if (image.Signature is not { } signature || CodeHash.Verify(signature.Best, 1, infoBytes) is not false) return;
        faults.Add(new(InputFault.SignatureUnreadable, new(files.InfoPlist), "the Info.plist was changed after the bundle was signed", "sign the bundle again: with SIP on a broken seal is never loaded", FaultSeverity.Warning));
    }

    private void CheckImagesAgree(MachOFile file, MachOImage chosen)
    {
        foreach (var image in file.Images)
        {
            if (ReferenceEquals(image, chosen)) continue;
            var mine = chosen.Signature?.Entitlements?.Values ?? OSDictionary.Empty;
            var other = image.Signature?.Entitlements?.Values ?? OSDictionary.Empty;
            if (EntitlementBlobs.FirstDifference(mine, other) is not { } key) continue;
            faults.Add(new(InputFault.SignatureUnreadable, new(file.File), $"the images for {chosen.Architecture} and {image.Architecture} disagree about the entitlement {key}", $"those of {chosen.Architecture} are used", FaultSeverity.Warning));
        }
    }

    private ProvisioningProfile? ReadProfile()
    {
        if (files.Profile is not { } path) return null;
        var result = ProvisioningProfile.Read(path, options.Limits);
        Degrade(result.Faults);
        return result.Value;
    }

    private BundleEntitlements? ReadEntitlements(Bundle bundle)
    {
        if (options.EntitlementsFile is null && bundle.Signature is { } signature) return signature.Entitlements;
        if ((options.EntitlementsFile ?? files.LoneEntitlements) is not { } path) return null;
        var result = BundleEntitlements.Read(path, options.Limits);
        faults.AddRange(result.Faults);
        if (options.EntitlementsFile is null && result.Value is not null)
        {
            faults.Add(new(InputFault.BundleInvalid, new(path), "there is no signature to read, so the entitlements are those of this file", null, FaultSeverity.Note));
        }
        return result.Value;
    }

    private ImmutableArray<Bundle> ReadNested(BundleKind kind)
    {
        if (depth >= DeepestNesting) return [];
        var nested = ImmutableArray.CreateBuilder<Bundle>();
        foreach (var path in files.Nested(kind))
        {
            var result = Read(path, options with { EntitlementsFile = null }, depth + 1);
            faults.AddRange(result.Faults);
            if (result.TryGet(out var bundle)) nested.Add(bundle);
        }
        return nested.ToImmutable();
    }

    private DextUniqueIdentifier? UniqueIdentifier(Bundle bundle, OSDictionary root, byte[] infoBytes)
    {
        if (bundle.Kind != BundleKind.Dext) return null;
        if (root[DextUniqueIdentifier.Key] is OSData given)
        {
            if (given.Bytes.Length <= DextUniqueIdentifier.LongestLength) return new(given, DextUniqueIdentifierOrigin.InfoPlist);
            faults.Add(new(InputFault.BundleInvalid, bundle.InfoPlist.At(DextUniqueIdentifier.Key), $"{DextUniqueIdentifier.Key} has {given.Bytes.Length} bytes, {DextUniqueIdentifier.LongestLength} are the most: the dext can never be launched", null, FaultSeverity.Warning));
            return null;
        }
        return DextUniqueIdentifier.Of(bundle.Path, infoBytes, bundle.Signature is { } signature ? signature.Best.CdHash.AsSpan() : []);
    }

    /// <summary>Of the executable and the profile an error is a warning for the bundle: its personalities can still be asked about.</summary>
    private void Degrade(IEnumerable<Fault> found)
    {
        foreach (var fault in found) faults.Add(fault.Severity == FaultSeverity.Error ? fault with { Severity = FaultSeverity.Warning } : fault);
    }
}
