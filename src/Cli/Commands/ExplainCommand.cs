using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch explain BUNDLE --on REGISTRY</c>: does it win, why, and why not.</summary>
internal static class ExplainCommand
{
    public static Command Build(Terminal terminal)
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "A .dext or .kext, or its Info.plist" };
        var registry = new Option<string>("--on") { Description = "The registry: what ioreg -l or ioreg -a printed, a device tree in YAML, or - for standard input", HelpName = "REGISTRY", Required = true };
        var nub = new Option<string?>("--nub") { Description = "One nub only: a path, name, class or id", HelpName = "PATH" };
        var catalogue = new Option<string[]>("--catalogue") { Description = "The drivers it competes with: a built-in name such as macos-15, or a file; may be given several times", HelpName = "NAME" };
        var command = new Command("explain", "Tells whether a driver wins its device, and why") { bundle, registry, nub, catalogue };
        command.Aliases.Add("why");
        command.SetAction(parsed => (int)Run(
            terminal,
            parsed.GetValue(bundle)!,
            parsed.GetValue(registry)!,
            parsed.GetValue(nub),
            parsed.GetValue(catalogue) ?? []));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string bundleName, string registryName, string? nubName, string[] catalogueNames)
    {
        var inputs = new Inputs(terminal);
        // all inputs are read before anything is refused: one run tells of every fault
        var usable = inputs.TryRegistry(registryName, out var registry)
            & inputs.TryCatalogue(catalogueNames, out var system)
            & inputs.TryBundle(bundleName, out var bundle);
        if (!usable) return ExitCode.Unusable;

        var source = system!.With(bundle!);
        var outcome = MatchSimulator.Run(registry!, source);
        IReadOnlyCollection<Service>? nubs = null;
        if (nubName is not null)
        {
            nubs = outcome.Find(nubName);
            if (nubs.Count == 0)
            {
                terminal.Error.WriteLine(new Fault(InputFault.TreeInvalid, new(registryName), $"no nub {nubName} is in the registry", "name a path, a name, a class or an id that iomatch show prints"));
                return ExitCode.Unusable;
            }
        }
        var question = DriverQuestion.Of(source, bundle!, Path.GetFileName(bundleName.TrimEnd('/', '\\')));
        var diagnosis = Diagnosis.Of(outcome, question, nubs, Unseen(catalogueNames, bundle!));
        terminal.Output.Write(ExplainText.Of(diagnosis, terminal.Style));
        return ExitCodes.Of(diagnosis.Verdict);
    }

    private static IEnumerable<NotLookedAt> Unseen(string[] catalogues, CatalogueSource asked)
    {
        if (catalogues.Length == 0) yield return NotLookedAt.SystemCatalogue;
        if (asked.Bundles.Any(b => b is { Kind: SourceKind.Dext, Server.Entitlements: null })) yield return NotLookedAt.Entitlements;
        yield return NotLookedAt.Signing;
        yield return NotLookedAt.KernelLog;
        yield return NotLookedAt.DriverModel;
    }
}
