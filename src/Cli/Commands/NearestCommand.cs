using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch nearest REGISTRY --catalogue NAME</c>: which personalities come nearest to nubs that nobody drives.</summary>
internal static class NearestCommand
{
    private const int MostNubs = 250;
    private const int UsualMost = 5;

    public static Command Build(Terminal terminal)
    {
        var registry = Shared.Registry();
        var nub = new Option<string?>("--nub") { Description = "Only this nub, with or without a driver: its path, name, class or id (default: all nubs without a driver)", HelpName = "PATH" };
        var catalogue = Shared.Catalogue("Personalities: a built-in name such as macos-15, a bundle, a folder of bundles, or a file; may be repeated");
        catalogue.Required = true;
        var most = new Option<int>("--most") { Description = "Number of personalities to list per nub", DefaultValueFactory = _ => UsualMost, HelpName = "N" };
        most.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--most must be at least 1.");
        });
        var json = Shared.Json();
        var command = new Command("nearest", "Lists the personalities closest to matching a nub") { registry, nub, catalogue, most, json };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(registry)!, parsed.GetValue(nub), parsed.GetValue(catalogue) ?? [], parsed.GetValue(most), parsed.GetValue(json)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string registryName, string? nubName, string[] catalogueNames, int most, bool json)
    {
        var inputs = new Inputs(terminal);
        if (!(inputs.TryRegistry(registryName, out var registry) & inputs.TryCatalogue(catalogueNames, out var source))) return ExitCode.Unusable;
        var outcome = MatchSimulator.Run(registry!, source!, transcribe: false);
        if (!inputs.TryNubs(outcome, registryName, nubName, out var named)) return ExitCode.Unusable;
        var nubs = named is not null ? [.. named] : NearestPersonalities.Unmatched(outcome).ToList();
        var looked = nubs.Take(named is not null ? 1 : MostNubs).Select(n => NearestPersonalities.Of(outcome, n, most)).ToList();
        var more = named is not null ? 0 : nubs.Count - looked.Count;
        terminal.Output.Write(json ? NearestJson.Of(looked, more, ToolVersion.Text) : NearestText.Of(looked, more, terminal.Style));
        return looked.Count == 0 ? ExitCode.Yes : ExitCode.No;
    }
}
