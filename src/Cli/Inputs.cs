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
