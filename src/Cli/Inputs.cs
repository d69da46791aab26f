using System.Diagnostics.CodeAnalysis;

namespace IOMatch.Cli;

/// <summary>Opens what the user named and tells of every fault on standard error.</summary>
internal sealed class Inputs(Terminal terminal)
{
    /// <summary>Standard input.</summary>
    public const string StandardInput = "-";

    public bool TryRegistry(string name, [NotNullWhen(true)] out Registry? registry) =>
        TryTell(name == StandardInput ? ReadStandardInput(s => Registry.Read(s, "stdin")) : Registry.Read(name), out registry);

    public bool TryCatalogue(IEnumerable<string> names, [NotNullWhen(true)] out Catalogue? source) =>
        TryTell(CatalogueReader.Read(names), out source);

    /// <summary>A kernel log.</summary>
    public bool TryLog(string name, [NotNullWhen(true)] out KernelLog? log) =>
        TryTell(name == StandardInput ? ReadStandardInput(s => KernelLog.Read(s, "stdin")) : KernelLog.ReadFile(name), out log);

    /// <summary>A property list of entitlements.</summary>
    public bool TryEntitlements(string name, [NotNullWhen(true)] out OSDictionary? entitlements) =>
        TryTell(
            PropertyListReader.ReadFile(name).Then(list => list.Root is OSDictionary table
                ? ReadResult.Of(table)
                : ReadResult.Failed<OSDictionary>(new Fault(InputFault.SignatureUnreadable, list.Position, $"entitlements are a dictionary, this is {list.Root.Kind}"))),
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
            terminal.Error.WriteLine(new Fault(InputFault.BundleInvalid, new(name), "no personality is in it", "name a kext, a dext, or an app with one"));
            return false;
        }
        rest = new(source.Bundles.Remove(bundle), source.Classes);
        if (bringing.Count > 1) terminal.Error.WriteLine($"{name}: note: it holds {bringing.Count} bundles with personalities; {bundle.Id} is asked about, and the others compete with it");
        return true;
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
        terminal.Error.WriteLine(new Fault(InputFault.TreeInvalid, new(registryName), $"no nub {nubName} is in the registry", "name a path, a name, a class or an id that iomatch show prints"));
        return ExitCode.Unusable;
    }

    /// <summary>Whether a catalogue was named at all, where registries are compared.</summary>
    public bool HasDrivers(IReadOnlyCollection<string> catalogues)
    {
        if (catalogues.Count > 0) return true;
        terminal.Error.WriteLine("iomatch: error: two registries are compared by the drivers that match on them; --catalogue names those");
        return false;
    }

    /// <summary>Tells that a scenario has no registry; always false.</summary>
    public bool NoRegistry(string scenario)
    {
        terminal.Error.WriteLine(new Fault(InputFault.ScenarioInvalid, new(scenario), "the scenario has no registry, so nothing is matched", "compare scenarios that name one"));
        return false;
    }

    /// <summary>All bytes of a file or of standard input.</summary>
    public ReadResult<byte[]> Bytes(string name)
    {
        try
        {
            if (name != StandardInput) return ReadResult.Of(File.ReadAllBytes(name));
            using var stream = terminal.Input();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return ReadResult.Of(memory.ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ReadResult.Failed<byte[]>(new Fault(
                InputFault.FileUnreadable, new(name), Directory.Exists(name) ? "is a folder, not a file" : File.Exists(name) ? "the file cannot be read" : "there is no such file", "name a file that is there and may be read"));
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
                terminal.Error.WriteLine(new Fault(kind.Key.Kind, new(kind.Key.File), $"{more} more like these", $"iomatch show {kind.Key.File} --faults lists all", kind.Key.Severity));
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
