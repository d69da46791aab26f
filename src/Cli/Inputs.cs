using System.Diagnostics.CodeAnalysis;

namespace IOMatch.Cli;

/// <summary>Opens what the user named and tells of every fault on standard error.</summary>
internal sealed class Inputs(Terminal terminal)
{
    /// <summary>Standard input.</summary>
    public const string StandardInput = "-";

    public bool TryRegistry(string name, [NotNullWhen(true)] out Registry? registry) =>
        TryTell(name == StandardInput ? ReadStandardInput() : Registry.Read(name), out registry);

    public bool TryCatalogue(IEnumerable<string> names, [NotNullWhen(true)] out CatalogueSource? source) =>
        TryTell(CatalogueReader.Read(names), out source);

    /// <summary>A bundle or an Info.plist alone.</summary>
    public bool TryBundle(string name, [NotNullWhen(true)] out CatalogueSource? source) => TryTell(CatalogueReader.Read(name), out source);

    /// <summary>Tells of the errors and warnings of a result; what is only worth knowing is for lint.</summary>
    public bool TryTell<T>(ReadResult<T> result, [NotNullWhen(true)] out T? value)
        where T : class
    {
        foreach (var fault in result.Faults)
        {
            if (fault.Severity != FaultSeverity.Note) terminal.Error.WriteLine(fault);
        }
        return result.TryGet(out value);
    }

    private ReadResult<Registry> ReadStandardInput()
    {
        using var stream = terminal.Input();
        return Registry.Read(stream, "stdin");
    }
}
