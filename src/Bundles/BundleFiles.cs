namespace IOMatch;

/// <summary>Where the files of a bundle are.</summary>
internal sealed record BundleFiles(string Path, BundleLayout Layout, string InfoPlist)
{
    public static readonly string[] Extensions = [".kext", ".dext", ".app"];

    /// <summary>The folder that holds everything else.</summary>
    public string Root => System.IO.Path.GetDirectoryName(InfoPlist) ?? "";

    public string? Profile => Layout == BundleLayout.InfoPlistOnly ? null
        : Existing(ProvisioningProfile.MacFileName) ?? Existing(ProvisioningProfile.MobileFileName);

    /// <summary>The one <c>.entitlements</c> file beside the Info.plist, as in a project's sources; null when there is none or a choice.</summary>
    public string? LoneEntitlements
    {
        get
        {
            try
            {
                var found = Directory.GetFiles(Root.Length == 0 ? "." : Root, "*.entitlements");
                return found.Length == 1 ? found[0] : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    public static BundleFiles? Find(string path, out Fault? fault)
    {
        fault = null;
        if (File.Exists(path)) return new(path, BundleLayout.InfoPlistOnly, path);
        if (!Directory.Exists(path))
        {
            fault = new(InputFault.FileUnreadable, new(path), "there is no such bundle, folder or file", "check the path");
            return null;
        }
        var inner = System.IO.Path.Combine(path, "Contents", "Info.plist");
        if (File.Exists(inner)) return new(path, BundleLayout.Contents, inner);
        var flat = System.IO.Path.Combine(path, "Info.plist");
        if (File.Exists(flat)) return new(path, BundleLayout.Flat, flat);
        fault = IsBundleName(path)
            ? new(InputFault.BundleInvalid, new(path), "the bundle has no Info.plist", "it belongs at the top (dext) or in Contents (kext, app)")
            : new(InputFault.BundleInvalid, new(path), "the folder is no bundle: it has no Info.plist", "name a .kext, .dext or .app, or an Info.plist");
        return null;
    }

    /// <summary>The executable; null when it is not there or its name leads out of the bundle.</summary>
    public string? Executable(string name)
    {
        if (Layout == BundleLayout.InfoPlistOnly || name.AsSpan().ContainsAny('/', '\\', '\0') || name is "." or "..") return null;
        return Existing(Layout == BundleLayout.Contents ? System.IO.Path.Combine("MacOS", name) : name);
    }

    /// <summary>Bundles at the places where macOS and iPadOS look for them.</summary>
    public IEnumerable<string> Nested(BundleKind kind) => kind switch
    {
        _ when Layout == BundleLayout.InfoPlistOnly => [],
        BundleKind.App => Inside(System.IO.Path.Combine("Library", "SystemExtensions"), ".dext").Concat(Inside("SystemExtensions", ".dext")),
        BundleKind.Kext or BundleKind.CodelessKext => Inside("PlugIns", ".kext"),
        _ => [],
    };

    public static bool IsBundleName(string path) => Extensions.Contains(System.IO.Path.GetExtension(path.TrimEnd('/', '\\')), StringComparer.OrdinalIgnoreCase);

    private string? Existing(string name)
    {
        var path = System.IO.Path.Combine(Root, name);
        return File.Exists(path) ? path : null;
    }

    private IEnumerable<string> Inside(string folder, string extension)
    {
        var path = System.IO.Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateDirectories(path, "*" + extension).Where(p => p.EndsWith(extension, StringComparison.OrdinalIgnoreCase) && new DirectoryInfo(p).LinkTarget is null).Order(StringComparer.Ordinal)
            : [];
    }
}
