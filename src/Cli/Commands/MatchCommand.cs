using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch match REGISTRY --catalogue NAME</c>: who drives what.</summary>
internal static class MatchCommand
{
    public static Command Build(Terminal terminal)
    {
        var registry = Shared.Registry();
        var nub = Shared.Nub();
        var catalogue = Shared.Catalogue("Drivers: a built-in name such as macos-15, a bundle, a folder of bundles, or a file; may be repeated");
        catalogue.Required = true;
        var json = Shared.Json();
        var format = Shared.Format();
        var command = new Command("match", "Shows which drivers start on which nubs") { registry, nub, catalogue, json, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && Shared.DiagramOf(result.GetValue(format)) is not null) result.AddError("--json and a diagram exclude each other.");
        });
        command.SetAction(parsed => (int)Run(terminal, parsed.GetValue(registry)!, parsed.GetValue(nub), parsed.GetValue(catalogue) ?? [], survey => parsed.GetValue(json) ? SurveyJson.Of(survey, ToolVersion.Text)
            : Shared.DiagramOf(parsed.GetValue(format)) is { } diagram ? RaceDiagram.Of(survey, diagram)
            : SurveyText.Of(survey, terminal.Style)));
        return command;
    }

    private static ExitCode Run(Terminal terminal, string registryName, string? nubName, string[] catalogueNames, Func<Survey, string> render)
    {
        var inputs = new Inputs(terminal);
        if (!(inputs.TryRegistry(registryName, out var registry) & inputs.TryCatalogue(catalogueNames, out var source))) return ExitCode.Unusable;
        var outcome = MatchSimulator.Run(registry!, source!);
        if (!inputs.TryNubs(outcome, registryName, nubName, out var nubs)) return ExitCode.Unusable;
        terminal.Output.Write(render(Survey.Of(outcome, nubs)));
        return ExitCode.Yes;
    }
}
