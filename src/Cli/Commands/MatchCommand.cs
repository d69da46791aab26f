using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch match REGISTRY --catalogue NAME</c>: who drives what.</summary>
internal static class MatchCommand
{
    public static Command Build(Terminal terminal)
    {
        var registry = Shared.Registry();
        var nub = Shared.Nub();
        var catalogue = Shared.Catalogue("The drivers: a built-in name such as macos-15, a bundle, a folder of them, or a file; may be given several times");
        catalogue.Required = true;
        var json = Shared.Json();
        var command = new Command("match", "Tells which drivers start on which nubs") { registry, nub, catalogue, json };
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(registry)!, parsed.GetValue(nub), parsed.GetValue(catalogue) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string registryName, string? nubName, string[] catalogueNames, bool json)
    {
        var inputs = new Inputs(terminal);
        if (!(inputs.TryRegistry(registryName, out var registry) & inputs.TryCatalogue(catalogueNames, out var source))) return ExitCode.Unusable;
        var outcome = MatchSimulator.Run(registry!, source!);
        if (!inputs.TryNubs(outcome, registryName, nubName, out var nubs)) return ExitCode.Unusable;
        var survey = Survey.Of(outcome, nubs);
        terminal.Output.Write(json ? SurveyJson.Of(survey, App.Version) : SurveyText.Of(survey, terminal.Style));
        return ExitCode.Yes;
    }
}
