using System.Diagnostics.CodeAnalysis;

namespace IOMatch.Cli;

/// <summary>Opens what the user named and tells of every fault on standard error.</summary>
internal sealed class Inputs(Terminal terminal)
{
    public bool TryRegistry(string name, [NotNullWhen(true)] out Registry? registry) =>
        TryTell(name == Terminal.StandardInput ? ReadStandardInput(s => Registry.Read(s, "stdin")) : Registry.Read(name), out registry);

    public bool TryCatalogue(IEnumerable<string> names, [NotNullWhen(true)] out Catalogue? source) =>
        TryTell(CatalogueReader.Read(names), out source);

    /// <summary>The catalogues that were named; where none were, the built-in one that is nearest to the machine of the registry.</summary>
    public bool TryCatalogues(string[] names, Registry? registry, [NotNullWhen(true)] out CatalogueChoice? choice, [NotNullWhen(true)] out Catalogue? catalogue)
    {
        catalogue = null;
        choice = registry is not null ? CatalogueChoice.Of(names, HostFromRegistry.Of(registry)) : names.Length > 0 ? new([.. names], null) : null;
        return choice is not null && TryTell(choice.Read(), out catalogue);
    }

    /// <summary>A kernel log.</summary>
    public bool TryLog(string name, [NotNullWhen(true)] out KernelLog? log) =>
        TryTell(name == Terminal.StandardInput ? ReadStandardInput(s => KernelLog.Read(s, "stdin")) : KernelLog.ReadFile(name), out log);

    /// <summary>A property list of entitlements.</summary>
    public bool TryEntitlements(string name, [NotNullWhen(true)] out OSDictionary? entitlements) =>
        TryTell(
            PropertyListReader.ReadFile(name).Then(list => list.Root is OSDictionary table
                ? ReadResult.Of(table)
                : ReadResult.Failed<OSDictionary>(new Fault(InputFault.SignatureUnreadable, list.Position, $"entitlements must be a dictionary, not {list.Root.Kind}"))),
            out entitlements);

    /// <summary>The one bundle that brings personalities: the bundle that is named, or the first extension inside it; and what else is in it.</summary>
    public bool TryBundle(string name, string? entitlements, [NotNullWhen(true)] out CatalogueBundle? bundle, out Catalogue rest)
    {
        bundle = null;
        rest = Catalogue.Empty;
        Catalogue? source;
        if (entitlements is null)
        {
            if (!TryCatalogue([name], out source)) return false;
        }
        else
        {
            if (!TryTell(Bundle.Read(name, BundleOptions.Default with { EntitlementsFile = entitlements }), out var read)) return false;
            source = read.ToCatalogue();
        }
        var bringing = source.Bundles.Where(b => !b.Personalities.IsEmpty || b.Bundle is { Personalities.IsEmpty: false }).ToList();
        bundle = bringing is [var first, ..] ? first : source.Bundles.FirstOrDefault();
        if (bundle is null)
        {
            terminal.Error.WriteLine(new Fault(InputFault.BundleInvalid, new(name), "contains no personality", "name a kext, a dext, or an app that contains one"));
            return false;
        }
        rest = new(source.Bundles.Remove(bundle), source.Classes);
        if (bringing.Count > 1) terminal.Error.WriteLine($"{name}: note: contains {bringing.Count} bundles with personalities; reporting on {bundle.Id}, the others compete");
        return true;
    }

    /// <summary>Reads everything that is named and answers from it. All of it is read before anything is refused: one run tells of every fault.</summary>
    public bool TryExplain(AskedBundle asked, [NotNullWhen(true)] out Explanation? answer)
    {
        answer = null;
        KernelLog? log = null;
        OSDictionary? entitlements = null;
        CatalogueChoice? choice = null;
        Catalogue? system = null;
        var usable = TryRegistry(asked.Registry, out var registry)
            & TryCatalogues(asked.Catalogues, registry, out choice, out system)
            & TryCatalogue([asked.Bundle], out var bundle)
            & (asked.Entitlements is null || TryEntitlements(asked.Entitlements, out entitlements))
            & (asked.Log is null || TryLog(asked.Log, out log));
        return usable && TryTell(
            Explanation.Of(new(registry!, system!, bundle!, AskedBundle.NameOf(asked.Bundle, bundle!))
            {
                Nub = asked.Nub,
                RegistryName = asked.Registry,
                Choice = choice,
                Entitlements = entitlements is null ? null : (entitlements, asked.Entitlements!),
                Log = log,
                IsObserved = asked.IsObserved,
                SearchesChange = asked.SearchesChange,
            }),
            out answer);
    }

