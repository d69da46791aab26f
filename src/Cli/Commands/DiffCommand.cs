using System.CommandLine;

namespace IOMatch.Cli;

/// <summary><c>iomatch diff BEFORE AFTER --on REGISTRY</c>: only the nubs whose winner changed, and why.</summary>
internal static class DiffCommand
{
    public static Command Build(Terminal terminal)
    {
        var before = new Argument<string>("BEFORE") { Description = "With --on a bundle, an Info.plist or a catalogue such as macos-11; without it a scenario or a registry" };
        var after = new Argument<string?>("AFTER") { Description = "Same kinds as BEFORE. If omitted, BEFORE is compared with --catalogue alone", Arity = ArgumentArity.ZeroOrOne };
        var registry = Shared.On();
        registry.Required = false;
        var catalogue = Shared.Catalogue("Drivers that both sides have: a built-in name such as macos-15, a bundle, or a file; may be repeated");
        var json = Shared.Json();
        var command = new Command("diff", "Shows which nubs get another driver, and why") { before, after, registry, catalogue, json };
        command.Validators.Add(result =>
        {
            var isOne = result.GetValue(after) is null;
            if (isOne && result.GetValue(registry) is null) result.AddError("diff compares two scenarios, or two registries; with --on it compares two bundles or catalogues.");
            else if (isOne && result.GetValue(catalogue) is null or []) result.AddError("With only one bundle, --catalogue must name the drivers to compare with.");
        });
        command.SetAction(parsed => (int)Run(
            terminal,
            new(parsed.GetValue(before)!, parsed.GetValue(after), parsed.GetValue(registry), parsed.GetValue(catalogue) ?? []),
            (diff, old, now) => parsed.GetValue(json) ? OutcomeDiffJson.Of(diff, old, now, ToolVersion.Text) : OutcomeDiffText.Of(diff, old, now, terminal.Style)));
        return command;
    }

    private sealed record Given(string Before, string? After, string? Registry, string[] Catalogues);

    private static ExitCode Run(Terminal terminal, Given given, Func<OutcomeDiff, string, string, string> render)
    {
        var inputs = new Inputs(terminal);
        var usable = given.Registry is not null ? TryCatalogues(inputs, given, given.Registry, out var before, out var after)
            : IsScenario(given.Before) && IsScenario(given.After!) ? TryScenario(inputs, given.Before, out before) & TryScenario(inputs, given.After!, out after)
            : TryRegistries(inputs, given, out before, out after);
        if (!usable) return ExitCode.Unusable;
        var diff = OutcomeDiff.Of(before!, after!);
        var catalogues = string.Join(", ", given.Catalogues);
        terminal.Output.Write(given.After is null
            ? render(diff, catalogues, $"with {given.Before}")
            : render(diff, given.Before, given.After));
        return ExitCodes.Of(diff);
    }

    private static bool TryCatalogues(Inputs inputs, Given given, string registryName, out Outcome? before, out Outcome? after)
    {
        before = after = null;
        Catalogue? second = null;
        var usable = inputs.TryRegistry(registryName, out var registry)
            & inputs.TryCatalogue(given.Catalogues, out var both)
            & inputs.TryCatalogue([given.Before], out var first)
            & (given.After is null || inputs.TryCatalogue([given.After], out second));
        if (!usable) return false;
        before = MatchSimulator.Run(registry!, second is null ? both! : both!.With(first!));
        after = MatchSimulator.Run(registry!, both!.With(second ?? first!));
        return true;
    }

    private static bool TryRegistries(Inputs inputs, Given given, out Outcome? before, out Outcome? after)
    {
        before = after = null;
        var usable = inputs.TryRegistry(given.Before, out var first)
            & inputs.TryRegistry(given.After!, out var second)
            & inputs.TryCatalogue(given.Catalogues, out var drivers);
        if (!usable || !inputs.HasDrivers(given.Catalogues)) return false;
        before = MatchSimulator.Run(first!, drivers!);
        after = MatchSimulator.Run(second!, drivers!);
        return true;
    }

    private static bool TryScenario(Inputs inputs, string file, out Outcome? outcome)
    {
        outcome = inputs.TryTell(Scenario.Read(file), out var scenario) ? ScenarioRun.Of(scenario).Outcome : null;
        return outcome is not null || (scenario is not null && inputs.NoRegistry(file));
    }

    private static bool IsScenario(string file)
    {
        if (Path.GetExtension(file).ToLowerInvariant() is not (".yaml" or ".yml")) return false;
        try
        {
            return Scenario.IsOne(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // told when it is read as a registry
        }
    }
}
