namespace IOMatch.Cli;

/// <summary>One bundle on one machine, as the command line names everything that is known of them.</summary>
/// <param name="Bundle">The bundle's path.</param>
/// <param name="Registry">The registry's file.</param>
/// <param name="Nub">The nub; null for every one.</param>
/// <param name="Catalogues">The catalogues of everybody else's drivers.</param>
internal sealed record AskedBundle(string Bundle, string Registry, string? Nub, string[] Catalogues)
{
    /// <summary>A file of entitlements; null for those in the signature.</summary>
    public string? Entitlements { get; init; }

    /// <summary>A file of log lines; null without one.</summary>
    public string? Log { get; init; }

    /// <summary>Whether the registry is a dump whose drivers count.</summary>
    public bool IsObserved { get; init; }

    /// <summary>Whether the smallest change is searched for.</summary>
    public bool SearchesChange { get; init; }

    /// <summary>What the user would call it: the bundle's folder, also when its Info.plist was named; the identifier of a property list that stands alone.</summary>
    public static string NameOf(string path, Catalogue asked)
    {
        var file = Path.GetFileName(path.TrimEnd('/', '\\'));
        if (Path.GetExtension(file) != ".plist") return file;
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Path.GetFileName(folder) == "Contents") folder = Path.GetDirectoryName(folder);
        if (Path.GetExtension(folder) is ".kext" or ".dext" or ".app") return Path.GetFileName(folder)!;
        return asked.Bundles is [{ Id: { Length: > 0 } id }, ..] && !id.Contains('$', StringComparison.Ordinal) ? id : path;
    }
}