    /// <summary>The nubs that the user named; null when none were.</summary>
    public bool TryNubs(Outcome outcome, string registryName, string? nubName, out IReadOnlyCollection<Service>? nubs)
    {
        nubs = nubName is null ? null : outcome.Find(nubName);
        if (nubs is not { Count: 0 }) return true;
        NoNub(registryName, nubName!);
        return false;
    }

    /// <summary>Tells that a nub is not there.</summary>
    public ExitCode NoNub(string registryName, string nubName)
    {
        terminal.Error.WriteLine(new Fault(InputFault.TreeInvalid, new(registryName), $"no nub '{nubName}' in the registry", "run 'iomatch show' to list paths, names, classes and ids"));
        return ExitCode.Unusable;
    }

    /// <summary>Whether a catalogue was named at all, where registries are compared.</summary>
    public bool HasDrivers(IReadOnlyCollection<string> catalogues)
    {
        if (catalogues.Count > 0) return true;
        terminal.Error.WriteLine("iomatch: error: comparing two registries needs the drivers that match on them; name them with --catalogue");
        return false;
    }

    /// <summary>Tells that a scenario has no registry; always false.</summary>
    public bool NoRegistry(string scenario)
    {
        terminal.Error.WriteLine(new Fault(InputFault.ScenarioInvalid, new(scenario), "the scenario has no registry, so nothing can match", "compare scenarios that have one"));
        return false;
    }

    /// <summary>All bytes of a file or of standard input.</summary>
    public ReadResult<byte[]> Bytes(string name)
    {
        try
        {
            if (name != Terminal.StandardInput) return ReadResult.Of(File.ReadAllBytes(name));
            using var stream = terminal.Input();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return ReadResult.Of(memory.ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ReadResult.Failed<byte[]>(new Fault(
                InputFault.FileUnreadable, new(name), Directory.Exists(name) ? "is a folder, not a file" : File.Exists(name) ? "the file cannot be read" : "file not found", "name an existing, readable file"));
        }
    }

    // a hand-edited dump has hundreds of warnings of one kind: the first few show what it is about
    private const int MostOfAKind = 3;

    /// <summary>Every fault is told, also what is only worth knowing.</summary>
    public bool TellsAll { get; init; }

    /// <summary>Tells of the errors and warnings of a result; many warnings of a kind are counted, what is only worth knowing is left out.</summary>
    public bool TryTell<T>(ReadResult<T> result, [NotNullWhen(true)] out T? value)
        where T : class
    {
        foreach (var kind in result.Faults.Where(f => TellsAll || f.Severity != FaultSeverity.Note).GroupBy(f => (f.Severity, f.Kind, f.At.File)))
        {
            var shown = TellsAll || kind.Key.Severity == FaultSeverity.Error ? kind.Count() : MostOfAKind;
            foreach (var fault in kind.Take(shown)) terminal.Error.WriteLine(fault);
            if (kind.Count() - shown is > 0 and var more)
            {
                terminal.Error.WriteLine(new Fault(kind.Key.Kind, new(kind.Key.File), $"{more} more like these", $"run 'iomatch show {kind.Key.File} --faults' to list all", kind.Key.Severity));
            }
        }
        return result.TryGet(out value);
    }

    private ReadResult<T> ReadStandardInput<T>(Func<Stream, ReadResult<T>> read)
        where T : class
    {
        using var stream = terminal.Input();
        return read(stream);
    }
}
