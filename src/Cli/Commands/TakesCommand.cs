using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch takes BUNDLE --on REGISTRY…</c>: every nub that a bundle's personalities match, in as many registries as are given.</summary>
internal static class TakesCommand
{
    public static Command Build(Terminal terminal)
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "A .dext, .kext or .app, or an Info.plist" };
        var registries = new Option<string[]>("--on") { Description = "Registries: output of ioreg -l or ioreg -a, or device trees in YAML; several are allowed", HelpName = "REGISTRY", Required = true, AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };
        var catalogue = Shared.Catalogue("Drivers it competes with: a built-in name such as macos-15, a bundle, or a file (default: none, every match counts)");
        var json = Shared.Json();
        var command = new Command("takes", "Lists every nub that a driver matches, in one registry or in many") { bundle, registries, catalogue, json };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(bundle)!, parsed.GetValue(registries)!, parsed.GetValue(catalogue) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string bundleName, string[] registryNames, string[] catalogueNames, bool json)
    {
        var inputs = new Inputs(terminal);
        var usable = inputs.TryCatalogue(catalogueNames, out var system) & inputs.TryCatalogue([bundleName], out var bundle);
        var source = usable ? system!.With(bundle!) : Catalogue.Empty;
        var found = new List<(string, Diagnosis)>();
        using var progress = Progress.On(terminal, "registries", registryNames.Length);
        foreach (var name in registryNames)
        {
            usable &= inputs.TryRegistry(name, out var registry);
            if (!usable) continue;
            var outcome = MatchSimulator.Run(registry!, source);
            found.Add((name, Diagnosis.Of(outcome, DriverQuestion.Of(source, bundle!, AskedBundle.NameOf(bundleName, bundle!)))));
            progress.Step();
        }
        progress.Clear();
        if (!usable) return ExitCode.Unusable;
        var hasRivals = catalogueNames.Length > 0;
        terminal.Output.Write(json ? TakesJson.Of(found, hasRivals, ToolVersion.Text) : TakesText.Of(found, hasRivals, terminal.Style));
        return found.Exists(f => f.Item2.Nubs.Any(n => n.Best.Matched)) ? ExitCode.Yes : ExitCode.No;
    }
}
