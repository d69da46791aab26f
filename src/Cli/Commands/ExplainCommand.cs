using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch explain BUNDLE --on REGISTRY</c>: does it win, why, and why not.</summary>
internal static class ExplainCommand
{
    public static Command Build(Terminal terminal)
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "A .dext or .kext, or its Info.plist" };
        var registry = Shared.On();
        var nub = Shared.Nub();
        var catalogue = Shared.Catalogue("The drivers it competes with: a built-in name such as macos-15, a bundle, or a file; may be given several times");
        var json = Shared.Json();
        var brief = new Option<bool>("--brief") { Description = "One line a nub" };
        var trace = new Option<bool>("--trace") { Description = "Everything that was asked, in the kernel's order" };
        var command = new Command("explain", "Tells whether a driver wins its device, and why or why not") { bundle, registry, nub, catalogue, json, brief, trace };
        command.Aliases.Add("why");
        command.Validators.Add(result =>
        {
            if ((result.GetValue(json) ? 1 : 0) + (result.GetValue(brief) ? 1 : 0) + (result.GetValue(trace) ? 1 : 0) > 1) result.AddError("--json, --brief and --trace exclude each other.");
        });
        command.SetAction(parsed => (int)Run(
            terminal,
            parsed.GetValue(bundle)!,
            parsed.GetValue(registry)!,
            parsed.GetValue(nub),
            parsed.GetValue(catalogue) ?? [],
            diagnosis => parsed.GetValue(json) ? ExplainJson.Of(diagnosis, App.Version)
                : parsed.GetValue(brief) ? BriefText.Of(diagnosis, terminal.Style)
                : parsed.GetValue(trace) ? TraceText.Of(diagnosis, terminal.Style)
                : ExplainText.Of(diagnosis, terminal.Style)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string bundleName, string registryName, string? nubName, string[] catalogueNames, Func<Diagnosis, string> render)
    {
        var inputs = new Inputs(terminal);
        // all inputs are read before anything is refused: one run tells of every fault
        var usable = inputs.TryRegistry(registryName, out var registry)
            & inputs.TryCatalogue(catalogueNames, out var system)
            & inputs.TryCatalogue([bundleName], out var bundle);
        if (!usable) return ExitCode.Unusable;

        var source = system!.With(bundle!);
        var outcome = MatchSimulator.Run(registry!, source);
        if (!inputs.TryNubs(outcome, registryName, nubName, out var nubs)) return ExitCode.Unusable;
        var question = DriverQuestion.Of(source, bundle!, Path.GetFileName(bundleName.TrimEnd('/', '\\')));
        var diagnosis = Diagnosis.Of(outcome, question, nubs, Unseen(catalogueNames, bundle!));
        terminal.Output.Write(render(diagnosis));
        return ExitCodes.Of(diagnosis.Verdict);
    }

    internal static IEnumerable<NotLookedAt> Unseen(string[] catalogues, CatalogueSource asked)
    {
        if (catalogues.Length == 0) yield return NotLookedAt.SystemCatalogue;
        if (asked.Bundles.Any(b => b is { Kind: SourceKind.Dext, Server.Entitlements: null })) yield return NotLookedAt.Entitlements;
        yield return NotLookedAt.Signing;
        yield return NotLookedAt.KernelLog;
        yield return NotLookedAt.DriverModel;
    }
}
