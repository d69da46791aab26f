namespace IOMatch;

/// <summary>Tells what a bundle is: by CFBundlePackageType, else by the folder's name, else by its personalities.</summary>
internal static class BundleKinds
{
    public static BundleKind Of(OSDictionary info, BundleFiles files)
    {
        var type = (info["CFBundlePackageType"] as OSString)?.Text;
        var extension = files.Layout == BundleLayout.InfoPlistOnly ? "" : System.IO.Path.GetExtension(files.Path.TrimEnd('/', '\\')).ToLowerInvariant();
        return (type, extension) switch
        {
            ("KEXT", _) => Kext(info),
            ("DEXT", _) => BundleKind.Dext,
            ("APPL", _) => BundleKind.App,
            (_, ".kext") => Kext(info),
            (_, ".dext") => BundleKind.Dext,
            (_, ".app") => BundleKind.App,
            _ => ByContents(info),
        };
    }

    private static BundleKind ByContents(OSDictionary info)
    {
        if (info.ContainsKey("OSBundleUsageDescription")) return BundleKind.Dext;
        if (PersonalityReader.KeyOf(info, Architecture.Arm64) is not { } key || info[key] is not OSDictionary personalities) return BundleKind.Other;
        foreach (var personality in personalities.Values)
        {
            if (personality is OSDictionary table && (table.ContainsKey("IOUserClass") || table.ContainsKey("IOUserServerName"))) return BundleKind.Dext;
        }
        return Kext(info);
    }

    private static BundleKind Kext(OSDictionary info) =>
        info["CFBundleExecutable"] is OSString { Text.Length: > 0 } || info["OSKernelResource"] is OSBoolean { Value: true } ? BundleKind.Kext : BundleKind.CodelessKext;
}
